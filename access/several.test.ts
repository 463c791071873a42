import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { poolOf } from '@/src/engine/database'
import { startApp, type App, type Caller } from '@/src/testing/app'
import { buildAgency, buildClient, buildDocument, buildUser } from '@/src/testing/build'

let app: App
let [home, other]: [string, string] = ['', '']
let [client, document]: [string, string] = ['', '']
let both: { id: string; email: string }
let person: Caller
let colleague: Caller
let staff: Caller

/** `person` administers one agency and is a client's user of another. */
beforeAll(async () => {
  app = await startApp()
  home = (await buildAgency(app.payload)).id
  other = (await buildAgency(app.payload, { clientGenerationMode: 'off', restrictMembersToAssignedClients: true })).id
  client = (await buildClient(app.payload, { agency: other })).id
  document = (await buildDocument(app.payload, { client })).id
  await poolOf(app.payload).query('update documents set cost_cents = 77 where id = $1', [document])
  both = await buildUser(app.payload, { memberships: [{ agency: home, role: 'agency_admin' }, { agency: other, role: 'client', client }] })
  person = await app.as(both.email)
  colleague = await app.as((await buildUser(app.payload, { agency: home, role: 'agency_member' })).email)
  staff = await app.as((await buildUser(app.payload, { agency: other, role: 'agency_admin' })).email)
})
afterAll(() => app.close())

type Row = Record<string, unknown>
const read = async (caller: Caller, path: string) => (await caller<Row & { docs: Row[] }>('GET', path)).body

describe('being staff of one agency', () => {
  it('shows a client’s user of another what only the staff there read, in no list, row, choice or filter', async () => {
    expect(await read(staff, `/api/documents/${document}`)).toMatchObject({ costCents: 77 })
    expect(await read(person, `/api/documents/${document}`)).not.toHaveProperty('costCents')
    expect((await read(person, '/api/documents')).docs[0]).not.toHaveProperty('costCents')
    expect((await person('GET', '/api/documents?select[costCents]=true')).status).toBe(422)
    expect((await person('GET', '/api/documents?where[costCents][equals]=77')).status).toBe(422)
    expect(await read(person, `/api/documents/${document}/status`)).not.toHaveProperty('costCents')
  })

  it('shows them no claims there', async () => {
    expect((await person('GET', `/api/documents/${document}/claims`)).status).toBe(403)
    expect((await staff('GET', `/api/documents/${document}/claims`)).status).toBe(200)
  })

  it('lets them give out no links there, and write no notes', async () => {
    for (const verb of ['share', 'unshare']) expect((await person('POST', `/api/documents/${document}/${verb}`, {})).status).toBe(403)
    expect((await person('POST', '/api/activities', { resourceType: 'documents', resourceId: document, text: 'a note' })).status).toBe(403)
  })

  it('shows them no values of the history there', async () => {
    const sentence = 'a note among colleagues'
    await poolOf(app.payload).query(`insert into events (id, type, action, resource_type, resource_id, agency_id, client_id, changes) values (gen_random_uuid(), 'documents.update', 'update', 'documents', $1, $2, $3, $4)`, [document, other, client, JSON.stringify({ note: sentence })])
    const path = `/api/activities?resourceType=documents&resourceId=${document}`
    expect(JSON.stringify(await read(staff, path))).toContain(sentence)
    expect(JSON.stringify(await read(person, path))).not.toContain(sentence)
  })

  it('lets them start no documents there where the agency does that itself', async () => {
    const { status, body } = await person<{ errors: { data: { code: string } }[] }>('POST', `/api/clients/${client}/documents/generate`, { topic: 'Something of their own' })
    expect([status, body.errors?.[0]?.data.code]).toEqual([403, 'AUTH_004'])
  })
})

describe('of somebody who works elsewhere too, a colleague', () => {
  it('learns no clients that they look after there', async () => {
    const busy = await buildUser(app.payload, { memberships: [{ agency: home, role: 'agency_member' }, { agency: other, role: 'agency_member' }] })
    await poolOf(app.payload).query(`update users set assigned_clients = $2 where id = $1`, [busy.id, JSON.stringify({ [other]: [client] })])
    const text = JSON.stringify(await read(colleague, `/api/users/${busy.id}`))
    expect(text).toContain(busy.email)
    expect([text.includes(other), text.includes(client)]).toEqual([false, false])
  })

  it('reads nothing of what the platform or the other agency noted', async () => {
    const note = (agency: string | null, name: string) =>
      poolOf(app.payload).query(`insert into events (id, type, action, resource_type, resource_id, resource_name, agency_id) values (gen_random_uuid(), 'users.denied', 'denied', 'users', $1, $2, $3)`, [both.id, name, agency])
    await Promise.all([note(null, 'tried a foreign row'), note(other, 'seen elsewhere'), note(home, 'seen at home')])
    const path = `/api/activities?resourceType=users&resourceId=${both.id}`
    const text = JSON.stringify(await read(colleague, path))
    expect(['tried a foreign row', 'seen elsewhere', 'seen at home'].map((name) => text.includes(name))).toEqual([false, false, true])
    expect(JSON.stringify(await read(person, path))).toContain('seen elsewhere')
  })
})
