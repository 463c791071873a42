import type { PayloadRequest } from 'payload'
import { inTransaction, sqlOf } from '@/src/engine/database'
import { as } from '@/src/engine/doors'
import { recordEvent } from '@/src/engine/events'
import { uuidv7 } from '@/src/engine/ids'
import { missingOf, reviewersOf, type Reviewer } from '../people'
import { checkReviewer, checkSeen, mayDecide, needOpen, type Standing } from './refusals'
import { aboutRound, decisionsOf, latestRound, lockSubject, type Round } from '../rows'
import { outcomes, settle } from './settle'
import { subjectOf, type Decision, type SubjectRef, type Via } from '../subjects'
import { askReviewers } from '../telling'
import { lineOf } from './lines'

export type Given = { decision: Decision; version?: number | null; note?: string | null; override?: { reason: string } | null; attachments?: string[]; via: Via }

/** What came of a decision: whether the round is over, and who is still missing. */
export type Decided = { approval: string; decisionId: string; isOver: boolean; missing: Reviewer[] }

const insert = `insert into approval_decisions (id, agency_id, client_id, approval_id, user_id, decision, note, via, override, override_reason, version, fingerprint, confirms, at, created_at, updated_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, now(), now(), now()) returning at`

/**
 * Takes what the caller says about a subject: kept with the fingerprint of what was seen. Once the client's policy is fulfilled, or somebody
 * says no or asks for changes, or an administrator decides in the client's place, the round is over and the subject makes its move.
 * Who has agreed already is heard once more where the round waits for a confirmation (`followApprovers`).
 * Throws RES_001; RES_003 `INVALID_TRANSITION` with the state reached once it is decided, `STALE_VERSION` when it has changed since it was seen,
 * `NOT_YOUR_TURN`; AUTH_004 `CLIENT_DECISION`, `OVERRIDE_DISABLED`, `NOT_APPROVER`; VAL_002 (428) without a version.
 */
export const decide = (req: PayloadRequest, ref: SubjectRef, given: Given): Promise<Decided> =>
  inTransaction(req, async () => {
    const subject = subjectOf(ref.slug)
    await lockSubject(req, ref)
    const row = (await as(req).findByID(ref.slug, ref.id)) as unknown as Record<string, unknown>
    const standing = await mayDecide(req, row, given)
    const round = needOpen(subject, row, await latestRound(req, ref))
    await checkSeen(req, subject, ref, round, given.version)
    const people = await reviewersOf(req, round.client, round.approvers)
    const before = await decisionsOf(req, round.id)
    if (standing === 'client') checkReviewer(subject, row, round, { people, before, user: req.user!.id })
    const decisionId = uuidv7()
    const at = await keep(req, round, { ...given, standing, confirms: before.some(({ user }) => user === req.user!.id) }, decisionId)
    const missing = standing === 'override' || given.decision !== 'approve' ? [] : missingOf(round.policy, people, [...before, { user: req.user!.id, decision: given.decision, at }])
    const decided = { approval: round.id, decisionId, isOver: missing.length === 0, missing }
    if (!decided.isOver) await goOn(req, round, decided, before.map(({ user }) => user))
    await lineOf(req, round, outcomes[given.decision], given)
    if (decided.isOver) await settle(req, subject, round, { ...given, decisionId, at })
    return decided
  })

const keep = async (req: PayloadRequest, round: Round, { decision, note, override, via, standing, confirms }: Given & { standing: Standing; confirms: boolean }, id: string): Promise<Date> => {
  const values = [id, round.agency, round.client, round.id, req.user!.id, decision, note?.trim() || null, via, standing === 'override', override?.reason.trim() ?? null, round.version, round.fingerprint, confirms]
  const [row] = await sqlOf(req).query<{ at: Date }>(insert, values)
  return row!.at
}

/** The round goes on: the event of one voice, and in order the next person's turn. */
const goOn = async (req: PayloadRequest, round: Round, { decisionId, missing }: Decided, said: readonly string[]): Promise<void> => {
  await recordEvent(req, {
    ...aboutRound(round), type: 'approvals.decide',
    metadata: { approval: round.id, decision: decisionId, version: round.version, missing: missing.map(({ id }) => id) },
  })
  const next = round.policy === 'in_order' ? missing[0] : undefined
  if (!next) return
  await sqlOf(req).query('update approvals set turn_id = $2, updated_at = now() where id = $1', [round.id, next.id])
  if (!said.includes(next.id)) await askReviewers(req, round, [next], 'requested')
}
