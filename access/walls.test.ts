import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startApp, type App, type Caller } from '@/src/testing/app'
import { buildAgency, buildClient, buildPlan, buildSource, buildUser } from '@/src/testing/build'

let app: App
let mine: { agency: string; client: string; sibling: string }
let foreign: { agency: string; client: string; source: string }
let admin: Caller
let member: Caller
let customer: Caller
let operator: Caller

beforeAll(async () => {
  app = await startApp()
  const agency = (await buildAgency(app.payload)).id
  mine = { agency, client: (await buildClient(app.payload, { agency })).id, sibling: (await buildClient(app.payload, { agency })).id }
  const other = (await buildAgency(app.payload)).id
  const client = (await buildClient(app.payload, { agency: other })).id
  foreign = { agency: other, client, source: (await buildSource(app.payload, { client })).id }
  admin = await app.as((await buildUser(app.payload, { agency })).email)
  member = await app.as((await buildUser(app.payload, { agency, role: 'agency_member' })).email)
  customer = await app.as((await buildUser(app.payload, { agency, role: 'client', client: mine.client })).email)
  operator = await app.as((await buildUser(app.payload, { isSuperAdmin: true })).email)
})
afterAll(() => app.close())

describe('the wall between agencies', () => {
  it('shows an admin the own clients only', async () => {
    const { body } = await admin<{ docs: { id: string }[]; totalDocs: number }>('GET', '/api/clients')
    expect(body.docs.map(({ id }) => id).sort()).toEqual([mine.client, mine.sibling].sort())
  })

  it('answers a foreign client like one that does not exist, for reading and changing', async () => {
    const unknown = '01900000-0000-7000-8000-000000000000'
    for (const id of [foreign.client, unknown, 'not-an-id']) {
      expect((await admin('GET', `/api/clients/${id}`)).status).toBe(404)
      expect((await admin('PATCH', `/api/clients/${id}`, { companyName: 'Mine now', version: 1 })).status).toBe(404)
    }
  })

  it('refuses a row for a foreign client as unknown', async () => {
    const { status, body } = await admin<{ errors: { data: { code: string } }[] }>('POST', '/api/sources', { client: foreign.client, title: 'Slipped in', kind: 'note', note: 'text' })
    expect(status).toBe(404)
    expect(body.errors[0]?.data.code).toBe('RES_001')
  })

  it('accepts the own agency in a body and refuses another', async () => {
    expect((await admin('POST', '/api/clients', { agency: mine.agency, companyName: 'Named' })).status).toBe(201)
    expect((await admin('POST', '/api/clients', { agency: foreign.agency, companyName: 'Named' })).status).toBe(404)
  })

  it('keeps a row in its agency for ever', async () => {
    const { body } = await admin<{ doc: { id: string } }>('POST', '/api/clients', { companyName: 'Stays' })
    await admin('PATCH', `/api/clients/${body.doc.id}`, { agency: foreign.agency, version: 1 })
    const { body: after } = await operator<{ agency: string }>('GET', `/api/clients/${body.doc.id}`)
    expect(after.agency).toBe(mine.agency)
  })

  it('lets a client user see the own client and not its sibling of the same agency', async () => {
    expect((await customer('GET', `/api/clients/${mine.client}`)).status).toBe(200)
    expect((await customer('GET', `/api/clients/${mine.sibling}`)).status).toBe(404)
    const { body } = await customer<{ docs: unknown[] }>('GET', '/api/clients')
    expect(body.docs).toHaveLength(1)
  })

  it('tells a member who may not create clients so', async () => {
    const { status, body } = await member<{ errors: { data: { code: string; requestId: string } }[] }>('POST', '/api/clients', { companyName: 'No' })
    expect(status).toBe(403)
    expect(body.errors[0]?.data).toMatchObject({ code: 'AUTH_004' })
    expect(body.errors[0]?.data.requestId).toBeTruthy()
  })

  it('asks strangers to sign in', async () => {
    expect((await app.anonymous('GET', '/api/clients')).status).toBe(401)
    expect((await app.anonymous('POST', '/api/clients', { companyName: 'No' })).status).toBe(401)
  })
})

describe('a name', () => {
  it('of blanks is none, and blanks around one are not kept', async () => {
    expect((await admin('POST', '/api/clients', { companyName: '   ' })).status).toBe(422)
    const { body } = await admin<{ doc: { companyName: string } }>('POST', '/api/clients', { companyName: '  Trim & Co ' })
    expect(body.doc.companyName).toBe('Trim & Co')
  })
})

describe('an edit', () => {
  it('names the version it saw, else 428; an old one is told what differs', async () => {
    const { body } = await admin<{ doc: { id: string } }>('POST', '/api/clients', { companyName: 'Versioned' })
    const path = `/api/clients/${body.doc.id}`
    expect((await admin('PATCH', path, { industry: 'retail' })).status).toBe(428)
    expect((await admin('PATCH', path, { industry: 'retail', version: 1 })).status).toBe(200)
    const stale = await admin<{ errors: { data: { name: string; details: { fields: string[] } } }[] }>('PATCH', path, { industry: 'finance', version: 1 })
    expect(stale.status).toBe(409)
    expect(stale.body.errors[0]?.data).toMatchObject({ name: 'STALE_VERSION', details: { fields: ['industry'] } })
    expect((await admin('PATCH', path, { industry: 'finance' }, { 'if-match': '"2"' })).status).toBe(200)
  })
})

describe('seats', () => {
  it('give the last one once when ten ask at the same time', async () => {
    const plan = (await buildPlan(app.payload, { maxSeats: 1 })).id
    const agency = (await buildAgency(app.payload, { plan })).id
    const owner = await app.as((await buildUser(app.payload, { agency })).email)
    const answers = await Promise.all(Array.from({ length: 10 }, (_, index) => owner('POST', '/api/clients', { companyName: `Rush ${index}` })))
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array.from({ length: 9 }, () => 409)])
  })

  it('are freed by deactivating and needed again for coming back', async () => {
    const plan = (await buildPlan(app.payload, { maxSeats: 1 })).id
    const agency = (await buildAgency(app.payload, { plan })).id
    const owner = await app.as((await buildUser(app.payload, { agency })).email)
    const { body } = await owner<{ doc: { id: string } }>('POST', '/api/clients', { companyName: 'First' })
    expect((await owner('POST', `/api/clients/${body.doc.id}/deactivate`, {})).status).toBe(200)
    expect((await owner('POST', '/api/clients', { companyName: 'Second' })).status).toBe(201)
    expect((await owner('POST', `/api/clients/${body.doc.id}/reactivate`, {})).status).toBe(409)
  })
})
