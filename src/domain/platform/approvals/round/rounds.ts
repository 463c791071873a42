import type { PayloadRequest } from 'payload'
import { inTransaction, sqlOf } from '@/src/engine/database'
import { asSystem } from '@/src/engine/doors'
import { reserveEffect } from '@/src/engine/effects'
import { recordEvent } from '@/src/engine/events'
import { uuidv7 } from '@/src/engine/ids'
import { rolesOn } from '@/src/engine/tenancy/membership'
import { transition } from '@/src/engine/workflow'
import { fail } from '@/src/errors'
import { revokeLinks } from '../links/links'
import { reviewersOf, wishesOf, type Reviewer } from '../people'
import { aboutRound, latestRound, lockSubject, roundById, type Round } from '../rows'
import { subjectOf, type Card, type SubjectRef } from '../subjects'
import { askReviewers, stopAsking } from '../telling'

const insert = `insert into approvals (id, agency_id, client_id, subject_type, subject_id, title, account, due_at, thumbnail_id, round, version, fingerprint, snapshot, policy, approvers, turn_id,
    status, opened_by_id, opened_at, reminders, stalled_at, created_at, updated_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13::jsonb, $14, $15::jsonb, $16, 'open', $17, now(), 0, case when $18 then now() end, now(), now())`

/**
 * Asks the client about what a subject is now, in the transaction that submits it: keeps exactly what is seen, has a picture of it made,
 * and tells who decides. An open round before it ends. Throws RES_001, RES_003 `NO_REVIEWER` while the client has no users and the
 * caller could not decide in their place.
 */
export const openRound = (req: PayloadRequest, ref: SubjectRef): Promise<Round> =>
  inTransaction(req, async () => {
    await lockSubject(req, ref)
    const subject = subjectOf(ref.slug)
    const [card, seen] = [await subject.card(req, ref.id), await subject.fingerprint(req, ref.id)]
    const wishes = await wishesOf(req, card.client)
    const people = await reviewersOf(req, card.client, wishes.approvers)
    refuseWithoutReviewer(req, card, people)
    const before = await latestRound(req, ref)
    if (before && before.status !== 'superseded') await supersede(req, before, 'resubmit')
    const id = uuidv7()
    const turn = wishes.policy === 'in_order' ? (people[0]?.id ?? null) : null
    await sqlOf(req).query(insert, [...valuesOf(id, ref, card), (before?.round ?? 0) + 1, seen.version, seen.hash, JSON.stringify(seen.snapshot), wishes.policy, JSON.stringify(wishes.approvers), turn, req.user?.id ?? null, people.length === 0])
    await reserveEffect(req, { key: `job:draw-approval:${id}`, kind: 'job:draw-approval', request: { approval: id }, repeatable: true, agency: card.agency, client: card.client })
    await recordEvent(req, { type: 'approvals.open', resourceType: ref.slug, resourceId: ref.id, resourceName: card.title.slice(0, 255), agency: card.agency, client: card.client, metadata: { approval: id, round: (before?.round ?? 0) + 1, version: seen.version, fingerprint: seen.hash } })
    const round = (await roundById(req, id))!
    await askReviewers(req, round, turn ? people.slice(0, 1) : people, 'requested')
    return round
  })

const valuesOf = (id: string, ref: SubjectRef, card: Card): unknown[] =>
  [id, card.agency, card.client, ref.slug, ref.id, card.title.slice(0, 255), card.account?.slice(0, 150) ?? null, card.dueAt ?? null, card.thumbnail ?? null]

const refuseWithoutReviewer = (req: PayloadRequest, { agency, client }: Card, people: readonly Reviewer[]): void => {
  if (people.length > 0) return
  const stands = !req.user || rolesOn(req.user, { agency, client }).some((role) => role === 'agency_admin' || role === 'super_admin')
  if (!stands) throw fail('RES_003', { name: 'NO_REVIEWER', message: 'Nobody at this client has a sign-in yet. Invite somebody, or let an administrator decide in their place.' })
}

const supersede = async (req: PayloadRequest, round: Round, reason: string): Promise<void> => {
  await sqlOf(req).query(`update approvals set status = 'superseded', closed_at = coalesce(closed_at, now()), close_reason = $2, turn_id = null, updated_at = now() where id = $1`, [round.id, reason])
  await revokeLinks(req, { approval: round.id }, reason)
  await stopAsking(req, round)
}

export type CloseReason = 'recall' | 'withdraw' | 'change' | 'delete'

/**
 * Ends what is being asked or was agreed about a subject, because it was taken back or is no longer what was seen: links end, and the
 * approval counts no more. After a `change`, or when it is deleted, the subject's own state goes back where its workflow says so. False when there was nothing to end.
 */
export const closeRound = (req: PayloadRequest, ref: SubjectRef, reason: CloseReason): Promise<boolean> =>
  inTransaction(req, async () => {
    const round = await latestRound(req, ref)
    if (!round || round.status === 'superseded' || (round.status === 'complete' && round.outcome !== 'approved')) return false
    await supersede(req, round, reason)
    await recordEvent(req, { ...aboutRound(round), type: 'approvals.close', note: reason, metadata: { approval: round.id, round: round.round, reason } })
    const { transitions } = subjectOf(ref.slug)
    if ((reason === 'change' || reason === 'delete') && transitions.reopen) await reopen(req, ref, transitions.reopen)
    return true
  })

const reopen = async (req: PayloadRequest, { slug, id }: SubjectRef, move: string): Promise<void> => {
  const { workflow } = subjectOf(slug).transitions
  const row = (await asSystem(req, `${slug}.${move}`).findByID(slug, id, { [workflow.field]: true })) as unknown as Record<string, unknown>
  if (!workflow.transitions[move]?.from.includes(String(row[workflow.field]))) return
  // The move is the platform's, whoever made the change that calls for it; it belongs into the same transaction.
  await transition(Object.create(req, { user: { value: null, writable: true } }) as PayloadRequest, workflow, move, { id })
}

/** Whether what a client said yes to is still what would leave now. Asked right before anything does. */
export const isStillApproved = async (req: PayloadRequest, ref: SubjectRef): Promise<boolean> => {
  const round = await latestRound(req, ref)
  if (round?.status !== 'complete' || round.outcome !== 'approved') return false
  return (await subjectOf(ref.slug).fingerprint(req, ref.id)).hash === round.fingerprint
}

/** Moves the moment by which a decision is needed, where the plan of a waiting subject changes and its content does not. */
export const moveDeadline = async (req: PayloadRequest, { slug, id }: SubjectRef, dueAt: Date | string | null): Promise<void> => {
  await sqlOf(req).query(`update approvals set due_at = $3, warned_at = null, updated_at = now() where subject_type = $1 and subject_id = $2 and status = 'open'`, [slug, id, dueAt])
}
