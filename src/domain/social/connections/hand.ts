import type { PayloadRequest } from 'payload'
import { platformKeys, type PlatformKey } from '@/src/domain/social/rules/platforms'
import { sqlOf } from '@/src/engine/database'
import { as } from '@/src/engine/doors'
import { fail } from '@/src/errors'
import { accountUrl } from './accountUrl'

type Given = Record<string, unknown>

const text = (value: unknown, most: number): string => (typeof value === 'string' ? value.trim().slice(0, most) : '')

/** How an account is called in lists: its name and handle. At most 100 characters. */
export const labelOf = ({ displayName, handle }: { displayName?: string | null; handle?: string | null }): string =>
  [displayName, handle && displayName !== handle ? `@${handle}` : ''].filter(Boolean).join(' · ').slice(0, 100)

const knownSql = `select id, status::text from connections where client_id = $1 and kind = 'social_account' and platform::text = $2 and lower(handle) = lower($3) limit 1`

const othersSql = `select o.id from clients c join connections o on o.agency_id = c.agency_id and o.client_id <> c.id
  where c.id = $1 and o.kind = 'social_account' and o.platform::text = $2 and lower(o.handle) = lower($3) and o.status::text <> 'revoked'`

/** Whether another client of the agency has this account, as far as the caller may see that client's: nobody else learns of it. */
const isElsewhere = async (req: PayloadRequest, client: string, platform: PlatformKey, handle: string): Promise<boolean> => {
  const others = await sqlOf(req).query<{ id: string }>(othersSql, [client, platform, handle])
  return others.length > 0 && (await as(req).count('connections', { id: { in: others.map(({ id }) => id) } })) > 0
}

/**
 * What a person may say of an account that is posted to by hand: network, handle, name, address. Everything else of the row is the platform's.
 * Throws VAL_002, VAL_003, RES_002 named EXISTS with the row in `details.connection` or OTHER_CLIENT.
 */
export const handAccount = async (req: PayloadRequest, client: string | null, given: Given): Promise<Given> => {
  if (!client) throw fail('VAL_002', { field: 'client', message: 'Say which client this account belongs to.' })
  const platform = text(given.platform, 30) as PlatformKey
  if (!platformKeys.includes(platform)) throw fail('VAL_001', { field: 'platform', message: `The network is one of ${platformKeys.join(', ')}.` })
  if (given.mode && given.mode !== 'hand') throw fail('VAL_001', { field: 'mode', message: 'An account that is published to is connected through its network: ask for /connections/authorize.' })
  const handle = text(given.handle, 100).replace(/^@/, '')
  if (!handle) throw fail('VAL_002', { field: 'handle', message: 'Enter the name of the account, as its page shows it.' })
  const profileUrl = accountUrl(platform, text(given.profileUrl, 2048))
  const [known] = await sqlOf(req).query<{ id: string; status: string }>(knownSql, [client, platform, handle])
  if (known) throw fail('RES_002', { name: 'EXISTS', field: 'handle', message: known.status === 'revoked' ? 'This account was disconnected. Reconnect it instead of adding it again.' : 'This account is connected already.', details: { connection: known.id } })
  if (await isElsewhere(req, client, platform, handle)) throw fail('RES_002', { name: 'OTHER_CLIENT', field: 'handle', message: 'This account is connected for another client of your agency. Disconnect it there first; it belongs to one client at a time.' })
  const displayName = text(given.displayName, 100) || handle
  return { kind: 'social_account', platform, mode: 'hand', handle, displayName, profileUrl, label: labelOf({ displayName, handle }), status: 'ok', connectedAt: new Date().toISOString() }
}

/** What a person may change of an account: its shown name, and of one by hand its address too. */
export const changedAccount = (row: Given, given: Given): Given => {
  const displayName = 'displayName' in given ? text(given.displayName, 100) : undefined
  const isHand = row.mode === 'hand'
  return {
    ...(displayName && { displayName, label: labelOf({ displayName, handle: row.handle as string }) }),
    ...(isHand && typeof given.profileUrl === 'string' && given.profileUrl !== row.profileUrl && { profileUrl: accountUrl(row.platform as PlatformKey, given.profileUrl) }),
  }
}
