import type { PayloadRequest } from 'payload'
import { isEnded } from '@/src/domain/platform/hosts/place'
import { isSuperAdmin, reachesClient, standingsOf } from '@/src/engine/tenancy/membership'
import { fail } from '@/src/errors'
import { type AgencyFacts, agencyFacts, clientFacts, type ClientFacts } from './facts'

const creators = ['agency_admin', 'agency_member', 'client'] as const

export type Standing = { agency: AgencyFacts; client: ClientFacts; asClient: boolean }

const usable = (agency: AgencyFacts | null): AgencyFacts => {
  if (!agency?.isActive) throw fail('BIZ_003', { message: 'This agency is no longer active.' })
  if (isEnded(agency.subscription)) throw fail('BIZ_003', { details: { subscription: agency.subscription } })
  return agency
}

const mayStart = ({ clientMode }: AgencyFacts): void => {
  if (clientMode === 'off') throw fail('AUTH_004', { message: 'Your agency starts documents for you. Ask it for this one.' })
}

const mayCreate = (req: PayloadRequest, agency: AgencyFacts | null): void => {
  const roles = standingsOf(req.user).map(({ role }) => role)
  const fits = roles.filter((role) => (creators as readonly string[]).includes(role))
  if (!isSuperAdmin(req.user) && fits.length === 0) throw fail('AUTH_004', { details: { requiredPermission: 'documents:create' } })
  const onlyClient = fits.length > 0 && fits.every((role) => role === 'client') && !isSuperAdmin(req.user)
  if (onlyClient && agency) mayStart(agency)
}

const visible = (req: PayloadRequest, client: ClientFacts | null): { client: ClientFacts; asClient: boolean } => {
  if (!client) throw fail('RES_001')
  if (isSuperAdmin(req.user)) return { client, asClient: false }
  const mine = standingsOf(req.user).filter((standing) => standing.agency === client.agency && (creators as readonly string[]).includes(standing.role) && reachesClient(standing, client.id))
  if (mine.length === 0) throw fail('RES_001')
  return { client, asClient: mine.every(({ role }) => role === 'client') }
}

/**
 * The first checks of a request: the agency may work (BIZ_003), the role may create (AUTH_004), the client is the
 * caller's and active (RES_001).
 */
export const standingFor = async (req: PayloadRequest, clientId: string): Promise<Standing> => {
  const found = await clientFacts(req, clientId)
  const own = standingsOf(req.user)
  const agencyId = found && (isSuperAdmin(req.user) || own.some(({ agency }) => agency === found.agency)) ? found.agency : (own[0]?.agency ?? null)
  const agency = agencyId ? await agencyFacts(req, agencyId) : null
  if (agency || !isSuperAdmin(req.user)) usable(agency)
  mayCreate(req, agency)
  const { client, asClient } = visible(req, found)
  // Who is staff elsewhere is a client's user here all the same.
  if (asClient) mayStart(usable(agency))
  if (!client.isActive) throw fail('RES_001', { message: 'This client is switched off. Reactivate it to make documents for it.' })
  return { agency: usable(agency), client, asClient }
}
