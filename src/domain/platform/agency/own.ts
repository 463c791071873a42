import type { PayloadRequest } from 'payload'
import { agencyHere } from '@/src/domain/platform/hosts/place'
import { sqlOf } from '@/src/engine/database'
import { isSuperAdmin, standingsOf, type Standing } from '@/src/engine/tenancy/membership'
import { asUuid } from '@/src/engine/ids'
import { fail } from '@/src/errors'

/** An agency that a caller works in, and whether as its admin. */
export type Own = { id: string; isAdmin: boolean }

/**
 * The agency of `/agencies/me`: the host's, else the one named by `?agency=` among the caller's, else the only one
 * (spec 06-platform §0). Throws RES_003 for none or several, AUTH_004 when the role there is none of `roles`.
 */
export const ownAgency = async (req: PayloadRequest, roles: readonly Standing['role'][]): Promise<Own> => {
  const wanted = agencyHere(req)?.id ?? namedIn(req)
  if (isSuperAdmin(req.user)) return { id: await asOperator(req, wanted), isAdmin: true }
  const standings = standingsOf(req.user).filter(({ agency }) => !wanted || agency === wanted)
  const agencies = new Set(standings.map(({ agency }) => agency))
  if (agencies.size !== 1) throw fail('RES_003', { message: agencies.size === 0 ? 'You do not work in such an agency.' : 'You work in several agencies: name one with ?agency=.' })
  const fits = standings.filter(({ role }) => roles.includes(role))
  if (fits.length === 0) throw fail('AUTH_004', { details: { requiredPermission: roles.join(' or ') } })
  return { id: [...agencies][0]!, isAdmin: fits.some(({ role }) => role === 'agency_admin') }
}

/** The id of the agency that the caller is an admin of, chosen and refused as by `ownAgency`. */
export const adminAgency = async (req: PayloadRequest): Promise<string> => (await ownAgency(req, ['agency_admin'])).id

const namedIn = ({ query }: PayloadRequest): string | undefined => (typeof query?.agency === 'string' ? query.agency : undefined)

const asOperator = async (req: PayloadRequest, wanted: string | undefined): Promise<string> => {
  if (!wanted) throw fail('RES_003', { message: 'Name an agency with ?agency=, or call at its host.' })
  const [row] = await sqlOf(req).query<{ id: string }>('select id from agencies where id = $1', [asUuid(wanted)])
  if (!row) throw fail('RES_001')
  return row.id
}
