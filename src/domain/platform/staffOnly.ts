import type { PayloadRequest } from 'payload'
import { rolesOn } from '@/src/engine/tenancy/membership'
import { isAgencyStaff } from '@/src/engine/tenancy/who'
import { fail } from '@/src/errors'

/** The caller's roles on a row, when one of them works for clients. Throws AUTH_004. */
export const staffOnly = (req: PayloadRequest, row: { agency?: unknown; client?: unknown }): ReturnType<typeof rolesOn> => {
  const roles = rolesOn(req.user, row)
  if (!isAgencyStaff(roles)) throw fail('AUTH_004')
  return roles
}
