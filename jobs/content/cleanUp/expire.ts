import type { Payload } from 'payload'
import { document } from '@/src/domain/content/document.workflow'
import { inTransaction, poolOf, sqlOf, systemRequest } from '@/src/engine/database'
import { asSystem } from '@/src/engine/doors'
import { recordEvent } from '@/src/engine/events'
import { transition } from '@/src/engine/workflow'

type Old = { id: string; title: string | null; status: string; agency: string; client: string | null }

const batch = 500
const old = `select id::text, title, status::text as status, agency_id::text as agency, client_id::text as client from documents
  where expires_at <= now() and (deleted_at is null or status in ('ready', 'distributed')) and status not in ('pending', 'generating')`
const dueSql = `${old} order by expires_at limit ${batch}`
const stillDueSql = `${old} and id = $1 for update skip locked`

/** Three years after they were made, documents expire and are deleted softly (spec 01-content §14.1). Answers how many. */
export const expireDocuments = async (payload: Payload): Promise<number> => {
  let expired = 0
  for (const { id } of await poolOf(payload).query<Old>(dueSql)) expired += await expire(payload, id)
  return expired
}

const expire = async (payload: Payload, id: string): Promise<number> =>
  inTransaction(await systemRequest(payload, 'cleanup-expired-documents'), async (req) => {
    const [row] = await sqlOf(req).query<Old & object>(stillDueSql, [id])
    if (!row) return 0
    const changes = { deletedAt: new Date().toISOString() }
    if (row.status === 'ready' || row.status === 'distributed') return transition(req, document, 'expire', { id, changes }).then(() => 1)
    await asSystem(req, 'documents.delete').update('documents', id, changes as never)
    await recordEvent(req, { type: 'documents.delete', resourceType: 'documents', resourceId: id, resourceName: row.title?.slice(0, 255), agency: row.agency, client: row.client, note: 'Its time is over.' })
    return 1
  })
