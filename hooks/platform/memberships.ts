import type { CollectionAfterOperationHook, CollectionBeforeValidateHook, FieldAccess } from 'payload'
import { sqlOf } from '@/src/engine/database'
import { systemReason } from '@/src/engine/doors'
import { idOf } from '@/src/engine/idOf'
import { isSuperAdmin } from '@/src/engine/tenancy/membership'
import { withinOf } from '@/src/engine/tenancy/narrow'
import { asUuid } from '@/src/engine/ids'
import { fail } from '@/src/errors'

type Membership = { agency?: unknown; client?: unknown; role?: string | null; isActive?: boolean | null; joinedAt?: unknown; invitedBy?: unknown; deactivatedAt?: unknown; deactivatedBy?: unknown }

/** Fields of a person that only the operator of the installation changes. */
export const onlyOperator: FieldAccess = ({ req }) => isSuperAdmin(req.user)

/**
 * Memberships are at most one per agency, and a client exactly for client users and of that agency (spec 06-platform §3). The
 * operator gives them here; an agency's admin in the team, where its own rules hold.
 */
export const ownMemberships: CollectionBeforeValidateHook = async ({ data, operation, originalDoc, req }) => {
  const memberships = withElsewhere((data?.memberships ?? []) as Membership[], originalDoc?.memberships, withinOf(req.user))
  const isOther = data?.memberships !== undefined && (operation === 'create' || standing(memberships) !== standing(originalDoc?.memberships))
  if (!isOther) return data?.memberships === undefined ? data : { ...data, memberships }
  if (!free(req)) throw fail('AUTH_004', { field: 'memberships', message: 'Roles are given in the team, by an admin of the agency.', details: { requiredPermission: 'team:update' } })
  const agencies = memberships.map(({ agency }) => idOf(agency))
  if (new Set(agencies).size !== agencies.length) throw fail('VAL_004', { field: 'memberships', message: 'A person has one membership in each agency.' })
  for (const membership of memberships) {
    const needsClient = membership.role === 'client'
    if (needsClient !== Boolean(idOf(membership.client))) throw fail('VAL_001', { field: 'memberships', message: needsClient ? 'Say which client this person belongs to.' : 'Only client users belong to a client.' })
    if (needsClient) await clientIsOf(req, idOf(membership.client), idOf(membership.agency))
  }
  return { ...data, memberships: memberships.map((membership) => noted(membership, originalDoc?.memberships, req.user?.id)) }
}

type Answered = { memberships?: Membership[] | null } | null | undefined

/**
 * At an agency's own host nobody, the operator included, is shown where else people work. Only answers are narrowed: what a change
 * is compared with stays whole.
 */
export const onlyHere: CollectionAfterOperationHook<'users'> = ({ result, req }) => {
  const within = withinOf(req.user)
  if (!within || systemReason() !== undefined || !result || typeof result !== 'object') return result
  const narrowed = <D extends Answered>(row: D): D => (row?.memberships ? { ...row, memberships: row.memberships.filter(({ agency }) => idOf(agency) === within) } : row)
  return ('docs' in result && Array.isArray(result.docs) ? { ...result, docs: (result.docs as Answered[]).map(narrowed) } : narrowed(result as Answered)) as typeof result
}

/** At an agency's own host only its memberships were shown, so that nothing is said there about those elsewhere: they stay. */
const withElsewhere = (given: Membership[], before: Membership[] | null | undefined, within: string | null): Membership[] =>
  within ? [...given.filter(({ agency }) => idOf(agency) === within), ...(before ?? []).filter(({ agency }) => idOf(agency) !== within)] : given

/** Who gave a membership and when, and who took it away. */
const noted = (membership: Membership, earlier: Membership[] | null | undefined, by: string | undefined): Membership => {
  const before = earlier?.find(({ agency }) => idOf(agency) === idOf(membership.agency))
  const now = new Date().toISOString()
  const given = before ? { joinedAt: before.joinedAt, invitedBy: idOf(before.invitedBy) } : { joinedAt: now, invitedBy: by ?? null }
  if (membership.isActive !== false) return { ...membership, ...given, deactivatedAt: null, deactivatedBy: null }
  const taken = before?.isActive === false ? { deactivatedAt: before.deactivatedAt, deactivatedBy: idOf(before.deactivatedBy) } : { deactivatedAt: now, deactivatedBy: by ?? null }
  return { ...membership, ...given, ...taken }
}

/** What memberships say, whichever way they are written. */
export const standing = (memberships: unknown): string =>
  JSON.stringify(((memberships ?? []) as Membership[]).map(({ agency, client, role, isActive }) => [idOf(agency), idOf(client), role ?? null, isActive !== false]).sort())

const free = (req: { user?: unknown }) => systemReason() !== undefined || !req.user || isSuperAdmin(req.user)

const clientIsOf = async (req: Parameters<typeof sqlOf>[0], client: string | null, agency: string | null) => {
  const [row] = await sqlOf(req).query('select 1 from clients where id = $1 and agency_id = $2', [asUuid(client), asUuid(agency)])
  if (!row) throw fail('RES_001')
}
