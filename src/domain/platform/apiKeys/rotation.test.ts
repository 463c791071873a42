import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { poolOf } from '@/src/engine/database'
import { startApp, type Answer, type App, type Caller } from '@/src/testing/app'
import { buildAgency, buildClient, buildPlan, buildUser } from '@/src/testing/build'

type Made = { id: string; key: string; scopes: string[] }
type Refusal = { errors: { message: string; data: { code: string } }[] }

let app: App
let admin: Caller
let operator: Caller
let stranger: Caller

const sql = <R extends object = Record<string, unknown>>(text: string, ...values: unknown[]) => poolOf(app.payload).query<R>(text, values)
const make = async (more: object = {}, by: Caller = admin) => (await by<Made>('POST', '/api/api-keys', { name: 'Website', scopes: ['clients:read'], ...more })).body
const using = (key: string, method = 'GET', path = '/api/clients', body?: unknown) => app.anonymous<Refusal>(method, path, body, { 'x-api-key': key })
const told = ({ status, body }: Answer<Refusal>) => [status, body.errors?.[0]?.data.code]

beforeAll(async () => {
  app = await startApp()
  const agency = (await buildAgency(app.payload)).id
  await buildClient(app.payload, { agency })
  admin = await app.as((await buildUser(app.payload, { agency })).email)
  operator = await app.as((await buildUser(app.payload, { isSuperAdmin: true })).email)
  stranger = await app.as((await buildUser(app.payload, { agency: (await buildAgency(app.payload)).id })).email)
})
afterAll(() => app.close())

describe('rotation', () => {
  it('makes a successor of the same scopes; the old key works for another day', async () => {
    const { id, key } = await make({ scopes: ['clients:read', 'documents:read'] })
    const { status, body: next } = await admin<Made>('POST', `/api/api-keys/${id}/rotate`)
    expect([status, next.scopes, next.key === key]).toEqual([201, ['clients:read', 'documents:read'], false])
    for (const given of [key, next.key]) expect((await using(given)).status).toBe(200)
    const [old] = await sql<{ hours: number }>('select extract(epoch from expires_at - now())::int / 3600.0 as hours from api_keys where id = $1', id)
    expect(Number(old!.hours)).toBeCloseTo(24, 1)
    expect(told(await admin<Refusal>('POST', `/api/api-keys/${id}/rotate`))).toEqual([409, 'RES_003'])
    await sql(`update api_keys set expires_at = now() - interval '1 minute' where id = $1`, id)
    expect([told(await using(key)), (await using(next.key)).status]).toEqual([[401, 'AUTH_002'], 200])
  })

  it('of a revoked key is refused, and two at once make one successor', async () => {
    const { id } = await make()
    const both = await Promise.all([admin('POST', `/api/api-keys/${id}/rotate`), admin('POST', `/api/api-keys/${id}/rotate`)])
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409])
    await admin('DELETE', `/api/api-keys/${id}`)
    expect(told(await admin<Refusal>('POST', `/api/api-keys/${id}/rotate`))).toEqual([409, 'RES_003'])
  })

  it('and revocation of another agency’s key are refused as unknown', async () => {
    const { id } = await make()
    expect(told(await stranger<Refusal>('POST', `/api/api-keys/${id}/rotate`))).toEqual([404, 'RES_001'])
    expect(told(await stranger<Refusal>('DELETE', `/api/api-keys/${id}`))).toEqual([404, 'RES_001'])
  })

  it('leaves its events: create, rotate, revoke', async () => {
    const { id } = await make()
    await admin('POST', `/api/api-keys/${id}/rotate`)
    await admin('DELETE', `/api/api-keys/${id}`)
    expect((await sql<{ type: string }>('select type from events where resource_id::text = $1 order by created_at, id', id)).map(({ type }) => type)).toEqual(['api-keys.create', 'api-keys.rotate', 'api-keys.revoke'])
  })
})

it('a refused attempt with a known key is in its agency’s log', async () => {
  const { id, key } = await make({ allowedIps: ['203.0.113.0/24'] })
  expect(told(await using(key))).toEqual([403, 'AUTH_010'])
  await admin('DELETE', `/api/api-keys/${id}`)
  expect(told(await using(key))).toEqual([401, 'AUTH_003'])
  const attempts = await sql(`select error_message as code, address, status::text as status from events where type = 'api-keys.denied' and resource_id::text = $1 order by created_at, id`, id)
  expect(attempts).toEqual(['AUTH_010', 'AUTH_003'].map((code) => ({ code, address: '127.0.0.1', status: 'failure' })))
})

