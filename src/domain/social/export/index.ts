import type { PayloadRequest, Where } from 'payload'
import { ownAgency } from '@/src/domain/platform/agency/own'
import { answerNow } from '@/src/domain/platform/exports/answer'
import { askForExport, type AskedFor } from '@/src/domain/platform/exports/ask'
import { formats, type Format, type Question } from '@/src/domain/platform/exports/kinds'
import { whereOf } from '@/src/domain/social/posts/list/filters'
import { sqlOf } from '@/src/engine/database'
import { as, reachOf } from '@/src/engine/doors'
import { recordEvent } from '@/src/engine/events'
import { fail } from '@/src/errors'
import './contents'
import { layoutOf } from './preset'

type Query = Record<string, unknown>

/** Up to here the file is the answer; beyond, a worker makes it. Pictures also count by their size, since they are most of an archive. */
const atOnce = { posts: 1_000, bytes: 100 * 1024 * 1024 }
/** No export holds more. */
const most = 50_000

const titles: Record<Format, string> = { csv: 'table', json: 'data', zip: 'pictures and captions', ics: 'calendar' }

/**
 * The posts that the filters of the list mean: as a file, or, of more than 1,000 posts or 100 MB of pictures, 202 with the export that a
 * worker makes. Throws VAL_001 for another format, a wrong filter, an unknown preset and for more than 50,000 posts.
 */
export const exportPosts = async (req: PayloadRequest, query: Query): Promise<Response | { status: number; body: AskedFor }> => {
  const { format: asked = 'csv', bom, preset, agency: _agency, ...filters } = query
  const format = formats.find((known) => known === asked)
  if (!format) throw fail('VAL_001', { field: 'format', message: `“${String(asked).slice(0, 20)}” is none of ${formats.join(', ')}.` })
  const [layout, where] = [await layoutOf(req, preset, format), await whereOf(req, filters)]
  const total = await as(req).count('posts', where)
  if (total > most) throw fail('VAL_001', { name: 'TOO_MANY', field: 'format', message: `One file holds at most ${most.toLocaleString('en-US')} posts. Narrow the filter by client, state or time.` })
  const bytes = format === 'zip' && total > 0 ? await picturesOf(req, where) : 0
  const options = { bom: bom === 'true' || bom === '1', layout }
  if (total <= atOnce.posts && bytes <= atOnce.bytes) return now(req, { kind: 'posts', format, filter: where, options }, total)
  const agency = (await ownAgency(req, ['agency_admin', 'agency_member'])).id
  const question: Question = { kind: 'posts', format, agency, filter: await within(req, agency, where), options }
  const title = `${total.toLocaleString('en-US')} posts, ${titles[format]}`
  return { status: 202, body: await askForExport(req, question, { title, asked: { filters }, total, bytes, event: { type: 'posts.export', resourceType: 'posts', resourceId: 'all' } }) }
}

const now = async (req: PayloadRequest, question: Omit<Question, 'agency'>, total: number): Promise<Response> => {
  const agency = await agencyAnywhere(req)
  await recordEvent(req, { type: 'posts.export', resourceType: 'posts', resourceId: 'all', agency: agency || null, metadata: { format: question.format, rows: total } })
  return answerNow(req, { ...question, agency }, 'posts')
}

/** The caller's agency where there is one: what is answered at once may also be of several. */
const agencyAnywhere = (req: PayloadRequest): Promise<string> => ownAgency(req, ['agency_admin', 'agency_member']).then(({ id }) => id, () => '')

/** The filter as a worker needs it, who knows no caller: with what the caller reaches just now. */
const within = async (req: PayloadRequest, agency: string, where: Where): Promise<Where> => {
  const reach = await reachOf(req, 'posts')
  return { and: [where, { agency: { equals: agency } }, ...(typeof reach === 'object' ? [reach] : [])] }
}

const bytesSql = 'select coalesce(sum(f.filesize), 0)::float8 as bytes from posts_images i join files f on f.id = coalesce(i.rendition_id, i.file_id) where i._parent_id = any($1::uuid[])'

const picturesOf = async (req: PayloadRequest, where: Where): Promise<number> => {
  const { docs } = await as(req).find('posts', { where, pagination: false, select: { status: true }, lean: true })
  const [row] = await sqlOf(req).query<{ bytes: number }>(bytesSql, [docs.map(({ id }) => id)])
  return row!.bytes
}
