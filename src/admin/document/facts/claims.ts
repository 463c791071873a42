import type { PayloadRequest } from 'payload'
import { as } from '@/src/engine/doors'
import type { DocumentFacts } from './types'

/** How many claims the document makes and how they stand. */
export const claimCounts = async (req: PayloadRequest, document: string): Promise<DocumentFacts['claims']> => {
  const { docs } = await as(req).find('claims', { where: { document: { equals: document } }, limit: 5000, pagination: false, select: { status: true } })
  const of = (state: string) => docs.filter(({ status }) => status === state).length
  return { total: docs.length, found: of('proven'), waived: of('waived'), unproven: of('unproven') }
}
