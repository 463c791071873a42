import type { PayloadRequest } from 'payload'
import { sqlOf, type Db } from '@/src/engine/database'
import { open, seal } from '@/src/engine/secrets'
import { env } from '@/src/env'

/** What an account is reached with, as it is sealed; times are epoch milliseconds. */
export type Access = { access: string; accessEndsAt: number | null; refresh: string | null; consentEndsAt: number | null; scopes: string[] }

const ownerOf = (connection: string): string => `connections|${connection}`

const keepSql = `insert into sealed_secrets (connection_id, sealed) values ($1, $2) on conflict (connection_id) do update set sealed = excluded.sealed, sealed_at = now()`
const datesSql = `update connections set expires_at = $2, next_refresh_at = $3, scopes = $4::jsonb, updated_at = now() where id = $1`

const day = 86_400_000

/** When tokens are renewed next: seven days before their end; short ones once a day, so that a consent withdrawn over there is noticed. */
const nextRefreshOf = ({ accessEndsAt, refresh }: Access, now = Date.now()): Date | null => {
  if (!refresh || accessEndsAt === null) return null
  return new Date(accessEndsAt - now > 8 * day ? accessEndsAt - 7 * day : now + day)
}

/** Seals an account's tokens, and notes in its row when somebody has to consent again. */
export const keepTokens = async (req: PayloadRequest, connection: string, tokens: Access): Promise<void> => {
  await sqlOf(req).query(keepSql, [connection, seal(JSON.stringify(tokens), ownerOf(connection))])
  const end = tokens.consentEndsAt === null ? null : new Date(tokens.consentEndsAt)
  await sqlOf(req).query(datesSql, [connection, end, nextRefreshOf(tokens), JSON.stringify(tokens.scopes)])
}

/** An account's tokens, or null when it has none. */
export const tokensOf = async (db: Db, connection: string): Promise<Access | null> => {
  const [row] = await db.query<{ sealed: string }>('select sealed from sealed_secrets where connection_id = $1', [connection])
  return row ? (JSON.parse(open(row.sealed, ownerOf(connection))) as Access) : null
}

/** Forgets an account's tokens. */
export const dropTokens = async (req: PayloadRequest, connection: string): Promise<void> => {
  await sqlOf(req).query('delete from sealed_secrets where connection_id = $1', [connection])
  await sqlOf(req).query('update connections set next_refresh_at = null, expires_at = null where id = $1', [connection])
}

type App = { clientId: string; clientSecret: string }

const appSql = (agency: string, platform: string) => `select c.id, c.account_id as "clientId", s.sealed from connections c join sealed_secrets s on s.connection_id = c.id
  where c.agency_id = ${agency} and c.client_id is null and c.kind = 'oauth_app' and c.vendor::text = ${platform} and c.status <> 'revoked' and c.account_id is not null order by c.created_at desc limit 1`

/** The application to which people consent: the agency's own, else the platform's; null when there is none. */
export const applicationFor = async (db: Db, agency: string, platform: string): Promise<App | null> => {
  const [own] = await db.query<{ id: string; clientId: string; sealed: string }>(appSql('$1', '$2'), [agency, platform])
  if (own) return { clientId: own.clientId, clientSecret: open(own.sealed, ownerOf(own.id)) }
  const { clientId, clientSecret } = env.networks[platform as keyof typeof env.networks] ?? {}
  return clientId && clientSecret ? { clientId, clientSecret } : null
}

const restingSql = `select 1 from connections a left join lateral (${appSql('a.agency_id', '$1')}) own on true
  where a.kind = 'social_account' and a.platform::text = $1 and a.mode = 'channel' and a.status <> 'revoked' and coalesce(own."clientId", $3) = $2 limit 1`

/** Whether any account still connected, of whichever agency, came by the same application, so that one person's consent may stand behind it too. */
export const restsOn = async (db: Db, clientId: string, platform: string): Promise<boolean> =>
  (await db.query(restingSql, [platform, clientId, env.networks[platform as keyof typeof env.networks]?.clientId ?? ''])).length > 0
