import type { CollectionBeforeValidateHook, PayloadRequest } from 'payload'
import { sqlOf } from '@/src/engine/database'
import { systemReason } from '@/src/engine/doors'
import { idOf } from '@/src/engine/idOf'
import { asUuid } from '@/src/engine/ids'
import { fail } from '@/src/errors'
import { isSuperAdmin, reachesClient, standingsOf, type Standing } from './membership'

type Place = { agency: string | null; client: string | null }
type Row = Record<string, unknown>

/**
 * Decides on create whose row this is: by the client it names, else by the caller's membership. A body may repeat the
 * caller's own agency; any other agency or client is answered as an unknown row (spec 00-model, "agency or client in a body").
 * On update the agency and client stay what they were. `mayCreate` says which memberships may create such a row; without any it is AUTH_004.
 */
export const stampAgency =
  (mayCreate: (standing: Standing, row: Row) => boolean): CollectionBeforeValidateHook =>
  async ({ data, operation, originalDoc, req }) => {
    if (!data) return data
    if (operation === 'update') return keepPlace(data, originalDoc)
    const asked = { agency: idOf(data.agency), client: idOf(data.client) }
    const place = trusts(req) ? await placeOfSystem(req, asked) : await placeOfPerson(req, asked, standingsWith(req, data, mayCreate))
    return { ...data, agency: place.agency, ...(place.client && { client: place.client }) }
  }

const standingsWith = (req: PayloadRequest, row: Row, mayCreate: (standing: Standing, row: Row) => boolean): Standing[] => {
  const standings = standingsOf(req.user).filter((standing) => mayCreate(standing, row))
  if (standings.length === 0) throw fail('AUTH_004')
  return standings
}

const trusts = (req: PayloadRequest) => systemReason() !== undefined || !req.user || isSuperAdmin(req.user)

const keepPlace = (data: Row, original: Row | undefined): Row => {
  for (const name of ['agency', 'client']) {
    const before = idOf(original?.[name])
    if (name in data && before && idOf(data[name]) !== before) throw fail('RES_001')
  }
  return data
}

const placeOfSystem = async (req: PayloadRequest, asked: Place): Promise<Place> => {
  const owner = asked.client ? await agencyOfClient(req, asked.client) : asked.agency
  if (asked.agency && owner !== asked.agency) throw fail('RES_001')
  if (!owner) throw fail('VAL_002', { field: 'agency', message: 'Say which agency this belongs to.' })
  return { agency: owner, client: asked.client }
}

const placeOfPerson = async (req: PayloadRequest, asked: Place, standings: Standing[]): Promise<Place> => {
  const within = standings.filter((standing) => !asked.agency || standing.agency === asked.agency)
  const owner = asked.client ? await agencyOfClient(req, asked.client) : undefined
  const chosen = within.filter((standing) => (owner === undefined || standing.agency === owner) && fits(standing, asked.client))
  const agencies = new Set(chosen.map(({ agency }) => agency))
  if (agencies.size === 0) throw fail('RES_001')
  if (agencies.size > 1) throw fail('VAL_002', { field: 'agency', message: 'You work for several agencies: say which one this is for.' })
  return { agency: chosen[0]!.agency, client: asked.client ?? (chosen.length === 1 ? chosen[0]!.client : null) }
}

const fits = (standing: Standing, client: string | null) => client === null || reachesClient(standing, client)

const agencyOfClient = async (req: PayloadRequest, client: string): Promise<string> => {
  const [row] = await sqlOf(req).query<{ agency_id: string }>('select agency_id from clients where id = $1', [asUuid(client)])
  if (!row) throw fail('RES_001')
  return row.agency_id
}
