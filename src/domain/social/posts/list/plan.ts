import type { PayloadRequest, Where } from 'payload'
import { sqlOf } from '@/src/engine/database'
import { isStaffOn, ownClientsOf } from '@/src/engine/tenancy/membership'

/** A span of time as a filter has it; empty for what has no time. */
export type Span = { greater_than_equal?: string | null; less_than?: string | null; exists?: false }

const inWorkSql = `select id from posts where client_id = any($1::uuid[]) and status = 'changes_requested' and deleted_at is null
  and case when $4 then submitted_content->>'scheduledAt' is null
    else (submitted_content->>'scheduledAt')::timestamptz >= coalesce($2::timestamptz, '-infinity') and (submitted_content->>'scheduledAt')::timestamptz < coalesce($3::timestamptz, 'infinity') end`

/**
 * The posts that are planned within a span, as a filter: for staff by the time that stands there; for a client, of a post in work, by the
 * time that was submitted last, so that no list finds out what an answer does not show.
 */
export const plannedIn = async (req: PayloadRequest, span: Span): Promise<Where> => {
  if (isStaffOn(req.user)) return { scheduledAt: span } as Where
  const rows = await sqlOf(req).query<{ id: string }>(inWorkSql, [ownClientsOf(req.user), span.greater_than_equal ?? null, span.less_than ?? null, span.exists === false])
  return { or: [{ and: [{ status: { not_equals: 'changes_requested' } }, { scheduledAt: span }] }, { id: { in: rows.map(({ id }) => id) } }] } as Where
}
