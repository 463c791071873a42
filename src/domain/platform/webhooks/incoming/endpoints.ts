import type { Endpoint, PayloadRequest } from 'payload'
import { z } from 'zod'
import { inTransaction, poolOf, sqlOf } from '@/src/engine/database'
import { as } from '@/src/engine/doors'
import { defineEndpoint } from '@/src/engine/endpoint'
import { recordEvent } from '@/src/engine/events'
import { idOf } from '@/src/engine/idOf'
import { agenciesInCareOf } from '@/src/engine/tenancy/narrow'
import { agencyAdmins as who } from '@/src/engine/tenancy/who'
import { causeOf, discardEvent, intakeOf, largestMessage, previewReplay, replayEvents } from '@/src/engine/webhooks'
import { fail } from '@/src/errors'

const most = 5_000

const replayOne = z.strictObject({ dryRun: z.boolean().default(false) })
const replayMany = z.strictObject({
  ids: z.array(z.uuid()).min(1).max(500).optional(),
  status: z.enum(['dead', 'unmatched', 'ignored', 'failed', 'discarded']).default('dead'),
  kind: z.string().max(100).optional(),
  since: z.iso.datetime({ offset: true }).optional(),
  limit: z.number().int().min(1).max(most).default(most),
})
const discard = z.strictObject({ reason: z.string().trim().min(3, 'Say why, in a few words.').max(500) })

/** The agencies whose messages the caller may see; null stands for all. */
const reach = (req: PayloadRequest): string[] | null => agenciesInCareOf(req.user)

/** The same, narrowed to the agency that the address names. Throws VAL_003 for what is no id. */
const reachWithin = (req: PayloadRequest): string[] | null => {
  const [named, all] = [req.query.agency, reach(req)]
  if (named === undefined) return all
  const agency = z.uuid().safeParse(named)
  if (!agency.success) throw fail('VAL_003', { field: 'agency', message: 'agency is the id of an agency.' })
  return !all || all.includes(agency.data) ? [agency.data] : []
}

type Dead = { id: string; kind: string; endpoint: string | null; attempts: number; code: string | null; error: string | null; createdAt: Date; status: string }

const deadSql = `select id, kind, endpoint_id as endpoint, attempts::int, last_error_code as code, last_error as error, created_at as "createdAt", status::text
  from webhook_events where (status = 'dead' or (status = 'unmatched' and next_attempt_at is null)) and ($1::uuid[] is null or agency_id = any($1))
  order by created_at desc limit $2 offset $3`

const countSql = `select last_error_code as code, count(*)::int as count from webhook_events
  where (status = 'dead' or (status = 'unmatched' and next_attempt_at is null)) and ($1::uuid[] is null or agency_id = any($1)) group by 1 order by 2 desc`

const deadLetters = async (req: PayloadRequest) => {
  const page = Math.min(1_000, Math.max(1, Math.trunc(Number(req.query.page)) || 1))
  const limit = Math.min(100, Math.max(1, Math.trunc(Number(req.query.limit)) || 20))
  const db = poolOf(req.payload)
  const agencies = reachWithin(req)
  const rows = await db.query<Dead>(deadSql, [agencies, limit, (page - 1) * limit])
  const counts = await db.query<{ code: string | null; count: number }>(countSql, [agencies])
  const total = counts.reduce((sum, { count }) => sum + count, 0)
  const causes = counts.map(({ code, count }) => ({ code, count, ...causeOf(code) }))
  return { docs: rows.map((row) => ({ ...row, cause: causeOf(row.code) })), totalDocs: total, page, limit, hasNextPage: page * limit < total, causes }
}

const note = (req: PayloadRequest, verb: string, row: { id: string; agency?: unknown; kind?: string | null }, more: { note?: string } = {}) =>
  recordEvent(req, { type: `webhook-events.${verb}`, resourceType: 'webhook-events', resourceId: row.id, resourceName: row.kind ?? null, agency: idOf(row.agency), ...more })

const replay = async (req: PayloadRequest, id: string, { dryRun }: z.infer<typeof replayOne>) => {
  const row = await as(req).findByID('webhook-events', id)
  if (dryRun) return { body: { id, status: row.status, changes: await previewReplay(req, id) } }
  await inTransaction(req, async () => {
    if ((await replayEvents(req, [id])).length === 0) throw fail('RES_003', { name: 'NOT_REPLAYABLE', message: 'This message is being worked on just now, or its bytes are no longer kept.' })
    await note(req, 'replay', row)
  })
  return { body: { id, status: 'received' } }
}

