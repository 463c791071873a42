import type { PayloadRequest } from 'payload'
import { openRound, wishesOf } from '@/src/domain/platform/approvals'
import { recordLine } from '@/src/domain/platform/messages'
import { inTransaction } from '@/src/engine/database'
import { idOf } from '@/src/engine/idOf'
import { transition } from '@/src/engine/workflow'
import { fail } from '@/src/errors'
import { keptDocument } from '../view/remove'
import { documentReview } from './review.workflow'
import './subject'

type Row = { id: string; client: unknown; version?: number }

/**
 * Sends a finished document to its client for review. Throws RES_001, RES_003 `REVIEW_OFF` for a client that reviews no documents,
 * `NO_REVIEWER`, `INVALID_TRANSITION`.
 */
export const requestReview = (req: PayloadRequest, id: string, message?: string): Promise<{ id: string; reviewStatus: unknown; version: number }> =>
  inTransaction(req, async () => {
    const row = await keptDocument<Row>(req, id)
    const { requireClientReview: wanted } = await wishesOf(req, idOf(row.client) ?? '')
    if (!wanted) throw fail('RES_003', { name: 'REVIEW_OFF', message: 'This client reviews no documents. Switch it on among the client’s settings first.' })
    const moved = await transition(req, documentReview, 'requestReview', { id, note: message })
    const { version, round, agency, client } = await openRound(req, { slug: 'documents', id })
    await recordLine(req, { subject: { slug: 'documents', id }, agency, client, intent: round > 1 ? 'resubmitted' : 'submitted', body: message || null, version })
    return { id, reviewStatus: moved.reviewStatus, version }
  })
