import { sqlOf } from '@/src/engine/database'
import { asUuid } from '@/src/engine/ids'
import { as } from '@/src/engine/doors'
import type { Topic } from '@/src/engine/realtime'
import { shownStatus } from '@/src/engine/pipeline/live/realtime'

type Row = { document_id: string; status: string; current_step: string | null; current_step_label: string | null; current_step_detail: string | null; percent: number; seq: number }

const stateSql = `select document_id, status::text, current_step, current_step_label, current_step_detail,
  progress_percent::int as percent, coalesce(seq, 0)::int as seq from pipeline_runs where id = $1`

/** Progress of a document's generation: whoever may read the document may follow its run (spec 01-content §15). */
export const generationTopic: Topic = {
  prefix: 'generation',
  room: 'run',
  idName: 'runId',
  stateFor: async (req, runId) => {
    const [run] = await sqlOf(req).query<Row>(stateSql, [asUuid(runId)])
    if (!run?.document_id) return null
    await as(req).findByID('documents', run.document_id, { status: true })
    return {
      event: 'generation:progress', runId, documentId: run.document_id, status: shownStatus(run.status), step: run.current_step,
      stepLabel: run.current_step_label, detail: run.current_step_detail, percent: run.percent, seq: run.seq, timestamp: new Date().toISOString(),
    }
  },
}
