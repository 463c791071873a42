import type { CollectionBeforeChangeHook, CollectionBeforeValidateHook, FieldAccess } from 'payload'
import { sqlOf } from '@/src/engine/database'
import { systemReason } from '@/src/engine/doors'
import { idOf } from '@/src/engine/idOf'
import { isSuperAdmin, standingsOf } from '@/src/engine/tenancy/membership'
import { fail } from '@/src/errors'

type Membership = { agency?: unknown; client?: unknown; role?: string | null }

/** Fields of a person that only the operator of the installation changes. */
export const onlyOperator: FieldAccess = ({ req }) => isSuperAdmin(req.user)

/**
 * Memberships are at most one per agency, a client exactly for client users and of that agency; an agency's admin
 * gives them in the own agency only (spec 06-platform §3). Another agency is answered as an unknown row.
 */
export const ownMemberships: CollectionBeforeValidateHook = async ({ data, req }) => {
  const memberships = (data?.memberships ?? []) as Membership[]
  const agencies = memberships.map(({ agency }) => idOf(agency))
  if (new Set(agencies).size !== agencies.length) throw fail('VAL_004', { field: 'memberships', message: 'A person has one membership in each agency.' })
  for (const membership of memberships) {
    const needsClient = membership.role === 'client'
    if (needsClient !== Boolean(idOf(membership.client))) throw fail('VAL_001', { field: 'memberships', message: needsClient ? 'Say which client this person belongs to.' : 'Only client users belong to a client.' })
    if (needsClient) await clientIsOf(req, idOf(membership.client), idOf(membership.agency))
  }
  if (!free(req)) insideOwnAgencies(agencies, standingsOf(req.user).filter(({ role }) => role === 'agency_admin').map(({ agency }) => agency))
  return data
}

const free = (req: { user?: unknown }) => systemReason() !== undefined || !req.user || isSuperAdmin(req.user)

const insideOwnAgencies = (named: (string | null)[], administered: string[]) => {
  if (named.some((agency) => agency && !administered.includes(agency))) throw fail('RES_001')
}

const clientIsOf = async (req: Parameters<typeof sqlOf>[0], client: string | null, agency: string | null) => {
  const [row] = await sqlOf(req).query('select 1 from clients where id::text = $1 and agency_id::text = $2', [client, agency])
  if (!row) throw fail('RES_001')
}

/** An agency's admin makes people inside the own agency; name, address and password of an existing one are that person's. */
export const mayChangePerson: CollectionBeforeChangeHook = ({ data, operation, originalDoc, req }) => {
  if (free(req) || (operation === 'update' && originalDoc?.id === req.user?.id)) return data
  if (operation === 'create' && !(data.memberships ?? []).length) throw fail('VAL_002', { field: 'memberships', message: 'Say in which agency this person works.' })
  const personal = ['email', 'password', 'firstName', 'lastName', 'phone'].filter((name) => operation === 'update' && name in (req.data ?? {}) && data[name] !== originalDoc?.[name])
  if (personal.length) throw fail('AUTH_004', { field: personal[0], message: 'Name, address and password belong to the person.' })
  return data
}
