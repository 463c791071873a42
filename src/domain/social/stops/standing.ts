import type { PayloadRequest } from 'payload'
import { shownName } from '@/src/domain/platform/team/names'
import { sqlOf, type Db } from '@/src/engine/database'
import { as } from '@/src/engine/doors'
import { idOf } from '@/src/engine/idOf'
import { isUuid } from '@/src/engine/ids'
import { isSuperAdmin, rolesOn, standingsOf } from '@/src/engine/tenancy/membership'
import { isAgencyStaff } from '@/src/engine/tenancy/who'
import { fail } from '@/src/errors'

/** A stop that stands, as staff read it. `client` null: the whole agency. */
export type StandingStop = { id: string; agency: string; client: string | null; clientName: string | null; reason: string; by: string | null; at: string; mayLift: boolean }

type Row = Omit<StandingStop, 'at' | 'mayLift'> & { at: Date }

const stopsSql = `select s.id, s.agency_id as agency, s.client_id as client, c.company_name as "clientName", s.reason, ${shownName('u')} as by, s.stopped_at as at
  from publishing_stops s left join clients c on c.id = s.client_id left join users u on u.id = s.stopped_by
  where s.lifted_at is null and s.agency_id = any($1::uuid[]) and ($2::uuid is null or s.client_id is null or s.client_id = $2) order by s.client_id nulls first, s.stopped_at desc limit 200`

/**
 * The stops that stand where the caller works: of the agencies, of the clients they look after; of one client alone when `client` is
 * named. Throws RES_001.
 */
export const standingStops = async (req: PayloadRequest, client?: string): Promise<StandingStop[]> => {
  if (client !== undefined && !isUuid(client)) throw fail('RES_001')
  const agencies = client ? [idOf((await as(req).findByID('clients', client, { agency: true })).agency)!] : await agenciesOf(req)
  const rows = await sqlOf(req).query<Row>(stopsSql, [agencies, client ?? null])
  return rows.flatMap((row) => {
    const roles: string[] = rolesOn(req.user, { agency: row.agency, client: row.client })
    const mayLift = roles.some((role) => role === 'super_admin' || role === 'agency_admin' || (row.client !== null && role === 'agency_member'))
    return isAgencyStaff(roles) ? [{ ...row, at: row.at.toISOString(), mayLift }] : []
  })
}

const agenciesOf = async (req: PayloadRequest): Promise<string[]> => {
  if (!isSuperAdmin(req.user)) return [...new Set(standingsOf(req.user).map(({ agency }) => agency))]
  return (await as(req).find('agencies', { limit: 1000, pagination: false, select: { id: true } as never })).docs.map(({ id }) => id)
}

/** Whether anything is published for a client just now; said to the client without reasons and names. */
export const isStopped = async (db: Db, agency: string, client: string): Promise<boolean> =>
  (await db.query('select 1 from publishing_stops where lifted_at is null and agency_id = $1 and (client_id is null or client_id = $2) limit 1', [agency, client])).length > 0
