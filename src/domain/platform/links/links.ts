import { createHash, randomBytes } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { sqlOf } from '@/src/engine/database'
import { uuidv7 } from '@/src/engine/ids'
import { fail } from '@/src/errors'

export type Purpose = 'reset' | 'verify' | 'email' | 'invitation'

/** How long a link holds, in hours, and the page that takes its token, which stands behind `#` and so in no log. */
export const kinds: Record<Purpose, { hours: number; page: string }> = {
  reset: { hours: 1, page: '/sign-in/reset' },
  verify: { hours: 72, page: '/sign-in/verify' },
  email: { hours: 72, page: '/sign-in/verify' },
  invitation: { hours: 7 * 24, page: '/sign-in/accept' },
}

export type Link<D = Record<string, unknown>> = { id: string; user: string; agency: string | null; data: D }

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest()

type Wanted = { purpose: Purpose; user: string; agency?: string | null; data?: object }

/** Makes a link's token, of which only the hash is kept; earlier links of the same kind are void from now on. */
export const makeLink = async (req: PayloadRequest, { purpose, user, agency = null, data = {} }: Wanted): Promise<{ token: string; expiresAt: Date; id: string }> => {
  const [token, id] = [randomBytes(32).toString('base64url'), uuidv7()]
  await turnOf(req, user)
  await voidLinks(req, purpose, user, agency)
  const [row] = await sqlOf(req).query<{ expiresAt: Date }>(
    `insert into one_time_links (id, purpose, user_id, agency_id, hash, data, expires_at) values ($1, $2, $3, $4, $5, $6, now() + make_interval(hours => $7)) returning expires_at as "expiresAt"`,
    [id, purpose, user, agency, hashOf(token), JSON.stringify(data), kinds[purpose].hours])
  return { token, id, expiresAt: row!.expiresAt }
}

/** Voids what is open of a kind for a person, and in an agency where one is named. */
export const voidLinks = async (req: PayloadRequest, purpose: Purpose, user: string, agency: string | null = null): Promise<void> => {
  await sqlOf(req).query('update one_time_links set used_at = now() where purpose = $1 and user_id = $2 and agency_id is not distinct from $3 and used_at is null', [purpose, user, agency])
}

/** Voids every open link by which a person's sign-in could be changed: what was asked for before must not undo what was settled since. */
export const voidSignInLinks = async (req: PayloadRequest, user: string): Promise<void> => {
  await sqlOf(req).query(`update one_time_links set used_at = now() where user_id = $1 and purpose in ('reset', 'email') and used_at is null`, [user])
}

const columns = 'id, user_id as "user", agency_id as agency, data'

/** The link of a token while it holds, without using it. Throws AUTH_009. */
export const openLink = async <D>(req: PayloadRequest, purposes: readonly Purpose[], token: string): Promise<Link<D> & { purpose: Purpose }> => {
  const [link] = await sqlOf(req).query<Link<D> & { purpose: Purpose }>(`select ${columns}, purpose from one_time_links where hash = $1 and purpose = any($2) and used_at is null and expires_at > now()`, [hashOf(token), purposes])
  if (!link) throw fail('AUTH_009')
  return link
}

/** Uses a link, once: of two at the same time one succeeds. Belongs into the transaction of what it allows. Throws AUTH_009. */
export const takeLink = async (req: PayloadRequest, { id }: { id: string }): Promise<void> => {
  const used = await sqlOf(req).query('update one_time_links set used_at = now() where id = $1 and used_at is null and expires_at > now() returning id', [id])
  if (used.length === 0) throw fail('AUTH_009')
}

/** Waits for the person's turn, so that of links made at the same time the newest alone holds and all are counted. */
const turnOf = async (req: PayloadRequest, user: string): Promise<void> => {
  await sqlOf(req).query('select id from users where id = $1 for no key update', [user])
}

/** How many links of a kind a person was sent in the last hour, by one agency where it is named; nobody else makes one until the transaction ends. */
export const linksSent = async (req: PayloadRequest, purpose: Purpose, user: string, agency: string | null = null): Promise<number> => {
  await turnOf(req, user)
  return (await sqlOf(req).query<{ count: number }>(`select count(*)::int as count from one_time_links where purpose = $1 and user_id = $2 and ($3::uuid is null or agency_id = $3) and created_at > now() - interval '1 hour'`, [purpose, user, agency]))[0]!.count
}
