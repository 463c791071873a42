import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { sqlOf } from '@/src/engine/database'
import { defineEndpoint } from '@/src/engine/endpoint'
import { isUuid } from '@/src/engine/ids'
import { ownClientsOf } from '@/src/engine/tenancy/membership'
import { fail } from '@/src/errors'
import { decisionPaths, decisionsOn, subjectOf, type SubjectRef } from './subjects'

type Row = {
  approval: string; slug: SubjectRef['slug']; subject: string; title: string | null; account: string | null; dueAt: Date | null; waitingSince: Date; version: number
  client: { id: string; name: string }; thumbnail: string | null; total: number
}

/** What is there for a named person who has left: everybody of the client, as `reviewersOf` has it. */
const somebodyNamed = `exists (select from jsonb_array_elements_text(a.approvers) named join users_memberships m on m._parent_id = named.value::uuid and m.client_id = a.client_id and m.role = 'client' and m.is_active is not false
  join users u on u.id = m._parent_id and u.is_active is not false)`

const waitingSql = `with waiting as (
    select a.id, a.subject_type, a.subject_id, a.title, a.account, a.due_at, a.opened_at, a.version, a.client_id, a.picture_id, a.thumbnail_id from approvals a
    where a.status = 'open' and a.client_id = any($1) and (a.turn_id is null or a.turn_id = $2)
      and (jsonb_array_length(a.approvers) = 0 or a.approvers ? $2::text or not ${somebodyNamed})
      and (a.stalled_at is not null or not exists (select from approval_decisions d where d.approval_id = a.id and d.user_id = $2 and d.undone_at is null)))`

/** Everything that waits for one person, by one statement over the index of open rounds; the nearest deadline first, what has none after it. */
export const inboxSql = `${waitingSql}
  select w.id as approval, w.subject_type as slug, w.subject_id as subject, w.title, w.account, w.due_at as "dueAt", w.opened_at as "waitingSince", w.version::int as version,
    json_build_object('id', c.id, 'name', c.company_name) as client, '/api/files/file/' || f.filename as thumbnail, (select count(*)::int from waiting) as total
  from waiting w join clients c on c.id = w.client_id left join files f on f.id = coalesce(w.picture_id, w.thumbnail_id)
  where $3::timestamptz is null and $4::uuid is null or (coalesce(w.due_at, 'infinity'), w.id) > (coalesce($3, 'infinity'), $4)
  order by w.due_at, w.id limit $5`

const most = 200

type Cursor = { dueAt: string | null; id: string }
const written = ({ dueAt, approval }: Row): string => Buffer.from(JSON.stringify({ dueAt, id: approval } satisfies Record<keyof Cursor, unknown>)).toString('base64url')

const readCursor = (text: string | null | undefined): Cursor | null => {
  if (!text) return null
  try {
    const { dueAt, id } = JSON.parse(Buffer.from(text, 'base64url').toString()) as Cursor
    if (isUuid(id) && (dueAt === null || !Number.isNaN(Date.parse(dueAt)))) return { dueAt, id }
  } catch {
    // Said below, as for any other.
  }
  throw fail('VAL_003', { status: 400, field: 'cursor', message: 'This cursor is none that was given out.' })
}

const shown = (row: Row) => {
  const subject = subjectOf(row.slug)
  const { approval, title, client, account, thumbnail, dueAt, waitingSince, version } = row
  return {
    type: subject.kind, id: row.subject, approval, title, client, account, thumbnail, scheduledAt: dueAt, waitingSince, version,
    allowedActions: decisionsOn(subject).map((decision) => decisionPaths[decision]),
  }
}

/** What waits for the caller as somebody of their clients. */
export const inboxOf = async (req: PayloadRequest, { cursor, limit }: { cursor?: string | null; limit: number }) => {
  const clients = ownClientsOf(req.user)
  const after = readCursor(cursor)
  const rows = await sqlOf(req).query<Row>(inboxSql, [clients, req.user!.id, after?.dueAt ?? null, after?.id ?? null, limit + 1])
  const page = rows.slice(0, limit)
  return { items: page.map(shown), total: rows[0]?.total ?? 0, nextCursor: rows.length > limit ? written(page.at(-1)!) : null }
}

/** Which of these posts or documents wait for the caller. */
export const waitingAmong = async (req: PayloadRequest, subjects: readonly string[]): Promise<Set<string>> => {
  const rows = await sqlOf(req).query<{ id: string }>(`${waitingSql} select w.subject_id as id from waiting w where w.subject_id = any($3)`, [ownClientsOf(req.user), req.user!.id, subjects])
  return new Set(rows.map(({ id }) => id))
}

const limitOf = (asked: string | null | undefined): number => z.coerce.number().int().min(1).max(most).catch(50).parse(asked ?? 50)

/** `GET /api/inbox`: one list of everything that a client's person has to decide. */
export const inboxEndpoint = defineEndpoint({
  method: 'get', path: '/inbox', auth: 'person', who: 'client',
  handler: async ({ req }) => ({ body: await inboxOf(req, { cursor: req.searchParams?.get('cursor'), limit: limitOf(req.searchParams?.get('limit')) }) }),
})
