import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asSystem } from '@/src/engine/doors'
import { systemRequest } from '@/src/engine/database'
import { startApp, type App, type Caller } from '@/src/testing/app'
import { buildAgency, buildClient, buildDocument, buildSource, buildUser } from '@/src/testing/build'

type List = { docs: { id: string }[] }

let app: App
let agency: string
let mine: string
let other: string
let member: { id: string; email: string }
let admin: Caller
let caller: Caller

beforeAll(async () => {
  app = await startApp()
  agency = (await buildAgency(app.payload)).id
  ;[mine, other] = await Promise.all([0, 1].map(async () => (await buildClient(app.payload, { agency })).id)) as [string, string]
  member = await buildUser(app.payload, { agency, role: 'agency_member' })
  admin = await app.as((await buildUser(app.payload, { agency })).email)
  caller = await app.as(member.email)
})
afterAll(() => app.close())

const restrict = async (restrictMembersToAssignedClients: boolean) => {
  await asSystem(await systemRequest(app.payload, 'tests'), 'tests').update('agencies', agency, { restrictMembersToAssignedClients } as never)
}
const listed = async (path: string) => (await caller<List>('GET', `/api/${path}?limit=100`)).body.docs.map(({ id }) => id).sort()

describe('a member where the agency restricts members to assigned clients', () => {
  it('sees all clients as long as it does not', async () => {
    expect(await listed('clients')).toEqual([mine, other].sort())
  })

  it('sees those assigned and nothing of the others, from the next request on', async () => {
    const [own, foreign] = [await buildDocument(app.payload, { client: mine }), await buildDocument(app.payload, { client: other })]
    const source = await buildSource(app.payload, { client: other })
    await restrict(true)
    expect(await listed('clients')).toEqual([])
    expect(await listed('documents')).toEqual([])
    const assigned = await admin<{ doc: { id: string } }>('POST', '/api/team-assignments', { client: mine, user: member.id })
    expect(assigned.status).toBe(201)
    expect(await listed('clients')).toEqual([mine])
    expect(await listed('documents')).toEqual([own.id])
    expect((await caller('GET', `/api/documents/${own.id}`)).status).toBe(200)
    for (const path of [`clients/${other}`, `clients/${other}/stats`, `documents/${foreign.id}`, `documents/${foreign.id}/status`, `sources/${source.id}`]) {
      expect([path, (await caller('GET', `/api/${path}`)).status]).toEqual([path, 404])
    }
    const written = { title: 'A note', kind: 'note', note: 'Costs fell by 3%.' }
    expect((await caller('POST', '/api/sources', { ...written, client: other })).status).toBe(404)
    expect((await caller('POST', '/api/sources', { ...written, client: mine })).status).toBe(201)
    expect((await caller('POST', `/api/clients/${other}/documents/generate`, { topic: 'Energy' })).status).toBe(404)
    expect((await admin('DELETE', `/api/team-assignments/${assigned.body.doc.id}`)).status).toBe(200)
    expect(await listed('clients')).toEqual([])
  })

  it('is restricted from the start when joining later, and free again when the agency lifts it', async () => {
    const late = await app.as((await buildUser(app.payload, { agency, role: 'agency_member' })).email)
    expect((await late<List>('GET', '/api/clients')).body.docs).toEqual([])
    await restrict(false)
    expect((await late<List>('GET', '/api/clients')).body.docs).toHaveLength(2)
  })

  it('is assigned by an administrator, and so are only people of the agency', async () => {
    expect((await caller('POST', '/api/team-assignments', { client: mine, user: member.id })).status).toBe(403)
    const stranger = await buildUser(app.payload, { agency: (await buildAgency(app.payload)).id, role: 'agency_member' })
    expect((await admin('POST', '/api/team-assignments', { client: mine, user: stranger.id })).status).toBe(404)
    const customer = await buildUser(app.payload, { agency, role: 'client', client: mine })
    expect((await admin('POST', '/api/team-assignments', { client: mine, user: customer.id })).status).toBe(422)
    expect((await admin<List>('GET', '/api/team-assignments')).body.docs).toEqual([])
  })
})
