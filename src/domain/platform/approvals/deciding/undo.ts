import type { PayloadRequest } from 'payload'
import { inTransaction, sqlOf } from '@/src/engine/database'
import { as } from '@/src/engine/doors'
import { cancelEffects } from '@/src/engine/effects'
import { recordEvent } from '@/src/engine/events'
import { transition } from '@/src/engine/workflow'
import { fail } from '@/src/errors'
import { lineOf } from './lines'
import { missingOf, reviewersOf } from '../people'
import { aboutRound, decisionsOf, latestRound, lockSubject, type Made, type Round } from '../rows'
import { newsKey } from './settle'
import { subjectOf, type Subject, type SubjectRef, type Verdict } from '../subjects'

const tooLate = (message: string, name = 'UNDO_EXPIRED') => fail('RES_003', { name, message })

/**
 * Takes back what the caller has just said: within ten seconds as people are promised, fifteen as the server counts. The round is open
 * again, the subject waits again, and the news of the decision stays unsent. Throws RES_001, RES_003 `UNDO_EXPIRED`, `NOTHING_TO_UNDO`, `INVALID_TRANSITION`.
 */
export const undo = (req: PayloadRequest, ref: SubjectRef): Promise<{ approval: string; decisionId: string }> =>
  inTransaction(req, async () => {
    const subject = subjectOf(ref.slug)
    await lockSubject(req, ref)
    await as(req).findByID(ref.slug, ref.id)
    const round = await latestRound(req, ref)
    const made = round ? await decisionsOf(req, round.id) : []
    const last = made.at(-1)
    const own = made.findLast(({ user }) => user === req.user?.id)
    if (!round || round.status === 'superseded' || !own) throw tooLate('There is no decision of yours to take back.', 'NOTHING_TO_UNDO')
    if (!own.isFresh) throw tooLate('A decision can be taken back for ten seconds. Write to your agency if it was a mistake.')
    if (own.id !== last?.id) throw tooLate('Somebody else has decided since.')
    await takeBack(req, round, own, made)
    if (round.status === 'complete') await reopen(req, subject, ref, round, own)
    else await recordEvent(req, { ...aboutRound(round), type: 'approvals.undo', metadata: { approval: round.id, decision: own.id } })
    await lineOf(req, round, 'undone', {})
    return { approval: round.id, decisionId: own.id }
  })

const openAgain = `update approvals set status = 'open', outcome = null, mode = null, closed_at = null, turn_id = $2, stalled_at = case when $3 then stalled_at end, updated_at = now() where id = $1`

const takeBack = async (req: PayloadRequest, round: Round, own: Made, made: readonly Made[]): Promise<void> => {
  await sqlOf(req).query('update approval_decisions set undone_at = now(), updated_at = now() where id = $1', [own.id])
  await sqlOf(req).query('update decision_links set used_at = null, decision_id = null where decision_id = $1', [own.id])
  await cancelEffects(req, [newsKey(own.id)])
  const rest = made.filter(({ id }) => id !== own.id)
  const [first] = missingOf(round.policy, await reviewersOf(req, round.client, round.approvers), rest)
  await sqlOf(req).query(openAgain, [round.id, round.policy === 'in_order' ? (first?.id ?? null) : null, !first])
}

const reopen = async (req: PayloadRequest, subject: Subject, ref: SubjectRef, round: Round, own: Made): Promise<void> => {
  if ((await subject.fingerprint(req, ref.id)).hash !== round.fingerprint) throw tooLate('It has been changed since.')
  const verdict: Verdict = { approval: round.id, subject: round.subject, decision: own.decision, user: own.user, version: round.version, fingerprint: round.fingerprint, note: own.note, overrideReason: own.overrideReason, mode: round.mode ?? 'client', at: own.at }
  await transition(req, subject.transitions.workflow, subject.transitions.undo, {
    id: ref.id, changes: await subject.fieldsOfUndo?.(verdict, req), metadata: { approval: round.id, round: round.round, decision: own.id },
  })
}
