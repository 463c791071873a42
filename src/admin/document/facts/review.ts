import type { PayloadRequest } from 'payload'
import { documentReview } from '@/src/domain/content/review/review.workflow'
import { approvalOf, wishesOf } from '@/src/domain/platform/approvals'
import { idOf } from '@/src/engine/idOf'
import { rolesOn } from '@/src/engine/tenancy/membership'
import { actionsFor, type AnyWorkflow } from '@/src/engine/workflow'
import { pillOf } from '../../status/tone'
import type { Row } from './row'
import type { ReviewFacts } from './types'

const moment = (at: Date | string | null | undefined): string | null => (at ? new Date(at).toISOString() : null)

/** Where the client's review of a document stands; null for a client that reviews none and was never asked. */
export const reviewOf = async (req: PayloadRequest, row: Row): Promise<ReviewFacts | null> => {
  const client = idOf(row.client)
  const state = String((row as { reviewStatus?: unknown }).reviewStatus ?? 'none')
  const wanted = client ? (await wishesOf(req, client)).requireClientReview : false
  if (!wanted && state === 'none') return null
  const approval = state === 'none' ? null : await approvalOf(req, { slug: 'documents', id: row.id })
  const last = approval?.approvers.filter(({ decision }) => decision).at(-1)
  const { label, tone } = documentReview.states[state as 'none'] ?? documentReview.states.none
  const asks = actionsFor(documentReview as unknown as AnyWorkflow, row, rolesOn(req.user, { agency: row.agency, client: row.client })).find(({ name }) => name === 'requestReview')
  return {
    state, label, pill: pillOf(tone), mayAsk: wanted && Boolean(asks?.enabled), waitingFor: approval?.missing.map(({ name }) => name) ?? [], since: moment(approval?.openedAt),
    said: approval?.override ? { who: approval.override.by, note: approval.override.reason, at: moment(approval.override.at)! } : last ? { who: last.name, note: last.note, at: moment(last.at)! } : null,
  }
}
