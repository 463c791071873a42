import type { PayloadRequest } from 'payload'
import { sqlOf } from '@/src/engine/database'
import { reserveEffect } from '@/src/engine/effects'
import { transition } from '@/src/engine/workflow'
import { fail } from '@/src/errors'
import type { Round } from '../rows'
import { secondsToUndo } from '../rows'
import type { Decision, Subject, Verdict, Via } from '../subjects'
import { stopAsking } from '../telling'

/** What a round has come to by a decision. */
export const outcomes: Record<Decision, NonNullable<Round['outcome']>> = { approve: 'approved', reject: 'rejected', request_changes: 'changes_requested' }

type Made = { decision: Decision; note?: string | null; override?: { reason: string } | null; via: Via; decisionId: string; at: Date }

const close = `update approvals set status = 'complete', outcome = $2, mode = $3, closed_at = $4, turn_id = null, updated_at = now() where id = $1`

/** The news of a decision waits until it can no longer be taken back; this is its reservation. */
export const newsKey = (decision: string): string => `job:tell-decision:${decision}`

/** Ends a round by a decision: the subject makes its move with the facts of the decision, and people hear of it once it stands. */
export const settle = async (req: PayloadRequest, subject: Subject, round: Round, made: Made): Promise<void> => {
  const move = subject.transitions[made.decision]
  if (!move) throw fail('VAL_001', { field: 'decision', message: `A ${subject.noun} cannot be decided this way.` })
  const verdict = verdictOf(req, round, made)
  await sqlOf(req).query(close, [round.id, outcomes[made.decision], verdict.mode, made.at])
  await stopAsking(req, round)
  const words = made.note?.trim() || undefined
  await transition(req, subject.transitions.workflow, move, {
    id: round.subject, note: words ?? verdict.overrideReason ?? undefined, reason: words, text: words, changes: await subject.fieldsOf?.(verdict, req),
    metadata: { approval: round.id, round: round.round, version: round.version, fingerprint: round.fingerprint, mode: verdict.mode, via: made.via, ...(verdict.overrideReason && { overrideReason: verdict.overrideReason }) },
  })
  await reserveEffect(req, {
    key: newsKey(made.decisionId), kind: 'job:tell-decision', request: { decision: made.decisionId }, repeatable: true, agency: round.agency, client: round.client,
    after: new Date(new Date(made.at).getTime() + (secondsToUndo + 1) * 1000),
  })
}

const verdictOf = (req: PayloadRequest, round: Round, { decision, note, override, via, at }: Made): Verdict => ({
  approval: round.id, subject: round.subject, decision, user: req.user!.id, version: round.version, fingerprint: round.fingerprint, note: note?.trim() || null, overrideReason: override?.reason.trim() ?? null,
  mode: override ? 'override' : via === 'link' ? 'email_link' : 'client', at,
})
