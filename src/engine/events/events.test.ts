import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startApp, type App } from '@/src/testing/app'
import { buildAgency, buildUser } from '@/src/testing/build'
import { inTransaction, poolOf, systemRequest } from '@/src/engine/database'
import { raiseAlert, settleAlert } from '@/src/engine/alerts'
import { recordEvent, recordRefusal, tellRepeatedRefusals } from '.'

let app: App
let agency: string
let person: { id: string; email: string }

beforeAll(async () => {
  app = await startApp()
  agency = (await buildAgency(app.payload)).id
  person = await buildUser(app.payload, { agency })
})
afterAll(() => app.close())

const requestOf = async (context: Record<string, unknown> = {}) => {
  const req = await systemRequest(app.payload, 'tests')
  Object.assign(req, { user: { ...person, collection: 'users' } })
  Object.assign(req.context, context)
  return req
}
const eventsOf = (type: string) => poolOf(app.payload).query<Record<string, unknown>>('select * from events where type = $1 order by created_at, id', [type])

describe('an event', () => {
  it('says who did what from where without being told', async () => {
    const req = await requestOf({ address: '203.0.113.7', userAgent: 'Firefox', requestId: 'request-0001' })
    await recordEvent(req, { type: 'clients.create', resourceType: 'clients', resourceId: 'c1', agency })
    const [event] = await eventsOf('clients.create')
    expect(event).toMatchObject({ action: 'create', category: 'resource', actor_id: person.id, address: '203.0.113.7', user_agent: 'Firefox', request_id: 'request-0001', status: 'success' })
  })

  it('of a key names the key beside its owner', async () => {
    const req = await requestOf()
    Object.assign(req.user!, { apiKey: { id: 'key-1' } })
    await recordEvent(req, { type: 'api-keys.revoke', resourceType: 'api-keys', resourceId: 'key-1', agency })
    const [event] = await eventsOf('api-keys.revoke')
    expect(event).toMatchObject({ action: 'api_key_revoke', category: 'admin', api_key: 'key-1', metadata: { source: 'api' } })
  })
})

describe('a refused attempt', () => {
  it('stays recorded when the refused work is rolled back', async () => {
    const req = await requestOf()
    const refused = inTransaction(req, async () => {
      await recordRefusal(app.payload, req, { type: 'clients.denied', resourceType: 'clients', resourceId: 'c2', agency, errorMessage: 'AUTH_004' })
      throw new Error('refused')
    })
    await expect(refused).rejects.toThrow('refused')
    expect(await eventsOf('clients.denied')).toMatchObject([{ status: 'failure', error_message: 'AUTH_004', actor_id: person.id }])
  })

  it('is written out five times a minute and then counted', async () => {
    const req = await requestOf()
    const attempts = Array.from({ length: 12 }, () => recordRefusal(app.payload, req, { type: 'plans.denied', resourceType: 'plans', resourceId: 'p', agency }))
    await Promise.all(attempts)
    await poolOf(app.payload).query(`update refusal_counts set minute = minute - interval '5 minutes'`)
    expect(await eventsOf('plans.denied')).toHaveLength(5)
    expect(await tellRepeatedRefusals(app.payload)).toBe(1)
    expect((await eventsOf('plans.denied')).at(-1)).toMatchObject({ metadata: { repeated: 7 }, agency_id: agency })
  })
})

describe('an alert', () => {
  it('of one kind is open once and counted when it comes again', async () => {
    const about = { kind: 'audit.chain', severity: 'critical', title: 'The log was changed', agency } as const
    await raiseAlert(app.payload, about)
    await raiseAlert(await systemRequest(app.payload, 'tests'), about)
    await raiseAlert(app.payload, { ...about, agency: null })
    const open = () => poolOf(app.payload).query(`select times::int, agency_id from alerts where resolved_at is null order by agency_id nulls last`)
    expect(await open()).toEqual([{ times: 2, agency_id: agency }, { times: 1, agency_id: null }])
    await settleAlert(app.payload, about)
    expect(await open()).toEqual([{ times: 1, agency_id: null }])
  })
})
