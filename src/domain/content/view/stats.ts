import type { PayloadRequest } from 'payload'
import { sqlOf } from '@/src/engine/database'
import { as } from '@/src/engine/doors'

type ClientStats = { documentCount: number; scheduledCount: number; inProgressCount: number; distributedCount: number }

const countsSql = `select count(*)::int as "documentCount", count(*) filter (where status in ('pending', 'generating'))::int as "inProgressCount",
    count(*) filter (where status = 'distributed')::int as "distributedCount"
  from documents where client_id = $1 and deleted_at is null`

/** How many documents a client has, and how they stand; deleted ones do not count. Throws RES_001 for a client the caller may not see. */
export const clientStats = async (req: PayloadRequest, id: string): Promise<ClientStats> => {
  const client = await as(req).findByID('clients', id, { companyName: true })
  const [counts] = await sqlOf(req).query<Omit<ClientStats, 'scheduledCount'>>(countsSql, [client.id])
  return { documentCount: 0, inProgressCount: 0, distributedCount: 0, ...counts, scheduledCount: 0 }
}
