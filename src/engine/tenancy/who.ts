import { isSuperAdmin, standingsOf, type Standing } from './membership'

/** Who runs an agency (spec 00-model, "Roles"). The browser reads these lists too, so nothing of the server is imported here. */
export const agencyAdmins = ['super_admin', 'agency_admin'] as const

/** Who works for an agency's clients, as endpoints and workflows name them. */
export const agencyStaff = [...agencyAdmins, 'agency_member'] as const

/** Whether one of these roles works for clients. */
export const isAgencyStaff = (roles: readonly string[]): boolean => roles.some((role) => (agencyStaff as readonly string[]).includes(role))

type Caller = 'anyone' | 'person' | 'key' | 'super_admin' | Standing['role']

/** Who may call an endpoint: anybody, anybody signed in, or people of these roles; an API key only where `key` is named. */
export type Who = Caller | readonly Caller[]

/** Whether a caller is among them. A key acts with its agency's rights, but never where only people are meant. */
export const mayCall = (who: Who, caller: unknown): boolean => {
  const named = [who].flat()
  if (named.includes('anyone')) return true
  if (!caller) return false
  if ('apiKey' in (caller as object) && (caller as { apiKey?: unknown }).apiKey) return named.includes('key')
  if (named.includes('person')) return true
  return (isSuperAdmin(caller) && named.includes('super_admin')) || standingsOf(caller).some(({ role }) => named.includes(role))
}
