import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Db } from '@/src/engine/database'
import type { FaultRequest } from '@/src/sandbox/core/faults'
import type { Sandbox } from '@/src/sandbox/server'
import { startApp, type App, type Caller } from '@/src/testing/app'
import { buildAgency, buildUser } from '@/src/testing/build'
import { freePort } from '@/src/testing/freePort'
import { makeEndpoint, type Made } from '@/src/testing/webhooks'
import { deliverAlways } from '@/src/testing/worker'

let app: App
let sandbox: Sandbox
let sql: Db
let admin: Caller
let foreigner: Caller
let agency: string
let person: string
let deliverDue: () => Promise<void>

beforeAll(async () => {
  const port = await freePort()
  process.env.SANDBOX_PORT = String(port)
  const { startSandbox } = await import('@/src/sandbox/server')
  sandbox = await startSandbox({ port, smtpPort: 0 })
  app = await startApp()
  await import('@/jobs/worker')
  const [{ poolOf }, { deliverer }, { dispatchEvents }] = await Promise.all([import('@/src/engine/database'), import('@/src/engine/effects'), import('@/jobs/subscriptions')])
  sql = poolOf(app.payload)
  deliverDue = async () => {
    while ((await dispatchEvents(sql)).events > 0);
    const one = deliverer(app.payload, 'test')
    for (let taken = 1; taken > 0; taken = await one.look()) await Promise.resolve()
    await one.stop(20_000)
    const [{ due }] = (await sql.query<{ due: number }>(`select count(*)::int as due from effects where state = 'reserved' and (next_attempt_at is null or next_attempt_at <= now()) and kind in ('webhook.deliver', 'job:fan-out-webhooks')`)) as [{ due: number }]
    if (due > 0) await deliverDue()
  }
  agency = (await buildAgency(app.payload)).id
  const built = await buildUser(app.payload, { agency })
  person = built.id
  admin = await app.as(built.email)
  foreigner = await app.as((await buildUser(app.payload, { agency: (await buildAgency(app.payload)).id })).email)
})
afterAll(async () => {
  await app.close()
  await sandbox.close()
})

const fault = (given: FaultRequest) => sandbox.faults.add({ times: 1, ...given } as never)
const sink = async (name: string, events = ['document.ready']): Promise<Made> => {
  const made = await makeEndpoint(admin, { url: `${sandbox.url}/webhooks/${name}`, events, description: name })
  sandbox.state.sinkSecrets.set(name, [made.secret])
  return made
}
const got = (name: string) => sandbox.state.sinkMessages.filter((message) => message.sink === name)
const happen = async (type = 'documents.complete', of = agency) => {
  const [{ recordEvent }, { systemRequest }] = await Promise.all([import('@/src/engine/events'), import('@/src/engine/database')])
  return recordEvent(await systemRequest(app.payload, 'tests'), { type, resourceType: 'documents', resourceId: crypto.randomUUID(), agency: of, from: 'generating', to: 'ready' })
}
type Delivery = { id: string; status: string; attempts: number; response_status: number | null; failure: string | null; wait: number | null }
const deliveries = (endpoint: Made) => sql.query<Delivery>(
  `select id, status::text, attempts::int, response_status::int, response_excerpt, failure, extract(epoch from next_attempt_at - last_attempt_at)::float8 as wait from webhook_deliveries where endpoint_id = $1 order by created_at`, [endpoint.id])
const isOn = async ({ id }: Made) => (await sql.query<{ is_active: boolean; reason: string | null }>('select is_active, disabled_reason::text as reason from webhook_endpoints where id = $1', [id]))[0]
/** Lets the time until the next attempt pass. */
const laterOn = () => sql.query(`update effects set next_attempt_at = now() where kind = 'webhook.deliver' and state = 'reserved'`)

describe('an event', () => {
  it('reaches each endpoint that asked for it once, signed, thin and under one id', async () => {
    const [one, family, other] = [await sink('one'), await sink('family', ['document.*']), await sink('other', ['document.failed'])]
    await happen()
    await happen('documents.complete', (await buildAgency(app.payload)).id)
    await deliverDue()
    await deliverDue()
    expect([got('one').length, got('family').length, got('other').length]).toEqual([1, 1, 0])
    const [message] = got('one')
    expect(message).toMatchObject({ verified: true, signatures: 1, times: 1, body: { type: 'document.ready', data: { resource: 'documents', from: 'generating', to: 'ready', client: null } } })
    const [delivery] = await deliveries(one)
    expect(message!.id).toBe(`msg_${delivery!.id}`)
    expect(delivery).toMatchObject({ status: 'delivered', attempts: 1, response_status: 200, failure: null })
    expect([await deliveries(family), await deliveries(other)].map(({ length }) => length)).toEqual([1, 0])
    for (const made of [one, family, other]) await admin('DELETE', `/api/webhook-endpoints/${made.id}`)
  })

  it('dispatched twice is one message', async () => {
    const made = await sink('twice')
    const event = await happen()
    await deliverDue()
    const { enqueue } = await import('@/jobs')
    const { systemRequest } = await import('@/src/engine/database')
    await enqueue(await systemRequest(app.payload, 'tests'), 'fan-out-webhooks', { eventId: event, type: 'documents.complete', resourceId: 'x' })
    await deliverDue()
    expect(got('twice')).toHaveLength(1)
    await admin('DELETE', `/api/webhook-endpoints/${made.id}`)
  })
})

