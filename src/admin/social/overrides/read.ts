import type { PayloadRequest } from 'payload'
import { as } from '@/src/engine/doors'
import { idOf } from '@/src/engine/idOf'
import { namesOf } from '../../dashboard/related'
import { within } from '../../shared/narrowing'

export type Override = { id: string; at: string; subject: { slug: string; id: string }; title: string; client: string; decision: string; by: string; reason: string; undoneAt: string | null }

/** As many are listed. */
export const most = 200

/** Decisions in a client's place, newest first, read with the person's rights in the picked agency. */
export const overridesOf = async (req: PayloadRequest): Promise<Override[]> => {
  const { docs } = await as(req).find('approval-decisions', { where: within(req, { override: { equals: true } }), sort: '-at', limit: most, pagination: false })
  const ids = (field: 'approval' | 'user' | 'client') => [...new Set(docs.flatMap((row) => idOf(row[field]) ?? []))]
  const [rounds, people, clients] = await Promise.all([
    docs.length ? as(req).find('approvals', { where: { id: { in: ids('approval') } }, limit: most, pagination: false }) : { docs: [] },
    docs.length ? as(req).find('users', { where: { id: { in: ids('user') } }, limit: most, pagination: false, select: { displayName: true } }) : { docs: [] },
    namesOf(req, ids('client')),
  ])
  return docs.flatMap((row) => {
    const round = rounds.docs.find(({ id }) => id === idOf(row.approval))
    if (!round) return []
    return [{
      id: row.id, at: row.at, subject: { slug: round.subjectType, id: round.subjectId }, title: round.title ?? 'Without a title', client: clients.get(idOf(row.client) ?? '')?.name ?? '', decision: row.decision,
      by: people.docs.find(({ id }) => id === idOf(row.user))?.displayName ?? 'Somebody', reason: row.overrideReason ?? '', undoneAt: row.undoneAt ?? null,
    }]
  })
}
