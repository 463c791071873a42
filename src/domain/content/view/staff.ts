import type { PayloadRequest } from 'payload'
import { rolesOn } from '@/src/engine/tenancy/membership'
import { fail } from '@/src/errors'

const staff: readonly string[] = ['super_admin', 'agency_admin', 'agency_member']

/** The caller's roles on a row, when one of them writes for clients. Throws AUTH_004. */
export const staffOnly = (req: PayloadRequest, row: { agency?: unknown; client?: unknown }): ReturnType<typeof rolesOn> => {
  const roles = rolesOn(req.user, row)
  if (!roles.some((role) => staff.includes(role))) throw fail('AUTH_004')
  return roles
}