describe('a receiver that fails', () => {
  it('is asked again by the schedule under the same id until it takes the message', async () => {
    const made = await sink('failing')
    fault({ vendor: 'webhooks', match: '/failing', kind: 'status', status: 500, times: 2 })
    await happen()
    await deliverDue()
    const [first] = await deliveries(made)
    expect(first).toMatchObject({ status: 'pending', attempts: 1, response_status: 500, failure: 'The receiver answered with status 500.' })
    expect(first!.wait).toBeGreaterThanOrEqual(5)
    expect(first!.wait).toBeLessThan(6)
    await laterOn()
    await deliverDue()
    expect((await deliveries(made))[0]!.wait).toBeGreaterThanOrEqual(300)
    await laterOn()
    await deliverDue()
    expect((await deliveries(made))[0]).toMatchObject({ status: 'delivered', attempts: 3 })
    expect(new Set(got('failing').map(({ id }) => id)).size).toBe(1)
    expect(got('failing').at(-1)).toMatchObject({ times: 3, verified: true })
  })

  it('is not asked again before the time it asked for', async () => {
    const made = await sink('busy')
    fault({ vendor: 'webhooks', match: '/busy', kind: 'status', status: 429, retryAfter: 900 })
    await happen()
    await deliverDue()
    expect((await deliveries(made))[0]!.wait).toBeCloseTo(900, 0)
  })

  it('is given up after ten attempts, three days later', async () => {
    const made = await sink('hopeless')
    fault({ vendor: 'webhooks', match: '/hopeless', kind: 'status', status: 503, times: null })
    await happen()
    for (let attempt = 0; attempt < 12; attempt += 1) {
      await deliverDue()
      await laterOn()
    }
    expect((await deliveries(made))[0]).toMatchObject({ status: 'failed', attempts: 10, wait: null })
    const { waits } = await import('@/src/domain/platform/webhooks/schedule')
    expect(waits.reduce((sum, wait) => sum + wait, 0) / 3600).toBeCloseTo(75.6, 1)
  })

  it('by forwarding is not followed', async () => {
    const made = await sink('moved')
    fault({ vendor: 'webhooks', match: '/moved', kind: 'redirect' })
    await happen()
    await deliverDue()
    expect(got('elsewhere')).toEqual([])
    expect((await deliveries(made))[0]).toMatchObject({ status: 'pending', response_status: 302, failure: expect.stringContaining('not followed') })
  })

  it('with 410 is switched off at once, and the admins are told', async () => {
    const made = await sink('gone')
    fault({ vendor: 'webhooks', match: '/gone', kind: 'status', status: 410 })
    await happen()
    await deliverDue()
    expect(await isOn(made)).toEqual({ is_active: false, reason: 'gone' })
    expect((await deliveries(made))[0]).toMatchObject({ status: 'failed', wait: null })
    const told = await sql.query(`select type from notifications where user_id = $1 and body like '%“gone”%'`, [person])
    expect(told).toEqual([{ type: 'webhook_disabled' }])
    expect(await sql.query(`select from events where type = 'webhook-endpoints.disable' and resource_id = $1`, [made.id])).toHaveLength(1)
    await happen()
    await deliverDue()
    expect(await deliveries(made)).toHaveLength(1)
  })

  it('and nothing else for five days is switched off; one success before that forgets it', async () => {
    const made = await sink('five-days')
    const days = (count: number) => sql.query(`update webhook_endpoints set failing_since = now() - make_interval(days => $2) where id = $1`, [made.id, count])
    fault({ vendor: 'webhooks', match: '/five-days', kind: 'status', status: 500, times: 1 })
    await happen()
    await deliverDue()
    await days(6)
    await laterOn()
    await deliverDue()
    expect(await isOn(made)).toEqual({ is_active: true, reason: null })
    fault({ vendor: 'webhooks', match: '/five-days', kind: 'status', status: 500, times: null })
    await happen()
    await deliverDue()
    await days(4)
    await laterOn()
    await deliverDue()
    expect((await isOn(made))!.is_active).toBe(true)
    await days(6)
    await laterOn()
    await deliverDue()
    expect(await isOn(made)).toEqual({ is_active: false, reason: 'only_failures' })
  })
})

