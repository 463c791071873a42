import type { PayloadRequest } from 'payload'
import { shownName } from '@/src/domain/platform/team/names'
import { sqlOf } from '@/src/engine/database'
import { as } from '@/src/engine/doors'
import { isStaffOn } from '@/src/engine/tenancy/membership'
import { subjectOf, type SubjectRef } from '../subjects'
import { changesBetween, type Change, type Snapshot } from './changes'

export type Kept = { approval: string; round: number; version: number; fingerprint: string; submittedAt: Date | null; by: string | null; status: string; outcome: string | null; mode: string | null; snapshot: Snapshot }

const keptSql = `select a.id as approval, a.round::int as round, a.version::int as version, a.fingerprint, a.opened_at as "submittedAt", ${shownName('u')} as by,
    a.status::text as status, a.outcome::text as outcome, a.mode::text as mode, a.snapshot
  from approvals a left join users u on u.id = a.opened_by_id where a.subject_type = $1 and a.subject_id = $2 order by a.round desc limit 50`

/** What was submitted of a subject, the oldest first; at most the last fifty rounds. */
export const keptVersions = async (req: PayloadRequest, { slug, id }: SubjectRef): Promise<Kept[]> => (await sqlOf(req).query<Kept>(keptSql, [slug, id])).reverse()

type Listed = Omit<Kept, 'snapshot' | 'round' | 'approval'> & { round: number | null; approval: string | null }
export type Versions = { versions: Listed[]; diff: { from: number; to: number; changes: Change[] }[] }

/** The present content, where it differs from what was submitted last: nobody's business but the staff's. */
const draftOf = async (req: PayloadRequest, ref: SubjectRef, last: Kept | undefined): Promise<(Listed & { snapshot: Snapshot }) | null> => {
  const { hash, version, snapshot } = await subjectOf(ref.slug).fingerprint(req, ref.id)
  if (hash === last?.fingerprint) return null
  return { approval: null, round: null, version, fingerprint: hash, submittedAt: null, by: null, status: 'draft', outcome: null, mode: null, snapshot }
}

/** Every version that was submitted with what differs from the one before; for staff also what has not been submitted yet. Throws RES_001. */
export const versionsOf = async (req: PayloadRequest, ref: SubjectRef): Promise<Versions> => {
  const row = (await as(req).findByID(ref.slug, ref.id)) as unknown as { agency?: unknown }
  const kept = await keptVersions(req, ref)
  const draft = isStaffOn(req.user, row) ? await draftOf(req, ref, kept.at(-1)) : null
  const all = draft ? [...kept, draft] : kept
  return {
    versions: all.map(({ snapshot: _snapshot, ...listed }) => listed),
    diff: all.slice(1).map((now, at) => ({ from: all[at]!.version, to: now.version, changes: changesBetween(all[at]!.snapshot, now.snapshot) })),
  }
}
