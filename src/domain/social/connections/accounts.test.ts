import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hashOf, newKey, prefixOf } from '@/src/domain/platform/apiKeys/format'
import { systemRequest } from '@/src/engine/database'
import { asSystem } from '@/src/engine/doors'
import { startApp, type App, type Caller } from '@/src/testing/app'
import { buildAgency, buildClient, buildUser } from '@/src/testing/build'

let app: App
let [agency, client, other]: string[] = []
let [admin, member, customer]: Caller[] = []
let person: string

const own = { platform: 'instagram', mode: 'hand', handle: '@brightside', profileUrl: 'https://www.instagram.com/brightside' }

beforeAll(async () => {
  app = await startApp()
  agency = (await buildAgency(app.payload)).id
  client = (await buildClient(app.payload, { agency })).id
  other = (await buildClient(app.payload, { agency })).id
  const enter = async (more: object) => app.as((await buildUser(app.payload, { agency, ...more })).email)
  person = (await buildUser(app.payload, { agency, role: 'agency_admin' })).id
  ;[admin, member, customer] = [await enter({ role: 'agency_admin' }), await enter({ role: 'agency_member' }), await enter({ role: 'client', client })]
})
afterAll(() => app.close())

describe('an account that is posted to by hand', () => {
  it('is added by the client’s own user and seen by those who work for the client', async () => {
    const made = await customer!<{ doc: { id: string; kind: string; label: string; status: string } }>('POST', '/api/connections', { client, ...own })
    expect([made.status, made.body.doc]).toMatchObject([201, { kind: 'social_account', label: 'brightside', status: 'ok' }])
    for (const call of [admin!, member!, customer!]) {
      const { body } = await call<{ docs: { id: string }[] }>('GET', `/api/connections?where[client][equals]=${client}&where[kind][equals]=social_account`)
      expect(body.docs.map(({ id }) => id)).toEqual([made.body.doc.id])
    }
  })

  it('is there once, at its network’s address, for the own client', async () => {
    const twice = await customer!('POST', '/api/connections', { client, ...own, handle: 'BrightSide' })
    expect([twice.status, JSON.stringify(twice.body)]).toEqual([409, expect.stringContaining('EXISTS')])
    const host = await customer!('POST', '/api/connections', { client, ...own, handle: 'else', profileUrl: 'https://instagram.com.example.test/x' })
    expect([host.status, JSON.stringify(host.body)]).toEqual([422, expect.stringContaining('URL_HOST')])
    expect((await customer!('POST', '/api/connections', { ...own, client: other, handle: 'else' })).status).toBe(404)
    const channel = await customer!('POST', '/api/connections', { client, ...own, mode: 'channel', handle: 'else' })
    expect(channel.status).toBe(422)
  })

  it('belongs to one client of an agency, which those are told who may see both', async () => {
    const add = (call: Caller, whose: string, handle: string) => call<{ doc: { id: string } }>('POST', '/api/connections', { client: whose, ...own, handle })
    const first = (await add(admin!, other!, 'moving')).body.doc.id
    const refused = await add(admin!, client!, 'Moving')
    expect([refused.status, JSON.stringify(refused.body)]).toEqual([409, expect.stringContaining('OTHER_CLIENT')])
    expect((await add(customer!, client!, 'moving')).status).toBe(201)
    await admin!('DELETE', `/api/connections/${first}`)
    const elsewhere = await buildClient(app.payload)
    const stranger = await app.as((await buildUser(app.payload, { agency: elsewhere.agency as string, role: 'agency_admin' })).email)
    expect((await add(stranger, elsewhere.id, 'moving')).status).toBe(201)
  })

  it('takes no more from a person than network, handle, name and address', async () => {
    const { body } = await admin!<{ doc: Record<string, unknown> }>('POST', '/api/connections', { client: other, ...own, handle: 'othersides', externalAccountId: '1', status: 'needs_attention', secret: 'a token', scopes: ['all'], expiresAt: '2030-01-01T00:00:00Z' })
    expect(body.doc).toMatchObject({ handle: 'othersides', status: 'ok' })
    expect([body.doc.externalAccountId, body.doc.secretHint, body.doc.expiresAt, body.doc.scopes].map((value) => value ?? null)).toEqual([null, null, null, null])
  })
})

describe('an agency’s keys', () => {
  it('with social:read list the accounts on networks, read only, and no other connection', async () => {
    const made = await admin!<{ doc: { id: string } }>('POST', '/api/connections', { client, ...own, handle: 'read-by-keys' })
    await app.payload.db.drizzle.execute(`insert into connections (id, agency_id, kind, vendor, label) values (gen_random_uuid(), '${agency}', 'vendor_key', 'freepik', 'Pictures')`)
    const using = async (scopes: string[]): Promise<Caller> => {
      const key = newKey('live')
      const row = { name: scopes.join(), scopes, agency, createdBy: person, keyHash: hashOf(key), keyPrefix: prefixOf(key), isActive: true, mode: 'live', rateLimitPerMinute: 1000, rateLimitPerDay: 1000 }
      await asSystem(await systemRequest(app.payload, 'tests'), 'tests').create('api-keys', row as never)
      return (method, path, given, headers) => app.anonymous(method, path, given, { 'x-api-key': key, ...headers })
    }
    const [reads, other] = [await using(['social:read']), await using(['social:write', 'clients:read'])]
    const { body } = await reads<{ docs: { id: string; kind: string }[] }>('GET', '/api/connections?limit=100')
    expect([body.docs.some(({ id }) => id === made.body.doc.id), [...new Set(body.docs.map(({ kind }) => kind))]]).toEqual([true, ['social_account']])
    const vendor = (await admin!<{ docs: { id: string }[] }>('GET', '/api/connections?where[kind][equals]=vendor_key')).body.docs[0]!
    const asked = [await reads('GET', `/api/connections/${vendor.id}`), await reads('GET', `/api/connections?where[kind][equals]=vendor_key`), await other('GET', '/api/connections'), await reads('DELETE', `/api/connections/${made.body.doc.id}`)]
    expect(asked.map(({ status, body: told }) => [status, (told as { totalDocs?: number }).totalDocs])).toEqual([[404, undefined], [200, 0], [403, undefined], [403, undefined]])
    expect((await reads('POST', '/api/connections', { client, ...own, handle: 'made-by-key' })).status).toBe(403)
  })

  it('are neither seen nor made by a member or a client', async () => {
    const { body } = await app.payload.db.drizzle.execute(`insert into connections (id, agency_id, client_id, kind, vendor, label) values (gen_random_uuid(), '${agency}', '${client}', 'vendor_key', 'tavily', 'Search') returning id`).then(({ rows }) => ({ body: rows[0] as { id: string } }))
    for (const call of [member!, customer!]) {
      expect((await call('GET', `/api/connections/${body.id}`)).status).toBe(404)
      expect((await call('DELETE', `/api/connections/${body.id}`)).status).toBe(404)
      const made = await call('POST', '/api/connections', { client, kind: 'vendor_key', vendor: 'tavily', label: 'Mine', secret: 'a key of somebody' })
      expect(made.status).toBe(403)
      const asked = await call<{ data: { Connections: { docs: { kind: string }[] } } }>('POST', '/api/graphql', { query: '{ Connections { docs { kind } } }' })
      expect(asked.body.data.Connections.docs.filter(({ kind }) => kind !== 'social_account')).toEqual([])
    }
  })
})
