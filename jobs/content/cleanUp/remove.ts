import type { Payload } from 'payload'
import { enqueue } from '@/jobs'
import { daysToRestore } from '@/src/domain/content/view/remove'
import { inTransaction, poolOf, sqlOf, systemRequest } from '@/src/engine/database'
import { recordEvent } from '@/src/engine/events'

type Gone = { id: string; title: string | null; agency: string; client: string | null }

const batch = 200
const gone = `select id::text, title, agency_id::text as agency, client_id::text as client from documents where deleted_at < now() - interval '${daysToRestore} days' and status not in ('pending', 'generating')`
const dueSql = `${gone} order by deleted_at limit ${batch}`
const stillDueSql = `${gone} and id = $1 for update skip locked`

// The PDF, the cover and what earlier runs made; a picture that a person uploaded is the client's and stays.
const filesSql = `delete from files f using documents d where d.id = $1 and f.agency_id = d.agency_id and f.purpose in ('document', 'cover')
    and (f.id in (d.pdf_id, d.cover_image_id) or f.id::text in (select s.result->>'file' from pipeline_steps s join pipeline_runs r on r.id = s.run_id where r.document_id = d.id))
    and not exists (select from documents o where f.id = o.input_cover_image_id or (o.id <> d.id and f.id in (o.pdf_id, o.cover_image_id))) returning f.filename as name`
const runs = `(select id from pipeline_runs where document_id = $1)`
const restSql = [
  `update effects set request = '{}', response = null where run_id in ${runs}`,
  `delete from pipeline_steps where run_id in ${runs}`,
  ...['claims', 'evidence', 'review_tasks', 'pipeline_runs'].map((table) => `delete from ${table} where document_id = $1`),
  'delete from documents where id = $1',
]

/**
 * Removes documents that were deleted more than 30 days ago, with all that was made for them; the log keeps id and title, and
 * what they cost stays counted. Their bytes go by a job that is tried again until they are gone. Answers how many documents.
 */
export const removeDocuments = async (payload: Payload): Promise<number> => {
  let removed = 0
  for (const { id } of await poolOf(payload).query<Gone>(dueSql)) removed += await remove(payload, id)
  return removed
}

const remove = async (payload: Payload, id: string): Promise<number> =>
  inTransaction(await systemRequest(payload, 'cleanup-expired-documents'), async (req) => {
    const [row] = await sqlOf(req).query<Gone & object>(stillDueSql, [id])
    if (!row) return 0
    const files = await sqlOf(req).query<{ name: string }>(filesSql, [id])
    for (const sql of restSql) await sqlOf(req).query(sql, [id])
    if (files.length) await enqueue(req, 'remove-bytes', { names: files.map(({ name }) => name) }, { agency: row.agency })
    await recordEvent(req, { type: 'documents.remove', resourceType: 'documents', resourceId: id, resourceName: row.title?.slice(0, 255), agency: row.agency, client: row.client, metadata: { files: files.length } })
    return 1
  })
