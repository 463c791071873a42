import type { PayloadRequest } from 'payload'
import { defineSubject, fingerprintOf, type Card, type Seen, type Verdict } from '@/src/domain/platform/approvals'
import { post } from '@/src/domain/social/post.workflow'
import { sqlOf } from '@/src/engine/database'
import { fail } from '@/src/errors'
import { cropOf } from './crop'
import { mustRest } from './row'
import { showPost } from './show'

export type ShownImage = { file: string; rendition: string | null; sha256: string; name: string | null; width: number | null; height: number | null; alt: string | null; caption: string | null; crop: ReturnType<typeof cropOf> }
/** What a client looks at when it decides on a post: words, pictures in order, network and account; `scheduledAt` is shown and may change. */
export type PostSnapshot = { kind: 'post'; title: string; caption: string; platform: string | null; account: { id: string | null; handle: string | null; displayName: string | null }; images: ShownImage[]; scheduledAt: string | null; scheduledTimezone: string | null }

type Row = {
  id: string; title: string; caption: string | null; version: number; agency: string; client: string; agent: string | null; author: string | null; platform: string | null; connection: string | null
  handle: string | null; displayName: string | null; scheduledAt: Date | null; scheduledTimezone: string | null
}
type ImageRow = Omit<ShownImage, 'crop'> & { x: number | null; y: number | null; cropWidth: number | null; cropHeight: number | null; ratio: string | null }

const rowSql = `select p.id, p.title, p.caption, coalesce(p.version, 1)::int as version, p.agency_id as agency, p.client_id as client, p.agent_id as agent, p.author_id as author, p.platform::text as platform, p.connection_id as connection,
    c.handle, c.display_name as "displayName", p.scheduled_at as "scheduledAt", p.scheduled_timezone as "scheduledTimezone"
  from posts p left join connections c on c.id = p.connection_id where p.id = $1 and p.deleted_at is null`

const imagesSql = `select i.file_id as file, i.rendition_id as rendition, f.sha256, f.original_name as name, f.width::int as width, f.height::int as height, i.alt, i.caption,
    i.crop_x::float as x, i.crop_y::float as y, i.crop_width::float as "cropWidth", i.crop_height::float as "cropHeight", i.crop_ratio as ratio
  from posts_images i join files f on f.id = i.file_id where i._parent_id = $1 order by i._order`

const rowOf = async (req: PayloadRequest, id: string): Promise<Row> => {
  const [row] = await sqlOf(req).query<Row>(rowSql, [id])
  if (!row) throw fail('RES_001')
  return row
}

const imagesOf = async (req: PayloadRequest, id: string): Promise<ShownImage[]> =>
  (await sqlOf(req).query<ImageRow>(imagesSql, [id])).map(({ x, y, cropWidth, cropHeight, ratio, ...image }) => ({ ...image, alt: image.alt || null, caption: image.caption || null, crop: cropOf({ x, y, width: cropWidth, height: cropHeight, ratio }) }))

const seen = async (req: PayloadRequest, id: string): Promise<Seen> => {
  const [row, images] = [await rowOf(req, id), await imagesOf(req, id)]
  const { title, platform, connection, version } = row
  const caption = row.caption ?? ''
  const snapshot: PostSnapshot = {
    kind: 'post', title, caption, platform, account: { id: connection, handle: row.handle, displayName: row.displayName }, images,
    scheduledAt: row.scheduledAt?.toISOString() ?? null, scheduledTimezone: row.scheduledTimezone,
  }
  // Pictures by their bytes, an account by its id: neither a new drawing for the network nor a new name of the account changes what was agreed.
  const agreed = images.map(({ sha256, alt, caption: line, crop }) => ({ sha256, alt, caption: line, crop }))
  return { hash: fingerprintOf({ kind: 'post', title, caption, platform, connection, images: agreed }), version, snapshot }
}

const card = async (req: PayloadRequest, id: string): Promise<Card> => {
  const { title, agency, client, handle, displayName, scheduledAt } = await rowOf(req, id)
  const [first] = await imagesOf(req, id)
  return { title, agency, client, account: handle ?? displayName, dueAt: scheduledAt, thumbnail: first?.rendition ?? first?.file ?? null }
}

const fieldsOf = async ({ decision, user, version, note, overrideReason, mode, at }: Verdict, req: PayloadRequest, id: string): Promise<Record<string, unknown>> => {
  const how = { approvalMode: mode, overrideReason }
  if (decision === 'reject') return { ...how, rejectedBy: user, rejectedAt: at, rejectionReason: note }
  const [row] = await sqlOf(req).query<{ hash: string; count: number }>('select content_hash as hash, coalesce(change_request_count, 0)::int as count from posts where id = $1', [id])
  if (decision === 'approve') return { ...how, approvedBy: user, approvedAt: at, approvedVersion: version, approvedHash: row?.hash }
  return { ...how, changeRequest: { text: note, by: user, at, version, count: (row?.count ?? 0) + 1 } }
}

/** What an approval writes, and nothing of it: for taking it back and for withdrawing. */
export const unapproved = { approvedBy: null, approvedAt: null, approvedVersion: null, approvedHash: null, approvalMode: null, overrideReason: null }

const fieldsOfUndo = async ({ decision }: Verdict, req: PayloadRequest, id: string): Promise<Record<string, unknown>> => {
  if (decision === 'reject') return { rejectedBy: null, rejectedAt: null, rejectionReason: null, approvalMode: null, overrideReason: null }
  const [row] = await sqlOf(req).query<{ publishState: string; count: number }>('select publish_state::text as "publishState", coalesce(change_request_count, 0)::int as count from posts where id = $1', [id])
  // What this yes has queued waits for the next one; what is on its way can no longer be taken back.
  if (row && decision === 'approve') mustRest(row, ['publishing', 'unknown'])
  if (decision === 'approve') return { ...unapproved, publishState: 'none', publishError: null, nextPublishAt: null }
  return { approvalMode: null, overrideReason: null, changeRequest: { text: null, by: null, at: null, version: null, count: Math.max(0, (row?.count ?? 0) - 1) } }
}

const subjectOfRound = async (req: PayloadRequest, approval: string): Promise<string> =>
  (await sqlOf(req).query<{ id: string }>('select subject_id as id from approvals where id = $1', [approval]))[0]!.id

/** Posts take part in approvals (spec 02-social §5). */
export const postSubject = defineSubject('posts', {
  kind: 'post',
  noun: 'post',
  fingerprint: seen,
  card,
  agent: async (req, id) => {
    const { agent, author } = await rowOf(req, id)
    return agent ?? author
  },
  transitions: { workflow: post, approve: 'approve', reject: 'reject', request_changes: 'requestChanges', undo: 'undo' },
  fieldsOf: async (verdict, req) => fieldsOf(verdict, req, await subjectOfRound(req, verdict.approval)),
  fieldsOfUndo: async (verdict, req) => fieldsOfUndo(verdict, req, await subjectOfRound(req, verdict.approval)),
  show: showPost,
  pages: { staff: (id) => `/admin/collections/posts/${id}`, client: (id) => `/posts/${id}` },
})
