import { parseCookies, type PayloadRequest, type Where } from 'payload'
import { isSuperAdmin, standingsOf } from '@/src/engine/tenancy/membership'

/**
 * The agency picked in the selector, as a further condition on what is shown. It never widens: the doors decide what a
 * person may see, and an agency that is none of the person's own is ignored.
 */
export const pickedAgency = (req: PayloadRequest): string | null => {
  const picked = parseCookies(req.headers).get('payload-tenant')
  if (!picked || !/^[0-9a-f-]{36}$/i.test(picked)) return null
  return isSuperAdmin(req.user) || standingsOf(req.user).some(({ agency }) => agency === picked) ? picked : null
}

/** All of these conditions, and the picked agency. */
export const within = (req: PayloadRequest, ...conditions: Where[]): Where => {
  const agency = pickedAgency(req)
  return { and: [...conditions, ...(agency ? [{ agency: { equals: agency } }] : [])] }
}
