import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startApp, type App } from '@/src/testing/app'
import { buildAgency, buildPlan, buildUser } from '@/src/testing/build'

let app: App
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())

type Told = { errors: { message: string; data: { code: string } }[] }
const key = { kind: 'vendor_key', vendor: 'tavily', label: 'Search', secret: 'sk-own-key-4711' }

const adminOf = async (apiKeyMode: 'byok' | 'included') => {
  const plan = await buildPlan(app.payload, { apiKeyMode })
  const agency = await buildAgency(app.payload, { plan: plan.id })
  return { call: await app.as((await buildUser(app.payload, { agency: agency.id })).email), plan: plan.id }
}

describe('an own key', () => {
  it('is taken where the plan works with own keys', async () => {
    const { call } = await adminOf('byok')
    expect((await call('POST', '/api/connections', key)).status).toBe(201)
  })

  it('is refused where the plan includes the keys, and nothing of it is kept', async () => {
    const { call } = await adminOf('included')
    const { status, body } = await call<Told>('POST', '/api/connections', key)
    expect([status, body.errors[0]!.data.code]).toEqual([403, 'BIZ_005'])
    expect((await call<{ totalDocs: number }>('GET', '/api/connections')).body.totalDocs).toBe(0)
  })

  it('cannot be replaced after a change to such a plan, while its row can still be named anew', async () => {
    const { call, plan } = await adminOf('byok')
    const { body } = await call<{ doc: { id: string } }>('POST', '/api/connections', key)
    await app.payload.update({ collection: 'plans', id: plan, data: { apiKeyMode: 'included' } })
    const path = `/api/connections/${body.doc.id}`
    expect((await call('PATCH', path, { secret: 'sk-another-0815', version: 1 })).status).toBe(403)
    expect((await call('PATCH', path, { label: 'Web search', version: 1 })).status).toBe(200)
  })
})
