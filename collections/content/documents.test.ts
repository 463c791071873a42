import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startApp, type App, type Caller } from '@/src/testing/app'
import { buildAgency, buildClient, buildDocument, buildUser } from '@/src/testing/build'

type Refused = { errors: { message: string; data: { code: string } }[] }
type List = { docs: { id: string }[]; totalDocs: number }

let app: App
let agency: string
let client: string
let admin: Caller
let member: Caller
let customer: Caller
let stranger: Caller

beforeAll(async () => {
  app = await startApp()
  agency = (await buildAgency(app.payload)).id
  client = (await buildClient(app.payload, { agency })).id
  const person = async (role: string, more: object = {}) => app.as((await buildUser(app.payload, { agency, role, ...more })).email)
  ;[admin, member, customer] = await Promise.all([person('agency_admin'), person('agency_member'), person('client', { client })])
  stranger = await app.as((await buildUser(app.payload, { agency: (await buildAgency(app.payload)).id })).email)
})
afterAll(() => app.close())

const code = ({ status, body }: { status: number; body: unknown }) => [status, (body as Refused).errors?.[0]?.data.code]
const listed = async (caller: Caller, query = '') => (await caller<List>('GET', `/api/documents?limit=100${query}`)).body.docs.map(({ id }) => id)

describe('a deleted document', () => {
  it('is left out of lists, gone at its address, and back again when it is restored', async () => {
    const { id } = await buildDocument(app.payload, { client })
    expect(await listed(member)).toContain(id)
    const { status, body } = await admin<{ deletedAt: string; restorableUntil: string }>('DELETE', `/api/documents/${id}`)
    expect(status).toBe(200)
    expect(Date.parse(body.restorableUntil) - Date.parse(body.deletedAt)).toBe(30 * 86_400_000)
    expect(await listed(member)).not.toContain(id)
    expect(await listed(member, '&where[deletedAt][exists]=true')).toContain(id)
    for (const part of ['pdf', 'content', 'status', 'claims']) expect(code(await member('GET', `/api/documents/${id}/${part}`))).toEqual([410, 'RES_004'])
    expect((await customer('GET', `/api/documents/${id}`)).status).toBe(404)
    expect(await listed(customer, '&where[deletedAt][exists]=true')).toEqual([])
    expect((await admin('POST', `/api/documents/${id}/restore`, {})).body).toEqual({ id, status: 'ready' })
    expect(await listed(customer)).toContain(id)
    expect(code(await admin('POST', `/api/documents/${id}/restore`, {}))).toEqual([409, 'RES_003'])
  })

  it('leaves its events: who deleted it and who brought it back', async () => {
    const { poolOf } = await import('@/src/engine/database')
    const { id } = await buildDocument(app.payload, { client })
    await admin('DELETE', `/api/documents/${id}`)
    await admin('DELETE', `/api/documents/${id}`)
    await admin('POST', `/api/documents/${id}/restore`, {})
    const events = await poolOf(app.payload).query<{ type: string }>(`select type from events where resource_id = $1 and type in ('documents.delete', 'documents.restore') order by created_at, id`, [id])
    expect(events.map(({ type }) => type)).toEqual(['documents.delete', 'documents.restore'])
  })

  it('cannot be brought back after 30 days', async () => {
    const { id } = await buildDocument(app.payload, { client, deletedAt: new Date(Date.now() - 31 * 86_400_000).toISOString() })
    expect(code(await admin('POST', `/api/documents/${id}/restore`, {}))).toEqual([409, 'RES_003'])
  })

  it('was deleted by an administrator of its own agency, and not while it was being made', async () => {
    const { id } = await buildDocument(app.payload, { client })
    const busy = await buildDocument(app.payload, { client, status: 'generating' })
    expect(code(await member('DELETE', `/api/documents/${id}`))).toEqual([403, 'AUTH_004'])
    expect(code(await customer('DELETE', `/api/documents/${id}`))).toEqual([403, 'AUTH_004'])
    expect(code(await stranger('DELETE', `/api/documents/${id}`))).toEqual([404, 'RES_001'])
    expect(code(await admin('DELETE', `/api/documents/${busy.id}`))).toEqual([409, 'RES_003'])
    expect(await listed(member)).toEqual(expect.arrayContaining([id, busy.id]))
  })
})

describe('the figures of a client', () => {
  it('count its own documents by how they stand, without deleted ones', async () => {
    const own = (await buildClient(app.payload, { agency })).id
    for (const status of ['ready', 'ready', 'distributed', 'generating', 'pending', 'failed']) await buildDocument(app.payload, { client: own, status })
    await buildDocument(app.payload, { client: own, deletedAt: new Date().toISOString() })
    expect((await member('GET', `/api/clients/${own}/stats`)).body).toEqual({ documentCount: 6, scheduledCount: 0, inProgressCount: 2, distributedCount: 1 })
    expect((await customer('GET', `/api/clients/${own}/stats`)).status).toBe(404)
    expect((await stranger('GET', `/api/clients/${own}/stats`)).status).toBe(404)
  })
})
