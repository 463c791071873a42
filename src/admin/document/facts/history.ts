import type { PayloadRequest, Where } from 'payload'
import { as } from '@/src/engine/doors'
import type { Happening } from './types'

const fields = { type: true, fromState: true, toState: true, actorLabel: true, note: true, requestId: true, createdAt: true }

/** What happened to the document, newest first. */
export const historyOf = async (req: PayloadRequest, document: string): Promise<(Happening & { requestId: string | null })[]> => {
  const where: Where = { and: [{ resourceType: { equals: 'documents' } }, { resourceId: { equals: document } }] }
  const { docs } = await as(req).find('events', { where, sort: '-createdAt', limit: 200, pagination: false, select: fields })
  return docs.map(({ id, type, fromState, toState, actorLabel, note, requestId, createdAt }) => ({
    id, type, from: fromState ?? null, to: toState ?? null, actor: actorLabel ?? null, note: note ?? null, requestId: requestId ?? null, at: createdAt,
  }))
}
