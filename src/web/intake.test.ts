import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { counted, isSoak, long } from '@/src/proof/soak'
import { startApp, type App, type Caller } from '@/src/testing/app'
import { buildAgency, buildUser } from '@/src/testing/build'
import { makeEndpoint, post, sendStandard, type Made } from '@/src/testing/webhooks'
import type { Db } from '@/src/engine/database'

let app: App
let sql: Db
let admin: Caller
let agency: string
let endpoint: Made
const stored = async (where = '') => (await sql.query<{ count: number }>(`select count(*)::int as count from webhook_events ${where}`))[0]!.count
const codeOf = (sent: Awaited<ReturnType<typeof post>>) => [sent.status, sent.body.errors?.[0]?.data.name]

beforeAll(async () => {
  // The soak sends more that does not fit than one address may.
  if (isSoak) process.env.REFUSED_MESSAGES_PER_MINUTE = '50000'
  app = await startApp()
  sql = (await import('@/src/engine/database')).poolOf(app.payload)
  agency = (await buildAgency(app.payload)).id
  admin = await app.as((await buildUser(app.payload, { agency })).email)
  endpoint = await makeEndpoint(admin, { direction: 'incoming', description: 'The shop' })
})
afterAll(() => app.close())

describe('a message', () => {
  it('is stored with its bytes as they came before it is answered', async () => {
    const body = '{ "type": "order.paid",\n "note": "é" }'
    const sent = await sendStandard(app, endpoint, { body })
    expect(sent).toMatchObject({ status: 200, body: { received: true, status: 'received' } })
    const [row] = await sql.query(`select kind, status::text, raw, agency_id, headers, size::int from webhook_events where id = $1`, [sent.body.id])
    expect(row).toMatchObject({ kind: 'order.paid', status: 'received', raw: Buffer.from(body), agency_id: agency, size: Buffer.byteLength(body) })
    expect(Object.keys(row!.headers as object)).not.toContain('webhook-signature')
  })

  it('sent ten times at once is stored once', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => sendStandard(app, endpoint, { id: 'msg_ten' })))
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200))
    expect(answers.map(({ body }) => body.status).sort()).toEqual([...Array(9).fill('duplicate'), 'received'])
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1)
    expect(await stored(`where vendor_event_id = 'msg_ten'`)).toBe(1)
  })

  it('whose answer was lost is a duplicate when it comes again, even with another time', async () => {
    await sendStandard(app, endpoint, { id: 'msg_lost' })
    const again = await sendStandard(app, endpoint, { id: 'msg_lost', at: Date.now() - 60_000 })
    expect(again).toMatchObject({ status: 200, body: { status: 'duplicate' } })
  })

  it('of the same id is another one for another endpoint', async () => {
    const other = await makeEndpoint(admin, { direction: 'incoming', description: 'The other shop' })
    await sendStandard(app, endpoint, { id: 'msg_both' })
    expect((await sendStandard(app, other, { id: 'msg_both' })).body.status).toBe('received')
  })

  it('that is no JSON or of an unheard-of kind is kept', async () => {
    const sent = await sendStandard(app, endpoint, { body: 'plain words' })
    expect(sent.status).toBe(200)
    expect((await sql.query('select kind from webhook_events where id = $1', [sent.body.id]))[0]).toEqual({ kind: 'unknown' })
  })
})

describe('a message is refused', () => {
  it.each([
    ['written anew', (to: Made) => post(app, `standard/${to.token}`, '{"type": "order.paid"}', {})],
    ['signed with another secret', (to: Made) => sendStandard(app, { ...to, secret: 'whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=' })],
    ['of an hour ago', (to: Made) => sendStandard(app, to, { at: Date.now() - 3_600_000 })],
    ['for an unknown address', (to: Made) => sendStandard(app, { ...to, token: 'a'.repeat(43) })],
  ])('when it is %s, and nothing of it is kept', async (_, send) => {
    const before = await stored()
    expect(codeOf(await send(endpoint))).toEqual([401, 'BAD_SIGNATURE'])
    expect(await stored()).toBe(before)
  })

  it('and counted for its endpoint', async () => {
    const { writeRefusals } = await import('@/src/engine/webhooks/intake/refusals')
    await writeRefusals(sql)
    const [row] = await sql.query<{ count: number }>('select sum(count)::int as count from webhook_refusals where endpoint_id = $1', [endpoint.id])
    expect(row!.count).toBe(3)
  })

  it('for a source that nobody has heard of, and when it is too large', async () => {
    expect(codeOf(await post(app, 'nobody', '{}'))).toEqual([404, 'SOURCE_UNKNOWN'])
    expect((await sendStandard(app, endpoint, { body: `{"type":"${'x'.repeat(1024 * 1024)}"}` })).status).toBe(413)
  })

  it('for an endpoint that is switched off', async () => {
    const off = await makeEndpoint(admin, { direction: 'incoming', description: 'Closed' })
    expect((await admin('PATCH', `/api/webhook-endpoints/${off.id}`, { isActive: false, version: 1 })).status).toBe(200)
    expect((await sendStandard(app, off)).status).toBe(401)
  })
})

