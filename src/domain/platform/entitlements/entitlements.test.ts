import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { poolOf } from '@/src/engine/database'
import { startApp, type App, type Caller } from '@/src/testing/app'
import { buildAgency, buildClient, buildUser } from '@/src/testing/build'
import { entitlementsOf, needEntitled } from './index'

type Row = { id: string; doc: { id: string; version: number } }

let app: App
let operator: Caller
let admin: Caller
let agency: string
let clients: [string, string]

beforeAll(async () => {
  app = await startApp()
  agency = (await buildAgency(app.payload)).id
  clients = [(await buildClient(app.payload, { agency })).id, (await buildClient(app.payload, { agency })).id]
  operator = await app.as((await buildUser(app.payload, { isSuperAdmin: true })).email)
  admin = await app.as((await buildUser(app.payload, { agency })).email)
})
afterAll(() => app.close())

describe('an entitlement', () => {
  it('of a client narrows its agency’s and never widens it; without one the plan decides', async () => {
    const give = (more: object) => operator<Row>('POST', '/api/entitlements', { agency, ...more })
    const db = poolOf(app.payload)
    expect((await give({ client: clients[0], capability: 'text_generation', enabled: false })).status).toBe(201)
    const writes = (client: string) => needEntitled(db, 'text_generation', agency, client).then(() => 'yes', ({ data }: { data: { name: string } }) => data.name)
    expect([await writes(clients[0]), await writes(clients[1])]).toEqual(['NOT_ENTITLED', 'yes'])
    await give({ capability: 'web_search', enabled: false })
    await give({ client: clients[0], capability: 'web_search', enabled: true })
    expect((await entitlementsOf(db, agency, clients[0])).get('web_search')).toEqual({ enabled: false, connection: null })
    expect((await give({ capability: 'web_search' })).status).toBe(409)
    expect((await give({ capability: 'crm', limits: { inboxes: -1 } })).status).toBe(422)
  })

  it('is shown to the agency’s admins by what it is for, without what stands behind it, and is the operator’s to change', async () => {
    const { body } = await operator<Row>('POST', '/api/entitlements', { agency, capability: 'stock_images', provider: 'freepik' })
    const seen = (await admin<Record<string, unknown>>('GET', `/api/entitlements/${body.doc.id}`)).body
    expect([seen.capability, 'provider' in seen, 'connection' in seen]).toEqual(['stock_images', false, false])
    expect((await admin('PATCH', `/api/entitlements/${body.doc.id}`, { enabled: false, version: 1 })).status).toBe(403)
    expect((await admin('POST', '/api/entitlements', { capability: 'crm' })).status).toBe(403)
  })
})
