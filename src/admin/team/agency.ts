import type { PayloadRequest } from 'payload'
import { isSuperAdmin, standingsOf } from '@/src/engine/tenancy/membership'
import { withinOf } from '@/src/engine/tenancy/narrow'
import { pickedAgency } from '../shared/narrowing'

type SeenTeam = { agency: string; mayChange: boolean } | 'none' | 'several'

/** The team that is shown: the host's agency, the one picked in the selector, else the only one where the person is staff. */
export const seenTeam = (req: PayloadRequest): SeenTeam => {
  const picked = withinOf(req.user) ?? pickedAgency(req)
  if (isSuperAdmin(req.user)) return picked ? { agency: picked, mayChange: true } : 'several'
  const own = standingsOf(req.user).filter(({ role, agency }) => (role === 'agency_admin' || role === 'agency_member') && (!picked || agency === picked))
  if (own.length === 0) return 'none'
  if (new Set(own.map(({ agency }) => agency)).size > 1) return 'several'
  return { agency: own[0]!.agency, mayChange: own.some(({ role }) => role === 'agency_admin') }
}
