import type { CollectionBeforeChangeHook } from 'payload'

type Rule = { require2fa?: boolean | null; require2faRoles?: string[] | null }

/** Whether a rule asks somebody whom the one before did not ask. */
const asksMore = (now: Rule, before: Rule): boolean => {
  if (!now.require2fa) return false
  const [roles, earlier] = [now.require2faRoles ?? [], before.require2faRoles ?? []]
  if (!before.require2fa) return true
  return earlier.length > 0 && (roles.length === 0 || roles.some((role) => !earlier.includes(role)))
}

/**
 * Notes when an agency began to ask for a second factor, or asked more of its roles: its people have seven days from then. An
 * agency that is made with the rule has nobody yet who would need them.
 */
export const graceOfFactor: CollectionBeforeChangeHook = ({ data, operation, originalDoc }) => {
  if (operation !== 'update') return data
  const now: Rule = { require2fa: data.require2fa ?? originalDoc?.require2fa, require2faRoles: data.require2faRoles === undefined ? originalDoc?.require2faRoles : data.require2faRoles }
  if (!now.require2fa) return { ...data, require2faSince: null }
  return asksMore(now, originalDoc ?? {}) ? { ...data, require2faSince: new Date().toISOString() } : data
}
