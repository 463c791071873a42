import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { poolOf } from '@/src/engine/database'
import { startApp, type App, type Caller } from '@/src/testing/app'
import { buildAgency, buildClient, buildUser } from '@/src/testing/build'

type Answered = { errors?: { message: string; data: { code: string; field?: string } }[]; docs: Record<string, unknown>[]; totalDocs: number }

let app: App
let agency: string
let admin: Caller
let customer: Caller
let operator: Caller

beforeAll(async () => {
  app = await startApp()
  agency = (await buildAgency(app.payload, { notes: 'For the operator alone', billingCustomerId: 'cus_1' })).id
  const client = (await buildClient(app.payload, { agency, companyName: 'Acme' })).id
  await poolOf(app.payload).query(
    `insert into documents (id, agency_id, client_id, title, topic, status, content, created_at)
     select gen_random_uuid(), $1, $2, 'Document ' || n, 'Topic', 'ready', '{"sections": []}', now() - n * interval '1 second' from generate_series(1, 501) n`,
    [agency, client],
  )
  admin = await app.as((await buildUser(app.payload, { agency })).email)
  customer = await app.as((await buildUser(app.payload, { agency, client, role: 'client' })).email)
  operator = await app.as((await buildUser(app.payload, { isSuperAdmin: true })).email)
})
afterAll(() => app.close())

const refused = async (caller: Caller, path: string, method = 'GET', body?: unknown) => {
  const { status, body: told } = await caller<Answered>(method, path, body)
  expect([path, status, told.errors?.[0]?.data.code]).toEqual([path, 422, 'VAL_001'])
  return told.errors![0]!
}
const total = async (caller: Caller, path: string) => {
  const { status, body } = await caller<Answered>('GET', path)
  expect([path, status]).toEqual([path, 200])
  return body.totalDocs
}
const deep = (levels: number) => `where=${'{"and":['.repeat(levels)}{"title":{"exists":true}}${']}'.repeat(levels)}`

