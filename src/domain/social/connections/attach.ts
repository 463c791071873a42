import type { PayloadRequest } from 'payload'
import { platformRules } from '@/src/domain/social/rules'
import { inTransaction, sqlOf } from '@/src/engine/database'
import { asSystem } from '@/src/engine/doors'
import { fail } from '@/src/errors'
import { labelOf } from './hand'
import { linkById, openFound, ownLink, sealFound, type Link } from './link'
import { keepTokens, type Access } from './tokens'

export type FoundAccount = { id: string; name: string; handle: string; profileUrl: string | null; avatar: string | null; access?: string }
export type Found = { tokens: Access; accounts: FoundAccount[] }

const close = 'update account_links set closed_at = now(), accounts = null, error = $2, sealed = $3 where id = $1'

/** What a worker found behind a consent: one account is connected at once, of several the person chooses. */
export const settleFound = (req: PayloadRequest, id: string, found: Found): Promise<{ connection?: string; choose?: boolean; error?: string }> =>
  inTransaction(req, async () => {
    const link = await linkById(req, id)
    if (!link || link.isClosed) return { error: 'gone' }
    const wanted = link.connection ? await wantedOf(req, link) : null
    const fitting = wanted ? found.accounts.filter((account) => account.id === wanted) : found.accounts
    if (fitting.length === 0) return ended(req, link, found.accounts.length ? 'other_account' : 'no_account')
    if (fitting.length === 1 && (await isElsewhere(req, link, fitting[0]!.id))) return ended(req, link, 'other_client')
    if (fitting.length === 1) return { connection: await connect(req, link, fitting[0]!, found) }
    await sqlOf(req).query(`update account_links set sealed = $2, accounts = $3::jsonb, expires_at = now() + interval '1 hour' where id = $1`, [id, sealFound(id, found), JSON.stringify(fitting.map(({ id: account, name, handle }) => ({ id: account, name, handle })))])
    return { choose: true }
  })

const ended = async (req: PayloadRequest, { id }: Link, error: string): Promise<{ error: string }> => {
  await sqlOf(req).query(close, [id, error, sealFound(id, null)])
  return { error }
}

const wantedOf = async (req: PayloadRequest, { connection }: Link): Promise<string | null> =>
  (await sqlOf(req).query<{ id: string | null }>('select external_account_id as id from connections where id = $1', [connection]))[0]?.id ?? null

/** The person's choice among several accounts. Throws RES_001, AUTH_009 when it is late or settled, RES_002 named OTHER_CLIENT. */
export const choose = (req: PayloadRequest, id: string, account: string): Promise<{ connection: string }> =>
  inTransaction(req, async () => {
    const link = await ownLink(req, id, true)
    if (link.isClosed || link.isLate || !link.accounts) throw fail('AUTH_009', { message: 'This choice is no longer open. Start connecting again.' })
    const found = openFound<Found>(id, link.sealed)
    const chosen = found.accounts.find((each) => each.id === account)
    if (!chosen) throw fail('RES_001', { field: 'account', message: 'This account is not among those that were found.' })
    if (await isElsewhere(req, link, chosen.id)) throw fail('RES_002', { name: 'OTHER_CLIENT', field: 'account', message: 'Your agency has this account connected in another place. It has to be disconnected there first.' })
    return { connection: await connect(req, link, chosen, found) }
  })

const knownSql = `select id, status::text as status from connections where client_id = $1 and kind = 'social_account' and platform::text = $2 and (external_account_id = $3 or id = $4) order by (id = $4) desc limit 1 for update`

const elsewhereSql = `select id from connections where agency_id = $1 and client_id <> $2 and kind = 'social_account' and platform::text = $3 and external_account_id = $4 and status::text <> 'revoked' limit 1`

/** Whether another client of the agency has this account; held until the transaction ends, so that of two at once one has it. Of other agencies nothing is asked. */
const isElsewhere = async (req: PayloadRequest, { agency, client, platform }: Link, account: string): Promise<boolean> => {
  await sqlOf(req).query('select pg_advisory_xact_lock(hashtext($1))', [`account:${agency}:${platform}:${account}`])
  return (await sqlOf(req).query(elsewhereSql, [agency, client, platform, account])).length > 0
}

const connect = async (req: PayloadRequest, link: Link, account: FoundAccount, { tokens }: Found): Promise<string> => {
  const { agency, client, platform } = link
  const displayName = account.name.slice(0, 100)
  const handle = account.handle.slice(0, 100)
  const row = {
    kind: 'social_account', platform, mode: 'channel', handle, displayName, label: labelOf({ displayName, handle }), avatar: account.avatar, profileUrl: account.profileUrl,
    externalAccountId: account.id, status: 'ok', lastError: null, connectedAt: new Date().toISOString(), lastCheckedAt: new Date().toISOString(),
  }
  const [known] = await sqlOf(req).query<{ id: string }>(knownSql, [client, platform, account.id, link.connection])
  const door = asSystem(req, `connect-${platformRules[platform].icon}`)
  const { id } = known ? await door.update('connections', known.id, row as never) : await door.create('connections', { ...row, agency, client } as never)
  await keepTokens(req, id, account.access ? { ...tokens, access: account.access, accessEndsAt: null } : tokens)
  await sqlOf(req).query(close, [link.id, null, sealFound(link.id, null)])
  await sqlOf(req).query('update account_links set connection_id = $2 where id = $1', [link.id, id])
  return id
}
