import type { PayloadRequest, Where } from 'payload'
import { as } from '@/src/engine/doors'

export type Person = { id: string; name: string }

/** The people whose deeds can be filtered for: those of the agency that the reader may see. */
export const peopleOf = async (req: PayloadRequest, agency: string): Promise<Person[]> => {
  const where: Where = agency ? { 'memberships.agency': { equals: agency } } : {}
  const { docs } = await as(req).find('users', { where, limit: 100, pagination: false, sort: 'email', select: { email: true, firstName: true, lastName: true } })
  return docs.map(({ id, email, firstName, lastName }) => ({ id, name: [[firstName, lastName].filter(Boolean).join(' '), email].filter(Boolean).join(' · ') }))
}
