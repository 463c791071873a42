import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildAgency } from '@/src/testing/build'
import { startStage, type Stage } from './testing/stage'

let t: Stage
beforeAll(async () => void (t = await startStage()))
afterAll(() => t.close())

describe('an event', () => {
  it('reaches each endpoint that asked for it once, signed, thin and under one id', async () => {
    const [one, family, other] = [await t.sink('one'), await t.sink('family', ['document.*']), await t.sink('other', ['document.failed'])]
    await t.happen()
    await t.happen('documents.complete', (await buildAgency(t.app.payload)).id)
    await t.deliverDue()
    await t.deliverDue()
    expect([t.got('one').length, t.got('family').length, t.got('other').length]).toEqual([1, 1, 0])
    const [message] = t.got('one')
    expect(message).toMatchObject({ verified: true, signatures: 1, times: 1, body: { type: 'document.ready', data: { resource: 'documents', from: 'generating', to: 'ready', client: null } } })
    const [delivery] = await t.deliveries(one)
    expect(message!.id).toBe(`msg_${delivery!.id}`)
    expect(delivery).toMatchObject({ status: 'delivered', attempts: 1, response_status: 200, failure: null })
    expect([await t.deliveries(family), await t.deliveries(other)].map(({ length }) => length)).toEqual([1, 0])
    for (const made of [one, family, other]) await t.admin('DELETE', `/api/webhook-endpoints/${made.id}`)
  })

  it('dispatched twice is one message', async () => {
    const made = await t.sink('twice')
    const event = await t.happen()
    await t.deliverDue()
    const { enqueue } = await import('@/jobs')
    const { systemRequest } = await import('@/src/engine/database')
    await enqueue(await systemRequest(t.app.payload, 'tests'), 'fan-out-webhooks', { eventId: event, type: 'documents.complete', resourceId: 'x' })
    await t.deliverDue()
    expect(t.got('twice')).toHaveLength(1)
    await t.admin('DELETE', `/api/webhook-endpoints/${made.id}`)
  })
})

describe('a receiver that fails', () => {
  it('is asked again by the schedule under the same id until it takes the message', async () => {
    const made = await t.sink('failing')
    t.fault({ vendor: 'webhooks', match: '/failing', kind: 'status', status: 500, times: 2 })
    await t.happen()
    await t.deliverDue()
    const [first] = await t.deliveries(made)
    expect(first).toMatchObject({ status: 'pending', attempts: 1, response_status: 500, failure: 'The receiver answered with status 500.' })
    expect(first!.wait).toBeGreaterThanOrEqual(5)
    expect(first!.wait).toBeLessThan(6)
    await t.laterOn()
    await t.deliverDue()
    expect((await t.deliveries(made))[0]!.wait).toBeGreaterThanOrEqual(300)
    await t.laterOn()
    await t.deliverDue()
    expect((await t.deliveries(made))[0]).toMatchObject({ status: 'delivered', attempts: 3 })
    expect(new Set(t.got('failing').map(({ id }) => id)).size).toBe(1)
    expect(t.got('failing').at(-1)).toMatchObject({ times: 3, verified: true })
  })

  it('is not asked again before the time it asked for', async () => {
    const made = await t.sink('busy')
    t.fault({ vendor: 'webhooks', match: '/busy', kind: 'status', status: 429, retryAfter: 900 })
    await t.happen()
    await t.deliverDue()
    expect((await t.deliveries(made))[0]!.wait).toBeCloseTo(900, 0)
  })

  it('is given up after ten attempts, three days later', async () => {
    const made = await t.sink('hopeless')
    t.fault({ vendor: 'webhooks', match: '/hopeless', kind: 'status', status: 503, times: null })
    await t.happen()
    for (let attempt = 0; attempt < 12; attempt += 1) {
      await t.deliverDue()
      await t.laterOn()
    }
    expect((await t.deliveries(made))[0]).toMatchObject({ status: 'failed', attempts: 10, wait: null })
    const { waits } = await import('@/src/domain/platform/webhooks/schedule')
    expect(waits.reduce((sum, wait) => sum + wait, 0) / 3600).toBeCloseTo(75.6, 1)
  })

  it('by forwarding is not followed', async () => {
    const made = await t.sink('moved')
    t.fault({ vendor: 'webhooks', match: '/moved', kind: 'redirect' })
    await t.happen()
    await t.deliverDue()
    expect(t.got('elsewhere')).toEqual([])
    expect((await t.deliveries(made))[0]).toMatchObject({ status: 'pending', response_status: 302, failure: expect.stringContaining('not followed') })
  })

  it('with 410 is switched off at once, and the admins are told', async () => {
    const made = await t.sink('gone')
    t.fault({ vendor: 'webhooks', match: '/gone', kind: 'status', status: 410 })
    await t.happen()
    await t.deliverDue()
    expect(await t.isOn(made)).toEqual({ is_active: false, reason: 'gone' })
    expect((await t.deliveries(made))[0]).toMatchObject({ status: 'failed', wait: null })
    const told = await t.sql.query(`select type from notifications where user_id = $1 and body like '%“gone”%'`, [t.person])
    expect(told).toEqual([{ type: 'webhook_disabled' }])
    expect(await t.sql.query(`select from events where type = 'webhook-endpoints.disable' and resource_id = $1`, [made.id])).toHaveLength(1)
    await t.happen()
    await t.deliverDue()
    expect(await t.deliveries(made)).toHaveLength(1)
  })

  it('and nothing else for five days is switched off; one success before that forgets it', async () => {
    const made = await t.sink('five-days')
    const days = (count: number) => t.sql.query(`update webhook_endpoints set failing_since = now() - make_interval(days => $2) where id = $1`, [made.id, count])
    t.fault({ vendor: 'webhooks', match: '/five-days', kind: 'status', status: 500, times: 1 })
    await t.happen()
    await t.deliverDue()
    await days(6)
    await t.laterOn()
    await t.deliverDue()
    expect(await t.isOn(made)).toEqual({ is_active: true, reason: null })
    t.fault({ vendor: 'webhooks', match: '/five-days', kind: 'status', status: 500, times: null })
    await t.happen()
    await t.deliverDue()
    await days(4)
    await t.laterOn()
    await t.deliverDue()
    expect((await t.isOn(made))!.is_active).toBe(true)
    await days(6)
    await t.laterOn()
    await t.deliverDue()
    expect(await t.isOn(made)).toEqual({ is_active: false, reason: 'only_failures' })
  })
})
