import { document } from '@/src/domain/content/document.workflow'
import { poolOf, systemRequest } from '@/src/engine/database'
import { transition } from '@/src/engine/workflow'
import { isRefusal } from '@/src/errors'
import type { Payload } from 'payload'
import type { DocumentRun } from './outputs'

/** Moves the document from pending to generating when its first step of this run begins, whichever that is. */
export const begin = async (payload: Payload, run: DocumentRun): Promise<void> => {
  const id = run.input.documentId
  const [row] = await poolOf(payload).query<{ status: string }>('select status from documents where id = $1', [id])
  if (row?.status !== 'pending') return
  const changes = { generationStartedAt: new Date().toISOString(), pipelineRun: run.id }
  await transition(await systemRequest(payload, 'generation'), document, 'start', { id, changes }).catch((error: unknown) => {
    // Another step of the same run was faster.
    if (!isRefusal(error, 'RES_003')) throw error
  })
}
