import type { Payload, TypedUser } from 'payload'
import { addressHeader } from '@/src/engine/address'
import { narrowedTo, withoutAgencies } from '@/src/engine/tenancy/narrow'
import { directoryOf } from './directory'
import { withinNetworks } from './networks'
import { hostHeader, isEnded, placeOf } from './place'

/**
 * What a signed-in person or key is at the host they came by (spec 06-platform §13.2, step 9): memberships of agencies that
 * are switched off or without subscription count nowhere, on an agency's host only its own do. Null for somebody without a
 * membership there.
 */
export const seenFrom = async (payload: Payload, headers: Headers, person: TypedUser): Promise<TypedUser | null> => {
  const { agency } = await placeOf(payload, headers.get(hostHeader) ?? headers.get('host'))
  const directory = await directoryOf(payload)
  const { byId } = directory
  const usable = withoutAgencies(withinNetworks(person, headers.get(addressHeader), directory), (id) => {
    const known = byId.get(id)
    return !known || (known.isActive && !isEnded(known.subscriptionStatus))
  })
  return agency ? narrowedTo(usable, agency.id) : usable
}
