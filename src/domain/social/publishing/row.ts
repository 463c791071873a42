import type { PayloadRequest } from 'payload'
import type { PlatformKey } from '@/src/domain/social/rules/platforms'
import type { QuietHours } from '@/src/domain/social/rules'
import { sqlOf, type Db } from '@/src/engine/database'

export type PublishState = 'none' | 'queued' | 'publishing' | 'unknown' | 'failed' | 'done'

/** What publishing needs of a post and its account, as the database has them. */
export type Outgoing = {
  id: string; agency: string; client: string; title: string; caption: string; status: string; version: number; platform: PlatformKey | null; agent: string | null
  publishState: PublishState; autoPublish: boolean; scheduledAt: Date | null; approvedAt: Date | null; approvedVersion: number | null; isSame: boolean; isGone: boolean; attempts: number
  connection: string | null; mode: string | null; accountStatus: string | null; account: string | null; accountName: string | null
  /** Where publishing is stopped, or that nobody works there any more, and when its account is quiet. */
  stop: 'agency' | 'client' | 'inactive' | null; quiet: QuietHours | null
}

const columns = `p.id, p.agency_id as agency, p.client_id as client, p.title, coalesce(p.caption, '') as caption, p.status::text as status, coalesce(p.version, 1)::int as version, p.platform::text as platform,
  p.agent_id as agent, p.publish_state::text as "publishState", p.auto_publish is true as "autoPublish", p.scheduled_at as "scheduledAt", p.approved_at as "approvedAt", p.approved_version::int as "approvedVersion",
  p.content_hash is not distinct from p.approved_hash as "isSame", p.deleted_at is not null as "isGone", coalesce(p.publish_attempts, 0)::int as attempts,
  c.id as connection, c.mode::text as mode, c.status::text as "accountStatus", c.external_account_id as account, coalesce(c.display_name, c.handle) as "accountName",
  coalesce((select case when s.client_id is null then 'agency' else 'client' end from publishing_stops s where s.lifted_at is null and s.agency_id = p.agency_id and (s.client_id is null or s.client_id = p.client_id) order by s.client_id nulls first limit 1),
    (select 'inactive' from clients k join agencies g on g.id = k.agency_id where k.id = p.client_id and (k.is_active is false or g.is_active is false or g.subscription_status::text in ('canceled', 'suspended')))) as stop,
  case when c.quiet_from is not null then jsonb_build_object('from', c.quiet_from, 'to', c.quiet_to, 'zone', c.quiet_timezone) end as quiet`

/** A post on its way out, or undefined. */
export const outgoing = async (db: Db, id: string): Promise<Outgoing | undefined> =>
  (await db.query<Outgoing>(`select ${columns} from posts p left join connections c on c.id = p.connection_id where p.id = $1`, [id]))[0]

/** The same, locked until the end of the transaction. */
export const lockOutgoing = async (req: PayloadRequest, id: string): Promise<Outgoing | undefined> => {
  await sqlOf(req).query('select id from posts where id = $1 for update', [id])
  return outgoing(sqlOf(req), id)
}

type More = { error?: string | null; attempts?: number; next?: Date | null }

const moveSql = `update posts set publish_state = $3::text::enum_posts_publish_state, publish_error = $4, next_publish_at = $5, publish_attempts = coalesce($6, publish_attempts), updated_at = now()
  where id = $1 and publish_state::text = any($2) returning id`

/** Moves the state of publishing from one of `from`. False when somebody else has moved it. */
export const moveState = async (db: Db, id: string, from: readonly PublishState[], to: PublishState, { error = null, attempts, next = null }: More = {}): Promise<boolean> =>
  (await db.query(moveSql, [id, from, to, error?.slice(0, 500) ?? null, next, attempts ?? null])).length > 0

/** Whether an account can be published to at all. */
export const brokenStates: readonly string[] = ['needs_attention', 'revoked', 'expired']

/**
 * The kind of effect that publishes a post: `{ post, version }`; `asked` when a person wanted it at once, and `despiteQuiet` in spite of quiet
 * hours; `creatingAt` from the moment before the create call.
 */
export const publishKind = 'social.publish'
export type PublishRequest = { post: string; version: number; asked?: string; despiteQuiet?: boolean; creatingAt?: string }

/** How long nothing leaves after an approval, so that it can be taken back. */
export const secondsAfterApproval = 15
/** How late a planned post may still go out. */
export const minutesLate = 60
