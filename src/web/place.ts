import type { Payload } from 'payload'
import { noteSecure } from '@/src/domain/platform/hosts/secure'
import { admit, placeOf, type Place } from '@/src/domain/platform/hosts/place'

export { hostHeader, placeOf, type Place, type PlaceAgency } from '@/src/domain/platform/hosts/place'

/** The place of a request by its host. Throws TEN_001, TEN_002, BIZ_003 where nothing is served (docs/api.md, "Hosts"). */
export const enter = async (payload: Payload, host: string, path: string, isSecure = false): Promise<Place> => {
  const place = await placeOf(payload, host)
  if (isSecure) noteSecure(payload, place, host)
  admit(place, path)
  return place
}
