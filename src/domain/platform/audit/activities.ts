import type { CollectionSlug, PayloadRequest } from 'payload'
import { poolOf } from '@/src/engine/database'
import { as } from '@/src/engine/doors'
import { recordEvent } from '@/src/engine/events'
import { idOf } from '@/src/engine/idOf'
import { isUuid } from '@/src/engine/ids'
import { isStaffOn, isSuperAdmin, standingsOf } from '@/src/engine/tenancy/membership'
import { fail } from '@/src/errors'
import { placeIn, textOf, type Conditions } from './filters'
import { pageOf, type Entry } from './page'

type Row = { id: string; agency?: unknown; client?: unknown; title?: unknown; name?: unknown; companyName?: unknown }

/** Writes a note to a row's history. Throws RES_001 for a row the person may not read, AUTH_004 for who is not staff there. */
export const addNote = async (req: PayloadRequest, resourceType: string, resourceId: string, text: string): Promise<{ id: string }> => {
  const row = await readable(req, resourceType, resourceId)
  const name = row.title ?? row.companyName ?? row.name
  const place = { agency: resourceType === 'agencies' ? row.id : idOf(row.agency), client: resourceType === 'clients' ? row.id : idOf(row.client) }
  if (!isStaffOn(req.user, place)) throw fail('AUTH_004')
  const id = await recordEvent(req, { type: `${resourceType}.note`, resourceType, resourceId, resourceName: typeof name === 'string' ? name.slice(0, 255) : null, note: text, ...place })
  return { id }
}

/**
 * A row's history for whoever may read the row, or, without one, what the person did. It reaches back as many days as the row's
 * agency says (90 by default); addresses and browsers are for the audit log only, and values for those who work there.
 */
export const readActivities = async (req: PayloadRequest): Promise<{ docs: Partial<Entry>[]; nextCursor: string | null }> => {
  const query = (req.query ?? {}) as Record<string, unknown>
  const [type, id] = [textOf(query, 'resourceType'), textOf(query, 'resourceId')]
  const client = textOf(query, 'client')
  const conditions = client ? await ofClient(req, client) : type && id ? await ofRow(req, type, id) : ofPerson(req)
  const { docs, nextCursor } = await pageOf(poolOf(req.payload), conditions, placeIn(textOf(query, 'cursor')), 50)
  return { docs: docs.map((entry) => withoutPrivate(entry, !isStaffOn(req.user, entry))), nextCursor }
}

const ofRow = async (req: PayloadRequest, type: string, id: string): Promise<Conditions> => {
  const row = await readable(req, type, id)
  if (type === 'users') return ofColleague(req, row.id)
  const agency = type === 'agencies' ? row.id : idOf(row.agency)
  const reaching = `created_at > now() - make_interval(days => coalesce((select activity_days from agencies where id = $3::uuid), 90)::int)`
  return { sql: `resource_type = $1 and resource_id = $2 and agency_id is not distinct from $3::uuid and ${reaching}`, values: [type, row.id, agency] }
}

/** Of a client, also all that happened to what is made for it; for those who work there. */
const ofClient = async (req: PayloadRequest, id: string): Promise<Conditions> => {
  const row = await readable(req, 'clients', id)
  if (!isStaffOn(req.user, { agency: row.agency })) throw fail('AUTH_004')
  const reaching = `created_at > now() - make_interval(days => coalesce((select activity_days from agencies where id = $2::uuid), 90)::int)`
  return { sql: `client_id = $1::uuid and agency_id = $2::uuid and ${reaching}`, values: [row.id, idOf(row.agency)] }
}

// Of a colleague, what happened where both work; of oneself everything.
const ofColleague = (req: PayloadRequest, id: string): Conditions => {
  const agencies = isSuperAdmin(req.user) || id === req.user!.id ? null : standingsOf(req.user).map(({ agency }) => agency)
  return { sql: `resource_type = 'users' and resource_id = $1 and ($2::uuid[] is null or agency_id = any($2)) and created_at > now() - interval '90 days'`, values: [id, agencies] }
}

const ofPerson = (req: PayloadRequest): Conditions => ({ sql: `actor_id = $1 and created_at > now() - interval '730 days'`, values: [req.user!.id] })

const readable = async (req: PayloadRequest, type: string, id: string): Promise<Row> => {
  if (!Object.hasOwn(req.payload.collections, type) || !isUuid(id)) throw fail('RES_001')
  return (await as(req).findByID(type as CollectionSlug, id)) as unknown as Row
}

const withoutPrivate = ({ ipAddress: _, userAgent: __, ...entry }: Entry, isOutsider: boolean): Partial<Entry> =>
  isOutsider ? { ...entry, changes: null, metadata: null, errorMessage: null } : entry
