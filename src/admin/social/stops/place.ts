import { isSuperAdmin, standingsOf } from '@/src/engine/tenancy/membership'

/** The one agency for all of which a person may stop publishing from a list that is narrowed to `picked`: as its administrator, or as the operator of what is picked. */
export const stoppableAgency = (user: unknown, picked: string | null): string | null => {
  if (isSuperAdmin(user)) return picked
  const managed = new Set(standingsOf(user).flatMap(({ role, agency }) => (role === 'agency_admin' && (!picked || agency === picked) ? agency : [])))
  return managed.size === 1 ? [...managed][0]! : null
}
