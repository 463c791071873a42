import type { PayloadRequest } from 'payload'
import { shownName } from '@/src/domain/platform/team/names'
import { sqlOf } from '@/src/engine/database'
import { as } from '@/src/engine/doors'
import { reviewersOf, waitedFor, type Policy } from '../people'
import { decisionsOf, latestRound, secondsToUndo, type Round } from '../rows'
import { subjectOf, type SubjectRef } from '../subjects'

type Voice = { id: string; name: string; decision: string | null; at: Date | null; note: string | null; isTurn: boolean }

/** Where the newest round stands, as staff and client see it. `stalledAt`: everybody who is left has agreed and one of those missing confirms it, or nobody is left. `mayUndoUntil` is for the caller's own last decision. */
export type ShownApproval = {
  id: string; round: number; version: number; fingerprint: string; policy: Policy; status: Round['status']; outcome: Round['outcome']; mode: Round['mode']; openedAt: Date; closedAt: Date | null; stalledAt: Date | null
  approvers: Voice[]; missing: { id: string; name: string }[]; override: { by: string; reason: string; at: Date } | null; picture: string | null; mayUndoUntil: Date | null
}

/** Names of people who decided and are no longer among those who are asked. */
const namesOf = async (req: PayloadRequest, ids: readonly string[]): Promise<Map<string, string>> => {
  const rows = ids.length ? await sqlOf(req).query<{ id: string; name: string }>(`select u.id, ${shownName('u')} as name from users u where u.id = any($1)`, [ids]) : []
  return new Map(rows.map(({ id, name }) => [id, name]))
}

const pictureOf = async (req: PayloadRequest, file: string | null): Promise<string | null> => {
  const [row] = file ? await sqlOf(req).query<{ filename: string }>('select filename from files where id = $1', [file]) : []
  return row ? `/api/files/file/${row.filename}` : null
}

/** The newest round of a subject that the caller may read, or null before the first. Throws RES_001. */
export const approvalOf = async (req: PayloadRequest, ref: SubjectRef): Promise<ShownApproval | null> => {
  await as(req).findByID(ref.slug, ref.id)
  subjectOf(ref.slug)
  const round = await latestRound(req, ref)
  return round && shown(req, round)
}

const shown = async (req: PayloadRequest, round: Round): Promise<ShownApproval> => {
  const [people, made] = [await reviewersOf(req, round.client, round.approvers), await decisionsOf(req, round.id)]
  const names = await namesOf(req, made.map(({ user }) => user))
  const voice = (id: string, name: string): Voice => {
    const own = made.find(({ user, override }) => user === id && !override)
    return { id, name, decision: own?.decision ?? null, at: own?.at ?? null, note: own?.note ?? null, isTurn: round.turn === id }
  }
  const former = made.filter(({ user, override }) => !override && !people.some(({ id }) => id === user)).map(({ user }) => ({ id: user, name: names.get(user) ?? 'Somebody' }))
  const inPlace = made.find(({ override }) => override)
  const own = made.at(-1)
  const { id, version, fingerprint, policy, status, outcome, mode, openedAt, closedAt, stalledAt } = round
  return {
    id, round: round.round, version, fingerprint, policy, status, outcome, mode, openedAt, closedAt, stalledAt: status === 'open' ? stalledAt : null,
    approvers: [...people, ...former].map((person) => voice(person.id, person.name)),
    missing: status === 'open' ? waitedFor(policy, people, made).map(({ id: missing, name }) => ({ id: missing, name })) : [],
    override: inPlace ? { by: names.get(inPlace.user) ?? 'Your agency', reason: inPlace.overrideReason ?? '', at: inPlace.at } : null,
    picture: await pictureOf(req, round.picture),
    mayUndoUntil: own && own.user === req.user?.id && own.isFresh && status !== 'superseded' ? new Date(new Date(own.at).getTime() + secondsToUndo * 1000) : null,
  }
}