describe('what may be asked of a collection', () => {
  it('filters by the fields one reads, and by those of a related row one step away', async () => {
    expect(await total(admin, '/api/documents?where[title][equals]=Document%205')).toBe(1)
    expect(await total(admin, '/api/documents?where[client.companyName][equals]=Acme&limit=1')).toBe(501)
    expect(await total(admin, '/api/documents?where[title][in]=Document%201,Document%202')).toBe(2)
    expect(await total(operator, '/api/agencies?where[notes][like]=operator')).toBe(1)
    expect(await total(operator, `/api/users?where[memberships.agency][equals]=${agency}`)).toBe(2)
  })

  it('gives a person no filter and no order by what they do not read', async () => {
    const notTheirs = ['agencies?where[notes][like]=operator', 'agencies?sort=notes', 'agencies?sort=-billingCustomerId', 'users?where[resetPasswordToken][exists]=true', 'users?where[salt][like]=a', 'users?sort=hash', 'users?where[lastLoginIp][like]=10.']
    for (const path of [...notTheirs, 'documents?where[agency.notes][like]=operator', 'documents?where[agency.plan.name][exists]=true', 'effects?where[request][exists]=true']) await refused(admin, `/api/${path}`)
    await refused(customer, '/api/documents?where[costCents][greater_than]=1')
    await refused(customer, '/api/documents?sort=costCents')
    await refused(admin, `/api/users?where[memberships.agency][equals]=${agency}`)
    await refused(operator, '/api/users?where[resetPasswordToken][exists]=true')
  })

  it('answers the same for a field that is not there as for one that is kept back', async () => {
    const kept = await refused(admin, '/api/agencies?where[notes][equals]=x')
    const none = await refused(admin, '/api/agencies?where[nonsense][equals]=x')
    expect(none.message.replace('nonsense', 'notes')).toBe(kept.message)
  })

  it('looks for whole ids, not for parts of them', async () => {
    const { docs: [one] } = (await admin<Answered>('GET', '/api/clients')).body
    expect(await total(admin, `/api/clients?where[id][like]=${String(one!.id)}`)).toBe(1)
    expect(await total(admin, '/api/clients?where[id][like]=true')).toBe(0)
    await refused(admin, '/api/clients?where[id][contains]=true')
    for (const operator of ['in', 'not_in']) await refused(admin, `/api/clients?where[agency][${operator}]=null`)
  })

  it('lets nobody say when a row was made or changed', async () => {
    for (const createdAt of [null, '2020-01-01T00:00:00Z', 'x']) {
      const { status, body } = await admin<{ doc: { id: string; createdAt: string; version: number } }>('POST', '/api/clients', { companyName: `Made ${createdAt}`, createdAt, updatedAt: createdAt })
      expect([status, Date.parse(body.doc.createdAt) > Date.parse('2026-01-01')]).toEqual([201, true])
      const { status: changed, body: after } = await admin<typeof body>('PATCH', `/api/clients/${body.doc.id}`, { createdAt, updatedAt: createdAt, version: body.doc.version })
      expect([changed, after.doc.createdAt]).toEqual([200, body.doc.createdAt])
    }
  })

  it('knows no filter into the inside of JSON, through the rows of a join, or by another filter', async () => {
    for (const path of ['documents?where[content.sections][like]=x', 'documents?where[content][like]=x', 'documents?sort=content', 'clients?where[documentsList.title][like]=x', 'clients?where[documentsList][contains][title][equals]=x', 'documents?where[client][contains][companyName][equals]=x']) {
      await refused(admin, `/api/${path}`)
    }
    expect(await total(admin, '/api/documents?where[content][exists]=true&limit=1')).toBe(501)
  })

  it('refuses filters that are too large, nested too deep, or compare in no known way', async () => {
    const clauses = Array.from({ length: 31 }, (_, n) => `where[or][${n}][title][equals]=${n}`).join('&')
    await refused(admin, `/api/documents?${clauses}`)
    expect(await total(admin, `/api/documents?${clauses.replace(/&[^&]+$/, '')}`)).toBe(0)
    expect(await total(admin, `/api/documents?${deep(5)}&limit=1`)).toBe(501)
    await refused(admin, `/api/documents?${deep(6)}`)
    await refused(admin, `/api/documents?where[title][in]=${Array.from({ length: 201 }, (_, n) => n).join(',')}`)
    await refused(admin, `/api/documents?where[title][equals]=${'x'.repeat(2049)}`)
    for (const odd of ['[near]=1,2,3', '[within]=x', '[regex]=^a', '=x']) await refused(admin, `/api/documents?where[title]${odd}`)
    await refused(admin, '/api/documents?where[and]=x')
    await refused(admin, '/api/documents?sort=title,status,createdAt,updatedAt,slug,topic')
  })

  it('refuses a query key that it does not know, and names it', async () => {
    expect(await refused(admin, '/api/documents?wher[title][equals]=x')).toMatchObject({ data: { field: 'wher' } })
    await refused(admin, '/api/documents/count?search=x')
    await refused(admin, '/api/documents?showHiddenFields=true')
    await refused(admin, '/api/documents?overrideAccess=true')
  })

  it('chooses only fields that are there and read', async () => {
    await refused(admin, '/api/agencies?select[notes]=true')
    await refused(operator, '/api/users?select[hash]=true')
    await refused(admin, '/api/documents?depth=1&populate[agencies][notes]=true')
    await refused(admin, '/api/documents?depth=1&populate[alerts][title]=true')
    await refused(admin, '/api/clients?joins[nonsense][limit]=1')
    await refused(admin, '/api/clients?joins[documentsList][where][content.x][equals]=1')
    await refused(admin, '/api/clients?joins[documentsList][sort]=client.companyName')
    const { body } = await admin<Answered>('GET', '/api/documents?select[title]=true&depth=9&limit=9999')
    expect(body.docs).toHaveLength(100)
  })

  it('leaves the lists that the admin itself needs whole', async () => {
    for (let n = 0; n < 21; n += 1) await buildAgency(app.payload)
    const { body } = await operator<{ text: string }>('GET', '/api/agencies/populate-tenant-options')
    expect((JSON.parse(body.text) as { tenantOptions: unknown[] }).tenantOptions.length).toBeGreaterThan(21)
  })

  it('counts and changes many rows by the same filters, staff at most 500 of them at once', async () => {
    await refused(admin, '/api/documents/count?where[agency.notes][like]=x')
    await refused(admin, '/api/documents?where[agency.notes][like]=x', 'PATCH', { title: 'New' })
    expect((await refused(admin, '/api/documents?where[title][like]=Document', 'PATCH', { title: 'New' })).message).toContain('501')
    const { status, body } = await customer<Answered>('PATCH', '/api/sources?where[title][exists]=true', { title: 'New' })
    expect([status, body.errors?.[0]?.data.code]).toEqual([403, 'AUTH_004'])
  })
})
