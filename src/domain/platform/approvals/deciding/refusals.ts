import type { PayloadRequest } from 'payload'
import { sqlOf } from '@/src/engine/database'
import { idOf } from '@/src/engine/idOf'
import { rolesOn } from '@/src/engine/tenancy/membership'
import { versionNamed } from '@/src/engine/tenancy/version'
import { allowedFrom } from '@/src/engine/workflow'
import { fail } from '@/src/errors'
import { missingOf, type Reviewer } from '../people'
import type { Made, Round } from '../rows'
import type { Subject, SubjectRef } from '../subjects'

type Row = Record<string, unknown>
type Asked = { override?: { reason: string } | null; decision: string; note?: string | null }

/** In whose name somebody decides: the client's own, or the agency in the client's place. */
export type Standing = 'client' | 'override'

/** In whose name the caller may decide about this row. Throws AUTH_004 with the name that says why not, VAL_001 for a reason that is none. */
export const mayDecide = async (req: PayloadRequest, row: Row, { override, decision, note }: Asked): Promise<Standing> => {
  const roles = rolesOn(req.user, row)
  const manages = roles.includes('agency_admin') || roles.includes('super_admin')
  if (decision !== 'approve' && !note?.trim()) throw fail('VAL_002', { field: decision === 'reject' ? 'reason' : 'text', message: decision === 'reject' ? 'Say why, so that it can be done better.' : 'Say what to change.' })
  if (!override) {
    if (roles.includes('client')) return 'client'
    throw manages ? fail('AUTH_004', { name: 'CLIENT_DECISION', message: 'This is the client’s decision. To decide in their place, give a reason.' }) : fail('AUTH_004')
  }
  if (!manages) throw fail('AUTH_004')
  const [agency] = await sqlOf(req).query<{ allowed: boolean }>('select allow_approval_override is not false as allowed from agencies where id = $1', [idOf(row.agency)])
  if (!agency?.allowed) throw fail('AUTH_004', { name: 'OVERRIDE_DISABLED', message: 'Deciding in a client’s place is switched off for this agency.' })
  const length = override.reason.trim().length
  if (length < 10 || length > 500) throw fail('VAL_001', { field: 'override.reason', message: 'Give a reason of 10 to 500 characters; the client reads it.' })
  return 'override'
}

const notNow = (subject: Subject, row: Row, message: string) => {
  const { workflow } = subject.transitions
  const state = String(row[workflow.field])
  return fail('RES_003', { name: 'INVALID_TRANSITION', message, details: { state, from: state, allowed: allowedFrom(workflow, state) } })
}

/** The round that is open. Throws RES_003 `INVALID_TRANSITION` with the state that was reached. */
export const needOpen = (subject: Subject, row: Row, round: Round | null): Round => {
  if (round?.status === 'open') return round
  const { workflow } = subject.transitions
  const label = workflow.states[String(row[workflow.field])]?.label.toLowerCase()
  throw notNow(subject, row, `There is nothing to decide just now: the ${subject.noun} is “${label}”.`)
}

/** That the caller saw what is there now. Throws VAL_002 (428) when no version is named, RES_003 `STALE_VERSION` for another one. */
export const checkSeen = async (req: PayloadRequest, subject: Subject, { id }: SubjectRef, round: Round, version?: number | null): Promise<void> => {
  const seen = versionNamed(req, version)
  const now = await subject.fingerprint(req, id)
  if (seen === round.version && now.hash === round.fingerprint) return
  throw fail('RES_003', { name: 'STALE_VERSION', message: `This ${subject.noun} was changed meanwhile. Look at the new version and decide again.`, details: { version: now.version, round: round.round } })
}

type Voices = { people: readonly Reviewer[]; before: readonly Made[]; user: string }

/** That this person is asked, and now. Throws AUTH_004 `NOT_APPROVER`, RES_003 `INVALID_TRANSITION` when they have said it, `NOT_YOUR_TURN`. */
export const checkReviewer = (subject: Subject, row: Row, round: Round, { people, before, user }: Voices): void => {
  const names = people.map(({ name }) => name).join(', ')
  if (!people.some(({ id }) => id === user)) throw fail('AUTH_004', { name: 'NOT_APPROVER', message: `This is decided by ${names}.` })
  const [first] = missingOf(round.policy, people, before)
  if (round.stalledAt && !first) return
  if (before.some((made) => made.user === user)) throw notNow(subject, row, 'You have decided already.')
  if (round.policy === 'in_order' && first?.id !== user) throw fail('RES_003', { name: 'NOT_YOUR_TURN', message: `${first?.name ?? 'Somebody else'} decides first.` })
}
