import type { PayloadRequest } from 'payload'
import { isSuperAdmin, standingsOf } from '@/src/engine/tenancy/membership'
import { withinOf } from '@/src/engine/tenancy/narrow'
import { pickedAgency } from '../shared/narrowing'

/** The agency whose settings are shown: the host's, the one picked in the selector, or the only one that the person administers; null when that leaves several or none. */
export const settingsAgency = (req: PayloadRequest): string | null => {
  const given = withinOf(req.user) ?? pickedAgency(req)
  if (given || isSuperAdmin(req.user)) return given
  const own = new Set(standingsOf(req.user).filter(({ role }) => role === 'agency_admin').map(({ agency }) => agency))
  return own.size === 1 ? [...own][0]! : null
}
