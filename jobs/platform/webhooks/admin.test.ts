import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deliverAlways } from '@/src/testing/worker'
import { startStage, type Stage } from './testing/stage'

let t: Stage
beforeAll(async () => void (t = await startStage()))
afterAll(() => t.close())

describe('an address', () => {
  it.each([
    'http://example.com/hook', 'https://127.0.0.1/hook', 'https://[::1]/hook', 'https://169.254.169.254/latest', 'https://10.0.0.8/', 'https://user:pass@example.com/', 'https://example.com:8443/', 'ftp://example.com', 'nowhere', '',
  ])('%s is refused', async (url) => {
    const { status, body } = await t.admin<{ errors: { data: { code: string } }[] }>('POST', '/api/webhook-endpoints', { url, events: ['document.ready'] })
    expect([status, body.errors[0]!.data.code]).toEqual([422, 'VAL_003'])
  })

  it('of the sandbox other than its page for messages is refused', async () => {
    expect((await t.admin('POST', '/api/webhook-endpoints', { url: `${t.sandbox.url}/_sandbox/reset`, events: ['*'] })).status).toBe(422)
  })

  it('whose name leads to a private place gets nothing', async () => {
    const made = await t.sink('rebound')
    await t.sql.query(`update webhook_endpoints set url = 'https://localhost/webhooks/rebound' where id = $1`, [made.id])
    await t.happen()
    await t.deliverDue()
    expect((await t.deliveries(made))[0]).toMatchObject({ status: 'failed', response_status: null, failure: expect.stringContaining('not on the public internet') })
  })
})

describe('what an admin can do', () => {
  it('press the test button and see the answer', async () => {
    const made = await t.sink('tested', ['document.failed'])
    const stop = await deliverAlways(t.app.payload)
    const good = await t.admin('POST', `/api/webhook-endpoints/${made.id}/test`, {})
    t.fault({ vendor: 'webhooks', match: '/tested', kind: 'status', status: 404 })
    const bad = await t.admin('POST', `/api/webhook-endpoints/${made.id}/test`, {})
    await stop()
    expect(good).toMatchObject({ status: 200, body: { status: 'delivered', responseStatus: 200 } })
    expect(bad).toMatchObject({ status: 200, body: { status: 'failed', responseStatus: 404 } })
    expect(t.got('tested')[0]).toMatchObject({ verified: true, body: { type: 'webhook.test' } })
    expect((await t.foreigner('POST', `/api/webhook-endpoints/${made.id}/test`, {})).status).toBe(404)
  })

  it('rotate the secret: both sign for a day', async () => {
    const made = await t.sink('rotated')
    const { body } = await t.admin<{ secret: string }>('POST', `/api/webhook-endpoints/${made.id}/rotate-secret`, {})
    t.sandbox.state.sinkSecrets.set('rotated', [made.secret, body.secret])
    await t.happen()
    await t.deliverDue()
    expect(t.got('rotated')[0]).toMatchObject({ verified: true, signatures: 2 })
    await t.sql.query(`update webhook_secrets set ends_at = now() - interval '1 minute' where endpoint_id = $1 and ends_at is not null`, [made.id])
    await t.happen()
    await t.deliverDue()
    expect(t.got('rotated')[1]).toMatchObject({ verified: true, signatures: 1 })
  })

  it('switch an endpoint on again and send what was missed, one or all', async () => {
    const made = await t.sink('missed')
    t.fault({ vendor: 'webhooks', match: '/missed', kind: 'status', status: 410 })
    await t.happen()
    await t.happen()
    await t.deliverDue()
    const { status } = await t.admin('POST', `/api/webhook-endpoints/${made.id}/replay`, { since: '2020-01-01T00:00:00Z' })
    expect(status).toBe(409)
    expect((await t.admin('POST', `/api/webhook-endpoints/${made.id}/enable`, {})).status).toBe(200)
    const before = t.got('missed').map(({ id }) => id)
    const missed = (await t.deliveries(made)).filter((delivery) => delivery.status !== 'delivered')
    expect((await t.admin('POST', `/api/webhook-deliveries/${missed[0]!.id}/replay`, {})).status).toBe(202)
    expect((await t.admin('POST', `/api/webhook-deliveries/${missed[0]!.id}/replay`, {})).status).toBe(409)
    const all = await t.admin<{ replayed: number }>('POST', `/api/webhook-endpoints/${made.id}/replay`, { since: '2020-01-01T00:00:00Z' })
    expect(all.body.replayed).toBe(missed.length - 1)
    await t.deliverDue()
    expect((await t.deliveries(made)).map((delivery) => delivery.status)).toEqual(['delivered', 'delivered'])
    expect(new Set(t.got('missed').map(({ id }) => id)).size).toBe(2)
    expect(t.got('missed').length).toBeGreaterThan(before.length)
  })

  it('see the secret once and nowhere else', async () => {
    const made = await t.sink('secretive')
    expect(made.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
    const seen = [await t.admin('GET', `/api/webhook-endpoints/${made.id}`), await t.admin('GET', '/api/webhook-endpoints'), await t.admin('GET', '/api/events?limit=100')]
    expect(JSON.stringify(seen.map(({ body }) => body))).not.toContain(made.secret)
    const [row] = await t.sql.query<{ sealed: string }>('select sealed from webhook_secrets where endpoint_id = $1', [made.id])
    expect(row!.sealed).not.toContain(made.secret.slice(6, 20))
  })

  it('subscribe only to what there is', async () => {
    expect((await t.admin('POST', '/api/webhook-endpoints', { url: 'https://example.com/hook', events: ['document.raedy'] })).status).toBe(422)
  })
})
