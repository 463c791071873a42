import type { PayloadRequest } from 'payload'
import { fail } from '@/src/errors'
import { rolesOn } from './membership'

/** Who works for an agency's clients, as endpoints and workflows name them (spec 00-model, "Roles"). */
export const agencyStaff = ['super_admin', 'agency_admin', 'agency_member'] as const

/** Whether one of these roles works for clients. */
export const isAgencyStaff = (roles: readonly string[]): boolean => roles.some((role) => (agencyStaff as readonly string[]).includes(role))

/** The caller's roles on a row, when one of them works for clients. Throws AUTH_004. */
export const staffOnly = (req: PayloadRequest, row: { agency?: unknown; client?: unknown }): ReturnType<typeof rolesOn> => {
  const roles = rolesOn(req.user, row)
  if (!isAgencyStaff(roles)) throw fail('AUTH_004')
  return roles
}
