import type { CollectionAfterChangeHook, CollectionBeforeChangeHook, CollectionBeforeValidateHook, Field, FieldHook, PayloadRequest } from 'payload'
import { standing } from './memberships'
import { endLinksOf } from '@/src/domain/platform/approvals/links/person'
import { voidSignInLinks } from '@/src/domain/platform/links/links'
import { mailChange } from '@/src/domain/platform/links/mails'
import { checkPassword } from '@/src/domain/platform/passwords/rules'
import { systemReason } from '@/src/engine/doors'
import { idOf } from '@/src/engine/idOf'
import { endSessionsOf, needConfirmed, sidOf } from '@/src/engine/session'
import { isSuperAdmin } from '@/src/engine/tenancy/membership'
import { fail } from '@/src/errors'

type Membership = { agency?: unknown; client?: unknown; role?: string | null; isActive?: boolean | null }
type Person = { id?: string; email?: string | null; password?: string; isActive?: boolean | null; isSuperAdmin?: boolean | null; memberships?: Membership[] | null }

/** Told to the person and to the operator alone. */
export const keepPrivate = <F extends Field>(field: F): F => ({
  ...field,
  access: { ...('access' in field ? field.access : {}), read: ({ req, id, doc }) => isSuperAdmin(req.user) || Boolean(req.user && (id ?? doc?.id) === req.user.id) },
})

/** The rules of passwords hold whichever way one comes; what the platform sets itself it has checked, or made. */
export const keepRules: CollectionBeforeValidateHook = async ({ data, operation, originalDoc, req }) => {
  const person = data as Person | undefined
  if (person?.email) person.email = person.email.trim().toLowerCase()
  if (systemReason() !== undefined) return data
  if (person?.password !== undefined && person.password !== '') checkPassword(person.password, person.email ?? originalDoc?.email)
  if (operation === 'update') await mayTouchSignIn(req, person, originalDoc as Person)
  return data
}

/** A person's password is that person's to choose, and an address is proved before it replaces the old one. */
const mayTouchSignIn = async (req: PayloadRequest, person: Person | undefined, before: Person): Promise<void> => {
  const isOwn = before.id === req.user?.id
  if (person?.email && person.email !== before.email) throw fail('AUTH_004', { field: 'email', message: isOwn ? 'Ask for the change at /api/users/me/email; the new address is proved first.' : 'A person’s address is that person’s to change.' })
  if (!person?.password) return
  if (!isOwn) throw fail('AUTH_004', { field: 'password', message: 'A password is its person’s to choose. Send a link to set a new one.' })
  await needConfirmed(req)
}

/** The shown name; a verified address for whom the operator or the platform makes with a password; when a password was set. */
export const nameAndVerify: CollectionBeforeChangeHook = ({ data, operation, originalDoc, req }) => {
  const name = [data.firstName ?? originalDoc?.firstName, data.lastName ?? originalDoc?.lastName].filter(Boolean).join(' ')
  const known: Record<string, unknown> = { ...data, displayName: name || (data.email ?? originalDoc?.email) }
  if (data.password) known.passwordChangedAt = new Date().toISOString()
  if (operation === 'create') Object.assign(known, { isEmailVerified: data.isEmailVerified ?? true, emailVerifiedAt: data.isEmailVerified === false ? null : new Date().toISOString() })
  req.context.writesMemberships = operation === 'create' || standing(data.memberships) !== standing(originalDoc?.memberships)
  return known
}

/** Sessions end with what they rested on: a new password, a person switched off, other memberships or roles. */
export const endSessionsOfChanged: CollectionAfterChangeHook = async ({ doc, operation, previousDoc, req }) => {
  if (operation !== 'update') return doc
  const [before, after] = [previousDoc as Person, doc as Person]
  const isOther = standing(before.memberships) !== standing(after.memberships) || before.isSuperAdmin !== after.isSuperAdmin || before.isActive !== after.isActive
  const isNewPassword = before && (previousDoc.passwordChangedAt ?? null) !== (doc.passwordChangedAt ?? null)
  if (!isOther && !isNewPassword) return doc
  const own = req.user?.id === doc.id ? sidOf(req.user) : null
  await endSessionsOf(req, String(doc.id), isOther ? null : own)
  await endLinksOf(req, String(doc.id))
  if (isNewPassword) await settlePassword(req, doc as Person & { id: string; passwordChangedAt: string })
  return doc
}

/** What `passwords/change` does too: links to another password or address are void, and the person is told by mail. */
const settlePassword = async (req: PayloadRequest, { id, email, passwordChangedAt }: Person & { id: string; passwordChangedAt: string }): Promise<void> => {
  await voidSignInLinks(req, id)
  const text = 'Your password has just been changed, and all other sign-ins were ended.'
  await mailChange(req, { key: `password:${id}:${passwordChangedAt}`, to: email!, agency: null, subject: 'Your password was changed', text })
}

/** A colleague sees of a person the membership in the own agency, not where else that person works. */
export const ownMembershipsOnly: FieldHook = ({ value, req, siblingData, originalDoc }) => {
  const id = siblingData?.id ?? originalDoc?.id
  if (!req.user || systemReason() !== undefined || isSuperAdmin(req.user) || id === req.user.id) return value
  const mine = ((req.user as Person).memberships ?? []).filter(({ isActive }) => isActive !== false).map(({ agency }) => idOf(agency))
  return Array.isArray(value) ? value.filter(({ agency }: Membership) => mine.includes(idOf(agency))) : value
}
