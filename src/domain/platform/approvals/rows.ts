import type { PayloadRequest } from 'payload'
import { sqlOf } from '@/src/engine/database'
import { hashOf } from '@/src/engine/effects'
import { isUuid } from '@/src/engine/ids'
import { fail } from '@/src/errors'
import type { Policy, Said } from './people'
import type { Decision, SubjectRef, Via } from './subjects'

export type Round = {
  id: string; agency: string; client: string; slug: SubjectRef['slug']; subject: string; title: string | null; round: number; version: number; fingerprint: string
  policy: Policy; approvers: string[]; turn: string | null; status: 'open' | 'complete' | 'superseded'; outcome: 'approved' | 'rejected' | 'changes_requested' | null
  mode: 'client' | 'override' | 'email_link' | null; openedBy: string | null; openedAt: Date; closedAt: Date | null; dueAt: Date | null; picture: string | null
  /** Since when nobody is left who has not agreed: one of those who are there confirms, or the agency decides. */
  stalledAt: Date | null
}

const roundColumns = `a.id, a.agency_id as agency, a.client_id as client, a.subject_type as slug, a.subject_id as subject, a.title, a.round::int as round, a.version::int as version, a.fingerprint,
  a.policy::text as policy, coalesce(a.approvers, '[]') as approvers, a.turn_id as turn, a.status::text as status, a.outcome::text as outcome, a.mode::text as mode,
  a.opened_by_id as "openedBy", a.opened_at as "openedAt", a.closed_at as "closedAt", a.due_at as "dueAt", a.picture_id as picture, a.stalled_at as "stalledAt"`

/** What the log says of a round: about which subject it was, in which agency. */
export const aboutRound = ({ agency, client, slug, subject, title }: Round) => ({ resourceType: slug, resourceId: subject, resourceName: title, agency, client })

/** SHA-256 (hex) of what was seen, whatever the order of its keys. */
export const fingerprintOf = (snapshot: unknown): string => hashOf(snapshot)

/** Takes the subject's row first and the round after it, as an edit does, so that the two never wait for each other. False when it is gone. */
export const holdSubject = async (req: PayloadRequest, { slug, id }: SubjectRef): Promise<boolean> =>
  isUuid(id) && (await sqlOf(req).query(`select id from ${slug.replaceAll('-', '_')} where id = $1 for update`, [id])).length > 0

/** As `holdSubject`. Throws RES_001 when it is gone. */
export const lockSubject = async (req: PayloadRequest, ref: SubjectRef): Promise<void> => {
  if (!(await holdSubject(req, ref))) throw fail('RES_001')
}

/** The newest round of a subject, or null before the first. */
export const latestRound = async (req: PayloadRequest, { slug, id }: SubjectRef): Promise<Round | null> =>
  (await sqlOf(req).query<Round>(`select ${roundColumns} from approvals a where a.subject_type = $1 and a.subject_id = $2 order by a.round desc limit 1`, [slug, id]))[0] ?? null

/** A round by its id, or null. */
export const roundById = async (req: PayloadRequest, id: string): Promise<Round | null> =>
  (await sqlOf(req).query<Round>(`select ${roundColumns} from approvals a where a.id = $1`, [id]))[0] ?? null

export type Made = Said & { id: string; decision: Decision; note: string | null; via: Via; override: boolean; overrideReason: string | null; isFresh: boolean }

/** So many seconds after a decision its author may take it back; people are promised ten. */
export const secondsToUndo = 15

/** What was said in a round and not taken back, the oldest first. */
export const decisionsOf = (req: PayloadRequest, approval: string): Promise<Made[]> =>
  sqlOf(req).query<Made>(
    `select id, user_id as user, decision::text as decision, note, via::text as via, override is true as override, override_reason as "overrideReason", at,
       at > now() - make_interval(secs => ${secondsToUndo}) as "isFresh" from approval_decisions where approval_id = $1 and undone_at is null order by at, id`, [approval])
