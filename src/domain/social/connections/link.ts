import { createHash, randomBytes } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { agencyUrl } from '@/src/domain/platform/hosts/address'
import type { Place } from '@/src/domain/platform/hosts/place'
import { platformRules, type PlatformKey } from '@/src/domain/social/rules'
import { inTransaction, sqlOf } from '@/src/engine/database'
import { as } from '@/src/engine/doors'
import { awaitEffect, reserveEffect } from '@/src/engine/effects'
import { idOf } from '@/src/engine/idOf'
import { isUuid, uuidv7 } from '@/src/engine/ids'
import { open, seal } from '@/src/engine/secrets'
import { rolesOn } from '@/src/engine/tenancy/membership'
import { agencyStaff } from '@/src/engine/tenancy/who'
import { env } from '@/src/env'
import { fail } from '@/src/errors'
import { applicationFor } from './tokens'

/** The kind of effect that says where a person consents: `{ platform, agency, challenge }`; the state is put in afterwards. */
export const addressKind = 'social.address'
export const redirectUri = `${env.appUrl}/api/connections/callback`

type Wanted = { client: string; platform: PlatformKey; connection?: string; returnTo?: string }

const owner = (id: string): string => `account_links|${id}`
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** The verifier of a link under way. */
export const verifierOf = (id: string, sealed: string): string => open(sealed, owner(id))
/** Keeps what came back, sealed, until the person has chosen. */
export const sealFound = (id: string, found: unknown): string => seal(JSON.stringify(found), owner(id))
/** What `sealFound` closed. Throws when it was sealed for another link. */
export const openFound = <T>(id: string, sealed: string): T => JSON.parse(open(sealed, owner(id))) as T

const insertSql = `insert into account_links (id, state_hash, user_id, agency_id, client_id, platform, connection_id, sealed, return_to, expires_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, now() + interval '10 minutes')`

const connecting: readonly string[] = [...agencyStaff, 'client']

/**
 * Begins to connect an account: answers the network's address at which the person consents. What comes back is taken once, within ten
 * minutes, from the same person. Throws RES_001, AUTH_004, RES_003 named NOT_SUPPORTED, BIZ_008 without an application.
 */
export const authorize = async (req: PayloadRequest, { client, platform, connection, returnTo }: Wanted): Promise<{ url: string }> => {
  const row = await as(req).findByID('clients', isUuid(client) ? client : '', { agency: true })
  const agency = idOf(row.agency)!
  if (!rolesOn(req.user, { agency, client }).some((role) => connecting.includes(role))) throw fail('AUTH_004')
  const { channel, label } = platformRules[platform]
  if (!channel) throw fail('RES_003', { name: 'NOT_SUPPORTED', message: `${label} is posted to by hand: add the account with its name and address.` })
  if (!(await applicationFor(sqlOf(req), agency, platform))) throw fail('BIZ_008', { message: `${label} cannot be connected yet: no application is set up for it. Ask your agency.` })
  const [id, state, verifier] = [uuidv7(), randomBytes(32).toString('base64url'), randomBytes(48).toString('base64url')]
  const challenge = createHash('sha256').update(verifier).digest('base64url')
  const key = `account-link:${id}:address`
  await inTransaction(req, async () => {
    await sqlOf(req).query(insertSql, [id, sha256(state), req.user!.id, agency, client, platform, connection ?? null, seal(verifier, owner(id)), await wayBack(req, agency, client, returnTo)])
    await reserveEffect(req, { key, kind: addressKind, agency, client, repeatable: true, request: { platform, agency, challenge } })
  })
  const { response } = await awaitEffect<{ url: string }>(req, key, { seconds: 15 })
  if (!response) throw fail('SYS_002', { message: 'The network’s page could not be prepared. Try again in a minute.' })
  return { url: response.url.replace('STATE', encodeURIComponent(state)) }
}

/** Where the person goes on, at the host at which they began. */
const wayBack = async (req: PayloadRequest, agency: string, client: string, given?: string): Promise<string> => {
  const place = req.context.place as Place | null | undefined
  const origin = place?.kind === 'agency' ? await agencyUrl(req, agency) : env.appUrl
  const isClient = rolesOn(req.user, { agency, client }).every((role) => role === 'client')
  return `${origin}${given ?? (isClient ? '/accounts' : '/admin/collections/connections')}`
}

export type Link = { id: string; user: string; agency: string; client: string; platform: PlatformKey; connection: string | null; sealed: string; returnTo: string; accounts: { id: string; name: string; handle: string }[] | null; error: string | null; isUsed: boolean; isLate: boolean; isClosed: boolean }

const columns = `id, user_id as "user", agency_id as agency, client_id as client, platform, connection_id as connection, sealed, return_to as "returnTo", accounts, error,
  used_at is not null as "isUsed", expires_at <= now() as "isLate", closed_at is not null as "isClosed"`

/** The link that a state belongs to, used and late ones too; undefined for an unknown state. */
export const linkOfState = async (req: PayloadRequest, state: string): Promise<Link | undefined> => {
  const [link] = await sqlOf(req).query<Link>(`select ${columns} from account_links where state_hash = $1`, [sha256(state)])
  return link
}

/** Whether the caller began a link and still has to do with its client. */
export const isOwn = ({ user, agency, client }: Link, req: PayloadRequest): boolean => req.user?.id === user && rolesOn(req.user, { agency, client }).length > 0

/** A link by its id, locked when asked; for the one who began it, while the client is theirs. Throws RES_001. */
export const ownLink = async (req: PayloadRequest, id: string, locked = false): Promise<Link> => {
  const [link] = isUuid(id) ? await sqlOf(req).query<Link>(`select ${columns} from account_links where id = $1 and user_id = $2 ${locked ? 'for update' : ''}`, [id, req.user!.id]) : []
  if (!link || !isOwn(link, req)) throw fail('RES_001')
  return link
}

/** The same for the platform itself. */
export const linkById = async (req: PayloadRequest, id: string): Promise<Link | undefined> =>
  (await sqlOf(req).query<Link>(`select ${columns} from account_links where id = $1 for update`, [id]))[0]
