import type { PayloadRequest } from 'payload'
import { adminAgency } from '@/src/domain/platform/agency/own'
import { agencyHere } from '@/src/domain/platform/hosts/place'
import { poolOf } from '@/src/engine/database'
import { recordEvent } from '@/src/engine/events'
import { isUuid } from '@/src/engine/ids'
import { limiterOf, refuseFull } from '@/src/engine/limits'
import { isSuperAdmin } from '@/src/engine/tenancy/membership'
import { env } from '@/src/env'
import { fail } from '@/src/errors'
import { csvOf, mostRows } from './csv'
import { conditionsOf, placeIn, textOf, type Conditions, type Reach } from './filters'
import { pageOf } from './page'

const rowsOnPage = 50

/** The agency's log for its admin; for the operator everything, one agency's (`agency=<id>`) or the platform's own (`agency=platform`). */
export const readAudit = async (req: PayloadRequest): Promise<Response | { body: unknown }> => {
  const query = (req.query ?? {}) as Record<string, unknown>
  const reach = await reachOf(req)
  const conditions = conditionsOf(query, reach)
  const format = textOf(query, 'format') ?? 'json'
  if (format === 'csv') return exported(req, reach, conditions)
  if (format !== 'json') throw fail('VAL_003', { field: 'format', message: 'The log is given as json or csv.' })
  return { body: await pageOf(poolOf(req.payload), conditions, placeIn(textOf(query, 'cursor')), rowsOnPage) }
}

/** Whose events the caller reads. Throws RES_003, AUTH_004, RES_001. */
export const reachOf = async (req: PayloadRequest): Promise<Reach> => {
  if (!isSuperAdmin(req.user)) return { agency: await adminAgency(req) }
  const named = agencyHere(req)?.id ?? textOf((req.query ?? {}) as Record<string, unknown>, 'agency')
  if (!named) return 'all'
  if (named === 'platform') return { agency: null }
  if (!isUuid(named)) throw fail('RES_001')
  return { agency: named }
}

const exported = async (req: PayloadRequest, reach: Reach, conditions: Conditions): Promise<Response> => {
  const db = poolOf(req.payload)
  await countExport(req)
  const [found] = await db.query<{ rows: number }>(`select count(*)::int as rows from (select from events where ${conditions.sql} limit ${mostRows + 1}) found`, conditions.values)
  const agency = reach === 'all' ? null : reach.agency
  await recordEvent(req, { type: 'events.export', resourceType: 'events', resourceId: agency ?? 'all', agency, metadata: { format: 'csv', rows: Math.min(found!.rows, mostRows) } })
  const headers = { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="audit-${new Date().toISOString().slice(0, 10)}.csv"` }
  return new Response(csvOf(db, conditions), { headers: { ...headers, ...(found!.rows > mostRows && { 'x-rows-left-off': 'true' }) } })
}

/** The page itself is read often; only the table counts as an export. */
const countExport = async (req: PayloadRequest): Promise<void> => {
  const verdict = await limiterOf(req.payload).take([{ bucket: `export:person:${req.user?.id}`, limit: env.limits.export, seconds: 60 }])
  refuseFull(verdict)
}
