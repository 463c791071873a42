import type { PayloadRequest } from 'payload'
import { adminAgency } from '@/src/domain/platform/agency/own'
import { staffOnly } from '@/src/domain/platform/staffOnly'
import { sqlOf } from '@/src/engine/database'
import { as } from '@/src/engine/doors'
import { idOf } from '@/src/engine/idOf'

/** Where publishing is stopped: at one client, or with `client` null in the whole agency. */
export type Place = { agency: string; client: string | null; name: string }

/** A client that the caller works for. Throws RES_001, AUTH_004. */
export const clientPlace = async (req: PayloadRequest, id: string): Promise<Place> => {
  const { agency, companyName } = await as(req).findByID('clients', id, { agency: true, companyName: true })
  staffOnly(req, { agency, client: id })
  return { agency: idOf(agency)!, client: id, name: companyName ?? '' }
}

/** The agency that the caller administers. Throws RES_003, AUTH_004. */
export const agencyPlace = async (req: PayloadRequest): Promise<Place> => {
  const agency = await adminAgency(req)
  const [row] = await sqlOf(req).query<{ name: string }>('select name from agencies where id = $1', [agency])
  return { agency, client: null, name: row?.name ?? '' }
}
