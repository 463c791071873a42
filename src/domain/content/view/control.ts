import type { PayloadRequest } from 'payload'
import { staffOnly } from '@/src/domain/platform/staffOnly'
import { inTransaction, sqlOf } from '@/src/engine/database'
import { as, asSystem } from '@/src/engine/doors'
import { cancelRun, retryRun } from '@/src/engine/pipeline'
import { transition } from '@/src/engine/workflow'
import { fail } from '@/src/errors'
import { document } from '../document.workflow'
import { keptDocument } from './remove'

type Row = { status: string; agency: unknown; client: unknown }
type Run = { id: string; status: string; document: string | null }

const latestRun = async (req: PayloadRequest, documentId: string): Promise<Run | null> =>
  (await sqlOf(req).query<Run>(
    `select id, status::text as status, document_id as document from pipeline_runs where document_id = $1 and pipeline = 'generate-document' order by created_at desc limit 1`, [documentId]))[0] ?? null

const live = ['queued', 'running', 'waiting']

/** The run before the document, in the order in which a worker that ends the run takes them. */
const lockRunOf = async (req: PayloadRequest, documentId: string): Promise<Run | null> => {
  const run = await latestRun(req, documentId)
  if (run) await sqlOf(req).query('select id from pipeline_runs where id = $1 for update', [run.id])
  return run && latestRun(req, documentId)
}

/**
 * Cancels a document that is pending or generating: the row at once, its run before the next call to the outside. A run on
 * a finished document (a changed text) is canceled alone. Throws RES_001, AUTH_004, RES_003.
 */
export const cancelDocument = (req: PayloadRequest, id: string): Promise<{ status: string }> =>
  inTransaction(req, async () => {
    const row = await keptDocument<Row>(req, id)
    const run = await lockRunOf(req, id)
    const keeps = ['ready', 'distributed'].includes(row.status) && run !== null && live.includes(run.status)
    if (keeps) staffOnly(req, row)
    else await transition(req, document, 'cancel', { id })
    if (run && live.includes(run.status)) await cancelRun(req, run.id)
    return { status: keeps ? row.status : 'canceled' }
  })

/**
 * Starts a failed document again; finished steps are kept, `fromStep` forces a redo from there. A failed run on a finished
 * document is tried again without a change of its state. Throws RES_001, AUTH_004, RES_003.
 */
export const retryDocument = (req: PayloadRequest, id: string, fromStep?: string): Promise<{ documentId: string; runId: string; resumedFrom: string }> =>
  inTransaction(req, async () => {
    const row = await keptDocument<Row>(req, id)
    const run = await lockRunOf(req, id)
    if (!run) throw fail('RES_003', { details: { state: row.status, allowed: [] } })
    const keeps = ['ready', 'distributed'].includes(row.status) && run.status === 'failed'
    if (keeps) staffOnly(req, row)
    else await transition(req, document, 'retry', { id, changes: { generationErrorCode: null, generationErrorMessage: null, generationErrorStep: null } })
    const runId = await retryRun(req, run.id, { fromStep })
    await asSystem(req, 'documents.retry').update('documents', id, { pipelineRun: runId } as never)
    await sqlOf(req).query('update documents set generation_retry_count = coalesce(generation_retry_count, 0) + 1 where id = $1', [id])
    return { documentId: id, runId, resumedFrom: run.id }
  })

const documentOfRun = async (req: PayloadRequest, runId: string): Promise<string> => {
  const run = (await as(req).findByID('pipeline-runs', runId)) as unknown as { document?: unknown }
  const id = typeof run.document === 'string' ? run.document : ((run.document as { id?: string } | null)?.id ?? null)
  if (!id) throw fail('RES_001')
  const latest = await latestRun(req, id)
  if (latest?.id !== runId) throw fail('RES_003', { message: 'A newer run has taken the place of this one.', details: { runId: latest?.id } })
  return id
}

/** The same by the run's id; only the latest run of a document can be canceled or tried again. */
export const cancelRunOf = async (req: PayloadRequest, runId: string): Promise<{ status: string }> => cancelDocument(req, await documentOfRun(req, runId))
/** The same from the side of the run: tries its document again. Throws as `retryDocument`. */
export const retryRunOf = async (req: PayloadRequest, runId: string, fromStep?: string): Promise<{ documentId: string; runId: string; resumedFrom: string }> =>
  retryDocument(req, await documentOfRun(req, runId), fromStep)