const matchedSql = `select id, agency_id as agency, kind from webhook_events where ($1::uuid[] is null or agency_id = any($1)) and ($2::uuid[] is null or id = any($2))
  and ($2::uuid[] is not null or status::text = $3) and ($4::text is null or kind = $4) and ($5::timestamptz is null or created_at >= $5) order by created_at limit $6`

const replayAll = (req: PayloadRequest, { ids, status, kind, since, limit }: z.infer<typeof replayMany>) =>
  inTransaction(req, async () => {
    const rows = await sqlOf(req).query<{ id: string; agency: string | null; kind: string }>(matchedSql, [reach(req), ids ?? null, status, kind ?? null, since ?? null, limit])
    const replayed = await replayEvents(req, rows.map(({ id }) => id))
    const agencies = new Set(rows.map(({ agency }) => agency))
    for (const agency of agencies) {
      await recordEvent(req, { type: 'webhook-events.replay', resourceType: 'webhook-events', resourceId: rows.find((row) => row.agency === agency)!.id, agency, metadata: { count: rows.filter((row) => row.agency === agency).length } })
    }
    return { status: 202, body: { matched: rows.length, replayed: replayed.length } }
  })

const discardOne = async (req: PayloadRequest, id: string, reason: string) => {
  const row = await as(req).findByID('webhook-events', id)
  await inTransaction(req, async () => {
    if (!(await discardEvent(req, id, reason))) throw fail('RES_003', { message: 'This message is processed, discarded or being worked on already.' })
    await note(req, 'discard', row, { note: reason })
  })
  return { body: { id, status: 'discarded' } }
}

const shownBytes = 100_000

const rawSql = 'select substring(raw from 1 for $2) as raw, octet_length(raw)::int as size from webhook_events where id = $1'

/** The message as it came, as text; bytes that are no text show as question marks, and of a long one only the beginning is given. Null when it is no longer kept. */
const asItCame = async (req: PayloadRequest, id: string) => {
  await as(req).findByID('webhook-events', id, { kind: true })
  const [row] = await poolOf(req.payload).query<{ raw: Buffer | null; size: number | null }>(rawSql, [id, shownBytes])
  return { body: { id, text: row?.raw?.toString('utf8') ?? null, size: row?.size ?? 0, isWhole: (row?.size ?? 0) <= shownBytes } }
}

/** Mounted under `/api`: where messages come in. The web server takes them on a shorter way (src/web/intake.ts); this is the same for any other. */
export const intakeEndpoint: Endpoint = defineEndpoint({
  method: 'post', path: '/webhooks/:source/:token?', auth: 'public', who: 'anyone',
  handler: async ({ req, params }) => {
    const raw = Buffer.from((await req.arrayBuffer?.()) ?? new ArrayBuffer(0))
    if (raw.length > largestMessage) throw fail('FILE_001')
    const header = (name: string) => req.headers.get(name) ?? undefined
    return { body: await intakeOf(req.payload).receive({ source: params.source ?? '', token: params.token ?? null, raw, header, query: req.searchParams }) }
  },
})

/** Mounted under `/api/webhook-events`: what could not be handled, why, what a replay would change, and the replay. */
export const webhookEventEndpoints: Endpoint[] = [
  defineEndpoint({ method: 'get', path: '/dead-letters', auth: 'person', who, handler: async ({ req }) => ({ body: await deadLetters(req) }) }),
  defineEndpoint({ method: 'get', path: '/:id/message', auth: 'person', who, handler: ({ req, params }) => asItCame(req, params.id ?? '') }),
  defineEndpoint({ method: 'post', path: '/replay', auth: 'person', who, limit: 'bulk', body: replayMany, handler: ({ req, body }) => replayAll(req, body) }),
  defineEndpoint({ method: 'post', path: '/:id/replay', auth: 'person', who, body: replayOne, handler: ({ req, params, body }) => replay(req, params.id ?? '', body) }),
  defineEndpoint({ method: 'post', path: '/:id/discard', auth: 'person', who, body: discard, handler: ({ req, params, body }) => discardOne(req, params.id ?? '', body.reason) }),
]
