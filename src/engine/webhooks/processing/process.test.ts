import { createHmac, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startApp, type App, type Caller } from '@/src/testing/app'
import { buildAgency, buildUser } from '@/src/testing/build'
import { makeEndpoint, post, sendStandard, type Made } from '@/src/testing/webhooks'
import type { Db } from '@/src/engine/database'

let app: App
let sql: Db
let operator: Caller
let admin: Caller
let foreigner: Caller
let endpoint: Made
let processEvents: () => Promise<number>
let secret: string
let waits: readonly number[]

const sandbox = async (type: string, id = `m-${Math.random()}`, more: object = {}) => {
  const body = JSON.stringify({ id, type, ...more })
  return (await post(app, 'sandbox', body, { 'x-sandbox-signature': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}` })).body.id!
}
const row = async (id: string) => (await sql.query<{ status: string } & Record<string, unknown>>(
  `select status::text, attempts::int, last_error_code as code, last_error as error, processed_at is not null as processed, next_attempt_at > now() as later,
   extract(epoch from next_attempt_at - updated_at)::float8 as wait, replay_count::int as replays from webhook_events where id = $1`, [id]))[0]!
/** Lets the time until the next attempt pass. */
const laterOn = (id: string) => sql.query(`update webhook_events set next_attempt_at = now() - interval '1 minute' where id = $1 and next_attempt_at is not null`, [id])
const work = async () => {
  while ((await processEvents()) > 0);
}

beforeAll(async () => {
  app = await startApp()
  const [{ poolOf }, webhooks, { sandboxSecret }, processing] = await Promise.all([
    import('@/src/engine/database'), import('@/src/engine/webhooks'), import('@/src/engine/webhooks/sandboxSecret'), import('./process'),
  ])
  waits = processing.waits
  sql = poolOf(app.payload)
  secret = sandboxSecret()
  processEvents = () => webhooks.processEvents(app.payload)
  const agency = (await buildAgency(app.payload)).id
  admin = await app.as((await buildUser(app.payload, { agency })).email)
  operator = await app.as((await buildUser(app.payload, { isSuperAdmin: true })).email)
  foreigner = await app.as((await buildUser(app.payload, { agency: (await buildAgency(app.payload)).id })).email)
  endpoint = await makeEndpoint(admin, { direction: 'incoming', description: 'The shop' })
})
afterAll(() => app.close())

describe('a message that was taken in', () => {
  it('is handled once, however many workers look at once', async () => {
    const { body } = await sendStandard(app, endpoint, { id: 'once' })
    await Promise.all([processEvents(), processEvents(), processEvents()])
    expect(await row(body.id!)).toMatchObject({ status: 'processed', attempts: 1 })
    const events = await sql.query(`select metadata from events where type = 'webhooks.received' and metadata->>'webhookEventId' = $1`, [body.id])
    expect(events).toEqual([{ metadata: expect.objectContaining({ kind: 'order.paid' }) }])
  })

  it('of a kind that nobody handles is kept as ignored', async () => {
    const id = await sandbox('sandbox.something-new')
    await work()
    expect(await row(id)).toMatchObject({ status: 'ignored', processed: true })
  })

  it('comes in any order', async () => {
    const ids = []
    for (const n of [3, 1, 2]) ids.push(await sandbox('sandbox.ping', `order-${n}`))
    await work()
    for (const id of ids) expect((await row(id)).status).toBe('processed')
  })
})

describe('a handler that fails', () => {
  it('is tried again with growing pauses, then the message is put aside with the cause', async () => {
    const id = await sandbox('sandbox.break')
    for (const wait of waits) {
      await work()
      const now = await row(id)
      expect(now).toMatchObject({ status: 'failed', code: 'HANDLER_ERROR', later: true })
      expect(now.wait).toBeGreaterThan(wait * 0.79)
      expect(now.wait).toBeLessThan(wait * 1.21)
      await laterOn(id)
    }
    await work()
    expect(await row(id)).toMatchObject({ status: 'dead', attempts: waits.length + 1, later: null })
  })

  it('for good puts the message aside at once', async () => {
    const [refused, misshapen] = [await sandbox('sandbox.refuse'), await sandbox('sandbox.ping', '')]
    await work()
    expect(await row(refused)).toMatchObject({ status: 'dead', attempts: 1, code: 'RES_003' })
    expect(await row(misshapen)).toMatchObject({ status: 'dead', code: 'SCHEMA_MISMATCH' })
  })

  it('leaves nothing half-written', async () => {
    const { defineWebhookSource } = await import('@/src/engine/webhooks')
    const { sqlOf } = await import('@/src/engine/database')
    defineWebhookSource({
      name: 'halves', ownerOf: async () => ({ agency: null, client: null, endpoint: null, secrets: [] }), verify: () => true, idOf: () => null, kindOf: () => 'half', preview: async () => [],
      handle: async (req) => {
        await sqlOf(req).query(`insert into webhook_refusals (source, endpoint_id, minute, count) values ('half', gen_random_uuid(), now(), 1)`)
        throw new Error('in the middle')
      },
    })
    await post(app, 'halves', '{}')
    await work()
    expect(await sql.query(`select from webhook_refusals where source = 'half'`)).toEqual([])
  })

  it('because what it is about is not there yet tries for a day and then waits for a person', async () => {
    const id = await sandbox('sandbox.unmatched')
    await work()
    expect(await row(id)).toMatchObject({ status: 'unmatched', later: true })
    await sql.query(`update webhook_events set created_at = created_at - interval '25 hours' where id = $1`, [id])
    await laterOn(id)
    await work()
    expect(await row(id)).toMatchObject({ status: 'unmatched', later: null })
  })
})

describe('a message whose worker died', () => {
  const died = (id: string) => sql.query(`update webhook_events set status = 'processing', lease_until = now() - interval '1 second' where id = $1`, [id])

  it('is tried again, and after a second death put aside', async () => {
    const [once, twice] = [await sandbox('sandbox.ping', 'died-once'), await sandbox('sandbox.ping', 'died-twice')]
    await died(once)
    await sql.query(`update webhook_events set crashes = 1 where id = $1`, [twice])
    await died(twice)
    await work()
    expect(await row(once)).toMatchObject({ status: 'processed' })
    expect(await row(twice)).toMatchObject({ status: 'dead', code: 'POISON' })
  })
})

describe('dead letters', () => {
  type Dead = { docs: { id: string; cause: { sentence: string; advice: string } }[]; causes: { code: string; count: number; sentence: string }[]; totalDocs: number }

  it('are listed with their cause in a sentence, to those whose they are', async () => {
    const { body } = await operator<Dead>('GET', '/api/webhook-events/dead-letters')
    expect(body.totalDocs).toBeGreaterThanOrEqual(4)
    expect(body.docs.every(({ cause }) => cause.sentence.length > 20)).toBe(true)
    expect(body.causes.map(({ code }) => code)).toEqual(expect.arrayContaining(['HANDLER_ERROR', 'POISON', 'SCHEMA_MISMATCH', 'UNMATCHED']))
    expect((await admin<Dead>('GET', '/api/webhook-events/dead-letters')).body.totalDocs).toBe(0)
    expect((await app.anonymous('GET', '/api/webhook-events/dead-letters')).status).toBe(401)
  })

  it('are listed for one agency when the address names it, and never beyond the caller’s reach', async () => {
    const { body: letter } = await sendStandard(app, endpoint, { id: 'put-aside' })
    await sql.query(`update webhook_events set status = 'dead', next_attempt_at = null where id = $1`, [letter.id])
    const [{ agency } = { agency: '' }] = await sql.query<{ agency: string }>('select agency_id as agency from webhook_events where id = $1', [letter.id])
    const idsFor = async (who: typeof operator, named: string) => (await who<Dead>('GET', `/api/webhook-events/dead-letters?agency=${named}`)).body.docs.map(({ id }) => id)
    expect(await idsFor(operator, agency)).toEqual([letter.id])
    expect(await idsFor(admin, agency)).toEqual([letter.id])
    expect(await idsFor(operator, randomUUID())).toEqual([])
    expect(await idsFor(admin, randomUUID())).toEqual([])
    expect((await operator('GET', '/api/webhook-events/dead-letters?agency=ours')).status).toBe(422)
    await sql.query('delete from webhook_events where id = $1', [letter.id])
  })

  it('show what a replay would change, and change it when replayed', async () => {
    const { body } = await sendStandard(app, endpoint, { id: 'to-replay' })
    await sql.query(`update webhook_events set status = 'dead', next_attempt_at = null, last_error_code = 'HANDLER_ERROR' where id = $1`, [body.id])
    const path = `/api/webhook-events/${body.id}/replay`
    const preview = await admin<{ changes: { what: string }[] }>('POST', path, { dryRun: true })
    expect(preview.body.changes).toEqual([expect.objectContaining({ what: expect.stringContaining('webhooks.received') })])
    expect((await row(body.id!)).status).toBe('dead')
    expect((await foreigner('POST', path, {})).status).toBe(404)
    expect((await admin('POST', path, {})).status).toBe(200)
    await work()
    expect(await row(body.id!)).toMatchObject({ status: 'processed', replays: 1 })
  })

  it('replayed when they were processed already change nothing', async () => {
    const { body } = await sendStandard(app, endpoint, { id: 'replay-processed' })
    await work()
    expect((await admin<{ changes: unknown[] }>('POST', `/api/webhook-events/${body.id}/replay`, { dryRun: true })).body.changes).toEqual([])
    await admin('POST', `/api/webhook-events/${body.id}/replay`, {})
    await work()
    expect(await sql.query(`select id from events where type = 'webhooks.received' and metadata->>'webhookEventId' = $1`, [body.id])).toHaveLength(1)
  })

  it('are replayed many at a time, the own agency’s only', async () => {
    const ids = []
    for (let n = 0; n < 5; n += 1) ids.push((await sendStandard(app, endpoint, { id: `many-${n}`, body: '{"type":"many"}' })).body.id!)
    await sql.query(`update webhook_events set status = 'dead', next_attempt_at = null where kind = 'many'`)
    expect((await foreigner<{ matched: number }>('POST', '/api/webhook-events/replay', { ids })).body.matched).toBe(0)
    expect((await admin('POST', '/api/webhook-events/replay', { kind: 'many' })).body).toEqual({ matched: 5, replayed: 5 })
    await work()
    for (const id of ids) expect((await row(id)).status).toBe('processed')
  })

  it('can be discarded with a reason, once', async () => {
    const id = await sandbox('sandbox.refuse', 'to-discard')
    await work()
    expect((await operator('POST', `/api/webhook-events/${id}/discard`, { reason: 'A test message' })).status).toBe(200)
    expect((await operator('POST', `/api/webhook-events/${id}/discard`, { reason: 'A test message' })).status).toBe(409)
    expect((await row(id)).status).toBe('discarded')
  })
})