describe('an address', () => {
  it.each([
    'http://example.com/hook', 'https://127.0.0.1/hook', 'https://[::1]/hook', 'https://169.254.169.254/latest', 'https://10.0.0.8/', 'https://user:pass@example.com/', 'https://example.com:8443/', 'ftp://example.com', 'nowhere', '',
  ])('%s is refused', async (url) => {
    const { status, body } = await admin<{ errors: { data: { code: string } }[] }>('POST', '/api/webhook-endpoints', { url, events: ['document.ready'] })
    expect([status, body.errors[0]!.data.code]).toEqual([422, 'VAL_003'])
  })

  it('of the sandbox other than its page for messages is refused', async () => {
    expect((await admin('POST', '/api/webhook-endpoints', { url: `${sandbox.url}/_sandbox/reset`, events: ['*'] })).status).toBe(422)
  })

  it('whose name leads to a private place gets nothing', async () => {
    const made = await sink('rebound')
    await sql.query(`update webhook_endpoints set url = 'https://localhost/webhooks/rebound' where id = $1`, [made.id])
    await happen()
    await deliverDue()
    expect((await deliveries(made))[0]).toMatchObject({ status: 'failed', response_status: null, failure: expect.stringContaining('not on the public internet') })
  })
})

describe('what an admin can do', () => {
  it('press the test button and see the answer', async () => {
    const made = await sink('tested', ['document.failed'])
    const stop = await deliverAlways(app.payload)
    const good = await admin('POST', `/api/webhook-endpoints/${made.id}/test`, {})
    fault({ vendor: 'webhooks', match: '/tested', kind: 'status', status: 404 })
    const bad = await admin('POST', `/api/webhook-endpoints/${made.id}/test`, {})
    await stop()
    expect(good).toMatchObject({ status: 200, body: { status: 'delivered', responseStatus: 200 } })
    expect(bad).toMatchObject({ status: 200, body: { status: 'failed', responseStatus: 404 } })
    expect(got('tested')[0]).toMatchObject({ verified: true, body: { type: 'webhook.test' } })
    expect((await foreigner('POST', `/api/webhook-endpoints/${made.id}/test`, {})).status).toBe(404)
  })

  it('rotate the secret: both sign for a day', async () => {
    const made = await sink('rotated')
    const { body } = await admin<{ secret: string }>('POST', `/api/webhook-endpoints/${made.id}/rotate-secret`, {})
    sandbox.state.sinkSecrets.set('rotated', [made.secret, body.secret])
    await happen()
    await deliverDue()
    expect(got('rotated')[0]).toMatchObject({ verified: true, signatures: 2 })
    await sql.query(`update webhook_secrets set ends_at = now() where endpoint_id = $1 and ends_at is not null`, [made.id])
    await happen()
    await deliverDue()
    expect(got('rotated')[1]).toMatchObject({ verified: true, signatures: 1 })
  })

  it('switch an endpoint on again and send what was missed, one or all', async () => {
    const made = await sink('missed')
    fault({ vendor: 'webhooks', match: '/missed', kind: 'status', status: 410 })
    await happen()
    await happen()
    await deliverDue()
    const { status } = await admin('POST', `/api/webhook-endpoints/${made.id}/replay`, { since: '2020-01-01T00:00:00Z' })
    expect(status).toBe(409)
    expect((await admin('POST', `/api/webhook-endpoints/${made.id}/enable`, {})).status).toBe(200)
    const before = got('missed').map(({ id }) => id)
    const missed = (await deliveries(made)).filter((delivery) => delivery.status !== 'delivered')
    expect((await admin('POST', `/api/webhook-deliveries/${missed[0]!.id}/replay`, {})).status).toBe(202)
    expect((await admin('POST', `/api/webhook-deliveries/${missed[0]!.id}/replay`, {})).status).toBe(409)
    const all = await admin<{ replayed: number }>('POST', `/api/webhook-endpoints/${made.id}/replay`, { since: '2020-01-01T00:00:00Z' })
    expect(all.body.replayed).toBe(missed.length - 1)
    await deliverDue()
    expect((await deliveries(made)).map((delivery) => delivery.status)).toEqual(['delivered', 'delivered'])
    expect(new Set(got('missed').map(({ id }) => id)).size).toBe(2)
    expect(got('missed').length).toBeGreaterThan(before.length)
  })

  it('see the secret once and nowhere else', async () => {
    const made = await sink('secretive')
    expect(made.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
    const seen = [await admin('GET', `/api/webhook-endpoints/${made.id}`), await admin('GET', '/api/webhook-endpoints'), await admin('GET', '/api/events?limit=100')]
    expect(JSON.stringify(seen.map(({ body }) => body))).not.toContain(made.secret)
    const [row] = await sql.query<{ sealed: string }>('select sealed from webhook_secrets where endpoint_id = $1', [made.id])
    expect(row!.sealed).not.toContain(made.secret.slice(6, 20))
  })

  it('subscribe only to what there is', async () => {
    expect((await admin('POST', '/api/webhook-endpoints', { url: 'https://example.com/hook', events: ['document.raedy'] })).status).toBe(422)
  })
})
