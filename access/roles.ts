import type { MemberRole } from '@/src/engine/tenancy/membership'

export { memberRoles, type MemberRole } from '@/src/engine/tenancy/membership'

/** The roles of the model (spec 00-model, "Roles"). `super_admin` is a flag on the person; the others come with a membership. */
export type Role = 'super_admin' | MemberRole

/** Staff work in the admin; clients and talent never enter it. */
export const staffRoles: readonly Role[] = ['super_admin', 'agency_admin', 'agency_member', 'seller', 'producer']