describe('care for keys', () => {
  it('warns the administrators once before a key ends, and marks what nobody uses', async () => {
    const { careForKeys } = await import('./care')
    await make({ name: 'Ends soon', expiresAt: new Date(Date.now() + 5 * 86_400_000).toISOString() })
    const idle = (await make({ name: 'Idle' })).id
    await sql(`update api_keys set created_at = now() - interval '91 days' where id = $1`, idle)
    expect(await careForKeys(app.payload)).toEqual({ warned: 1, unused: 1, orphaned: 0, revoked: 0 })
    expect(await careForKeys(app.payload)).toEqual({ warned: 0, unused: 0, orphaned: 0, revoked: 0 })
    const [told] = await sql('select body, link from notifications where title = $1', 'An API key is about to end')
    expect(told).toEqual({ body: expect.stringContaining('“Ends soon”'), link: '/admin/settings/api-keys' })
    expect((await admin<{ isUnused: boolean }>('GET', `/api/api-keys/${idle}`)).body.isUnused).toBe(true)
  })
})

describe('a key whose maker has left', () => {
  it('is told of once, ends after fourteen days unless an admin takes it over, and is the maker’s again when they come back', async () => {
    const { careForOrphans } = await import('./orphans')
    const agency = (await buildAgency(app.payload)).id
    const [maker, stays] = [await buildUser(app.payload, { agency }), await app.as((await buildUser(app.payload, { agency })).email)]
    const by = await app.as(maker.email)
    const [taken, left] = [await make({ name: 'Taken over' }, by), await make({ name: 'Left behind' }, by)]
    const role = (name: string) => sql('update users_memberships set role = $2 where _parent_id = $1', maker.id, name)
    const since = async (id: string) => (await sql('select maker_left_at is null as stays, revoked_at is null as works from api_keys where id = $1', id))[0]
    expect(await careForOrphans(app.payload)).toEqual({ orphaned: 0, revoked: 0 })
    await role('agency_member')
    expect([await careForOrphans(app.payload), await careForOrphans(app.payload)]).toEqual([{ orphaned: 2, revoked: 0 }, { orphaned: 0, revoked: 0 }])
    expect(await sql('select 1 from notifications where agency_id = $1 and type = $2', agency, 'api_key')).toHaveLength(2)
    await role('agency_admin')
    await careForOrphans(app.payload)
    expect(await since(taken.id)).toEqual({ stays: true, works: true })
    expect(told((await stays<Refusal>('POST', `/api/api-keys/${taken.id}/adopt`)))).toEqual([409, 'RES_003'])
    await role('agency_member')
    await careForOrphans(app.payload)
    expect([(await stays('POST', `/api/api-keys/${taken.id}/adopt`)).status, (await stranger('POST', `/api/api-keys/${left.id}/adopt`)).status]).toEqual([200, 404])
    await sql(`update api_keys set maker_left_at = maker_left_at - interval '15 days' where id = any($1::uuid[]) and maker_left_at is not null`, [taken.id, left.id])
    expect(await careForOrphans(app.payload)).toEqual({ orphaned: 0, revoked: 1 })
    expect([(await using(taken.key)).status, told(await using(left.key))]).toEqual([200, [401, 'AUTH_003']])
  })
})

describe('a test key', () => {
  it('asks for samples: marked so in the run, without credits', async () => {
    await import('@/jobs/content/generateDocument')
    const { seedTemplates } = await import('@/src/seed/templates')
    const { systemRequest } = await import('@/src/engine/database')
    await seedTemplates(await systemRequest(app.payload, 'tests'))
    const spent = (await buildAgency(app.payload, { plan: (await buildPlan(app.payload, { includedApiCreditsCents: 0 })).id })).id
    const theirs = (await buildClient(app.payload, { agency: spent })).id
    const ask = async (mode: 'live' | 'test') => {
      const { key } = await make({ agency: spent, mode, scopes: ['documents:create'] }, operator)
      expect(key).toMatch(`imp_${mode}_`)
      return using(key, 'POST', `/api/clients/${theirs}/documents/generate`, { topic: 'Night trains between the large cities of the continent' })
    }
    expect(told(await ask('live'))).toEqual([402, 'BIZ_004'])
    expect((await ask('test')).status).toBe(202)
    expect(await sql(`select input->>'isTest' as test from pipeline_runs where agency_id = $1`, spent)).toEqual([{ test: 'true' }])
  })
})