describe('a rotated secret', () => {
  it('counts at once, and the one before for a day', async () => {
    const to = await makeEndpoint(admin, { direction: 'incoming', description: 'Rotating' })
    expect((await sendStandard(app, to)).status).toBe(200)
    const { body } = await admin<{ secret: string }>('POST', `/api/webhook-endpoints/${to.id}/rotate-secret`, {})
    expect((await sendStandard(app, { ...to, secret: body.secret })).status).toBe(200)
    expect((await sendStandard(app, to)).status).toBe(200)
    await sql.query(`update webhook_secrets set ends_at = now() - interval '1 second' where endpoint_id = $1 and ends_at is not null`, [to.id])
    const { knownOwners } = await import('@/src/engine/webhooks/intake/owners')
    const { sourceNamed } = await import('@/src/engine/webhooks')
    const fresh = await knownOwners(sql).read(sourceNamed('standard')!, to.token)
    expect(fresh?.secrets).toEqual([body.secret])
  })
})

describe('while the database cannot store', () => {
  it('the sender is told to send again, and the next time it is stored', async () => {
    await sql.query('alter table webhook_events rename to webhook_events_away')
    const refused = await sendStandard(app, endpoint, { id: 'msg_away' })
    await sql.query('alter table webhook_events_away rename to webhook_events')
    expect([refused.status, refused.body.errors?.[0]?.data.code]).toEqual([503, 'SYS_002'])
    expect((await sendStandard(app, endpoint, { id: 'msg_away' })).body.status).toBe('received')
  })

  it('a row that Postgres refuses takes no other of its batch with it', async () => {
    const { batcher } = await import('@/src/engine/webhooks/intake/batch')
    const batch = batcher(sql)
    const event = (id: string, kind: string, more: object = {}) => ({
      id: crypto.randomUUID(), source: 'test', agency: null, client: null, endpoint: null, dedupeKey: id, vendorEventId: null, kind, headers: '{}', raw: Buffer.from(kind), ...more,
    })
    const [good, bad, alsoGood] = await Promise.allSettled([
      batch.store(event('good', 'a')), batch.store(event('bad', 'b', { endpoint: crypto.randomUUID() })), batch.store(event('also', 'c')),
    ])
    expect([good!.status, bad!.status, alsoGood!.status]).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(await stored(`where source = 'test'`)).toBe(2)
  })
})

describe('malformed messages', () => {
  const runs = long(300, 10_000)
  const part = fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), fc.string({ maxLength: 200 }), fc.json())
  const printable = fc.string({ maxLength: 60 }).map((text) => text.replace(/[^\x20-\x7e]/g, ''))

  it('never bring the intake down, and leave only whole rows', async () => {
    const before = await stored()
    await fc.assert(
      fc.asyncProperty(part, printable, printable, printable, fc.boolean(), async (body, id, time, signature, signed) => {
        const path = signed ? `standard/${endpoint.token}` : `standard/${encodeURIComponent(id).slice(0, 80) || 'x'}`
        const { status } = await post(app, path, Buffer.from(body), { 'webhook-id': id, 'webhook-timestamp': time, 'webhook-signature': signature })
        expect([401, 404, 422]).toContain(status)
      }), { numRuns: runs })
    expect(await stored()).toBe(before)
    counted('malformed messages', { 'refused, none stored': runs })
  }, long(600_000, 7_200_000))

  it('that are rightly signed are stored whatever they hold', async () => {
    await fc.assert(
      fc.asyncProperty(part, printable.filter((id) => id.trim() !== ''), async (body, id) => {
        const sent = await sendStandard(app, endpoint, { body, id: id.trim() })
        expect(sent.status).toBe(200)
        const [row] = await sql.query<{ raw: Buffer }>('select raw from webhook_events where id = $1', [sent.body.id])
        if (sent.body.status === 'received') expect(row!.raw.equals(Buffer.from(body))).toBe(true)
      }), { numRuns: runs })
    counted('messages that are rightly signed and hold anything', { 'stored byte for byte': runs })
  }, long(600_000, 7_200_000))
})

describe('an address', () => {
  const send = (to: Made) => fetch(`${app.url}/api/webhooks/standard/${to.token}`, { method: 'POST', body: '{}' })

  it('that sends what fits is never counted, and one that sends very much that does not is told to wait before anything is read', async () => {
    const [{ limiterOf, limitsOfIntake }, { env }] = await Promise.all([import('@/src/engine/limits'), import('@/src/env')])
    const limits = limitsOfIntake(new URL(app.url).hostname)
    const left = async () => {
      const verdict = await limiterOf(app.payload).take(limits)
      limiterOf(app.payload).giveBack(limits)
      return verdict!.remaining
    }
    const before = await left()
    expect((await sendStandard(app, endpoint)).status).toBe(200)
    expect(await left()).toBe(before)
    expect((await send(endpoint)).status).toBe(401)
    expect(await left()).toBe(before - 1)
    await Promise.all(Array.from({ length: env.limits.intakeRefused }, () => limiterOf(app.payload).take(limits)))
    await sql.query('alter table webhook_secrets rename to webhook_secrets_away')
    const told = await send({ ...endpoint, token: 'b'.repeat(43) })
    await sql.query('alter table webhook_secrets_away rename to webhook_secrets')
    expect([told.status, Number(told.headers.get('retry-after')) > 0]).toEqual([429, true])
    expect(((await told.json()) as { errors: { data: { code: string } }[] }).errors[0]!.data.code).toBe('RATE_001')
  })
})
