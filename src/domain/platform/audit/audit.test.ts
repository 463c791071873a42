import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { poolOf } from '@/src/engine/database'
import { exportHeads } from '@/src/engine/events'
import { startApp, type App, type Caller } from '@/src/testing/app'
import { buildClient, buildUser } from '@/src/testing/build'
import { forgetAddresses } from './retention'

type Entry = Record<string, unknown> & { id: string; createdAt: string; action: string; changes: Record<string, unknown> }
type Page = { docs: Entry[]; nextCursor: string | null }
type Place = { agency: string; client: string; sibling: string }

let app: App
let [admin, member, customer, operator, stranger]: Caller[] = []
let mine: Place
let foreign: Place

const people: Record<string, string> = {}
beforeAll(async () => {
  app = await startApp()
  const place = async (): Promise<Place> => {
    const client = await buildClient(app.payload)
    return { agency: client.agency as string, client: client.id, sibling: (await buildClient(app.payload, { agency: client.agency })).id }
  }
  ;[mine, foreign] = [await place(), await place()]
  const enter = async (name: string, more: object) => {
    const person = await buildUser(app.payload, more as never)
    people[name] = person.id
    return app.as(person.email)
  }
  ;[admin, member] = [await enter('admin', { agency: mine.agency }), await enter('member', { agency: mine.agency, role: 'agency_member' })]
  customer = await enter('customer', { agency: mine.agency, role: 'client', client: mine.client })
  operator = await enter('operator', { isSuperAdmin: true })
  stranger = await enter('stranger', { agency: foreign.agency })
})
afterAll(() => app.close())

const audit = async (caller: Caller, query = '') => (await caller<Page>('GET', `/api/agencies/me/audit${query}`)).body

describe('the audit log', () => {
  it('shows an admin who did what, from where and with which request', async () => {
    const { body, headers } = await admin!<{ doc: { id: string } }>('POST', '/api/clients', { companyName: 'Watched' }, { 'user-agent': 'Browser 1' })
    const { docs } = await audit(admin!, `?resourceId=${body.doc.id}`)
    expect(docs[0]).toMatchObject({ action: 'create', actionCategory: 'resource', user: people.admin, userAgent: 'Browser 1', status: 'success', requestId: headers.get('x-request-id') })
    expect(docs[0]!.ipAddress).toMatch(/127\.0\.0\.1/)
  })

  it('holds nothing of another agency, whatever is asked for', async () => {
    for (const query of ['', `?agency=${foreign.agency}`, `?resourceId=${foreign.client}`]) {
      const { docs } = await audit(admin!, query)
      expect((docs ?? []).filter(({ agency }) => agency !== mine.agency)).toEqual([])
    }
    expect((await audit(operator!, `?agency=${foreign.agency}`)).docs.length).toBeGreaterThan(0)
  })

  it('is for admins and the operator only', async () => {
    for (const caller of [member!, customer!]) expect((await caller('GET', '/api/agencies/me/audit')).status).toBe(403)
    expect((await app.anonymous('GET', '/api/agencies/me/audit')).status).toBe(401)
  })

  it('is paged without losing or repeating a row while new ones come', async () => {
    const quick = (at: number) => poolOf(app.payload).query(`insert into events (id, type, action, resource_type, resource_id, agency_id) values (gen_random_uuid(), 'clients.update', 'paged', 'clients', $2, $1)`, [mine.agency, String(at)])
    await Promise.all(Array.from({ length: 120 }, (_, at) => quick(at)))
    const seen: string[] = []
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: Page = await audit(admin!, `?action=paged${cursor && `&cursor=${cursor}`}`)
      seen.push(...page.docs.map(({ id }) => id))
      cursor = page.nextCursor
      if (cursor) await quick(1000)
    }
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen).toHaveLength(120)
  })

  it.each([['user', 'nobody'], ['from', 'yesterday'], ['cursor', 'abc'], ['format', 'xlsx']])('says what is wrong with %s=%s', async (name, value) => {
    const { status, body } = await admin!<{ errors: { data: { code: string } }[] }>('GET', `/api/agencies/me/audit?${name}=${value}`)
    expect([status, body.errors[0]?.data.code]).toEqual([422, 'VAL_003'])
  })

  it('filters by text, status, category and time', async () => {
    await admin!('POST', '/api/clients', { companyName: 'Needle_100% Ltd' })
    expect((await audit(admin!, '?text=needle_100%25')).docs).toHaveLength(1)
    expect((await audit(admin!, '?text=needle_100%25&status=failure')).docs).toHaveLength(0)
    expect((await audit(admin!, '?text=needle&category=resource&from=2020-01-01')).docs).toHaveLength(1)
    expect((await audit(admin!, '?text=needle&to=2020-01-01')).docs).toHaveLength(0)
  })

  it('comes as a table in which no cell is a formula, and the export is itself recorded', async () => {
    await admin!('POST', '/api/clients', { companyName: '=HYPERLINK("http://evil.test")' })
    const { body, headers } = await admin!<{ text: string }>('GET', '/api/agencies/me/audit?format=csv')
    expect(headers.get('content-type')).toContain('text/csv')
    expect(body.text).toContain(`"'=HYPERLINK(""http://evil.test"")"`)
    expect(body.text.split('\r\n').length).toBeGreaterThan(100)
    expect((await audit(admin!, '?action=export')).docs[0]).toMatchObject({ resourceType: 'events', user: people.admin })
  })

  it('is verified from its screen, against a head that was written down too', async () => {
    const { body } = await admin!<{ ok: boolean; events: number; head: { position: number; hash: string } }>('GET', '/api/agencies/me/audit/verify')
    expect(body).toMatchObject({ ok: true, events: body.head.position })
    await exportHeads(app.payload)
    const kept = await admin!<{ ok: boolean }>('POST', '/api/agencies/me/audit/verify', { head: body.head })
    expect(kept.body.ok).toBe(true)
    const other = await operator!<{ fault: unknown }>('POST', `/api/agencies/me/audit/verify?agency=${mine.agency}`, { head: { ...body.head, hash: '0'.repeat(64) } })
    expect(other.body.fault).toMatchObject({ kind: 'cut', position: body.head.position })
    expect((await operator!<{ ok: boolean }>('GET', '/api/agencies/me/audit/verify?agency=platform')).body.ok).toBe(true)
  })
})

describe('a refusal', () => {
  const denied = async (caller: Caller, query = '') => (await audit(caller, `?action=denied${query}`)).docs

  it('for a missing right is in the log of the agency', async () => {
    expect((await member!('POST', '/api/clients', { companyName: 'No' })).status).toBe(403)
    expect((await denied(admin!, `&user=${people.member}`))[0]).toMatchObject({ type: 'clients.denied', status: 'failure', actionCategory: 'auth', metadata: { code: 'AUTH_004', method: 'POST' } })
  })

  it('for a sibling client’s row is in the log of the agency', async () => {
    expect((await customer!('GET', `/api/clients/${mine.sibling}`)).status).toBe(404)
    expect((await denied(admin!, `&user=${people.customer}`))[0]).toMatchObject({ resourceId: mine.sibling, metadata: { code: 'RES_001' } })
  })

  it('for another agency’s row is the operator’s to read, so that the own log tells nothing of it', async () => {
    expect((await admin!('GET', `/api/clients/${foreign.client}`)).status).toBe(404)
    expect((await admin!('GET', `/api/clients/01900000-0000-7000-8000-000000000000`)).status).toBe(404)
    expect((await admin!('POST', '/api/sources', { client: mine.client, title: 'Slip', kind: 'file', file: foreign.client })).status).toBe(404)
    expect(await denied(admin!, `&user=${people.admin}`)).toEqual([])
    const known = await denied(operator!, `&agency=platform&user=${people.admin}`)
    expect(known.map(({ resourceId }) => resourceId)).toContain(foreign.client)
    expect(await denied(stranger!)).toEqual([])
  })
})

describe('a change', () => {
  it('of a long text is kept as its length and fingerprint', async () => {
    const note = 'x'.repeat(1500)
    const { body } = await admin!<{ doc: { id: string } }>('POST', '/api/clients', { companyName: 'Wordy' })
    await admin!('PATCH', `/api/clients/${body.doc.id}`, { additionalContext: note, version: 1 })
    const { docs } = await audit(admin!, `?resourceId=${body.doc.id}&action=update`)
    expect(docs[0]!.changes.additionalContext).toMatchObject({ new: { length: 1500, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) } })
    expect(JSON.stringify(docs)).not.toContain('xxxxxxxxxx')
  })

  it('of the operator’s own notes tells the agency only that they changed', async () => {
    await operator!('PATCH', `/api/agencies/${mine.agency}`, { notes: 'pays late', version: 1 })
    const { docs } = await audit(admin!, `?resourceId=${mine.agency}&action=update`)
    expect(docs[0]!.changes).toMatchObject({ notes: 'changed' })
    expect(JSON.stringify(docs)).not.toContain('pays late')
  })

  it('of a role is a role_change in the agency concerned and in no other', async () => {
    const both = await buildUser(app.payload, { memberships: [{ agency: mine.agency, role: 'seller' }, { agency: foreign.agency, role: 'seller' }] })
    const change = { memberships: [{ agency: mine.agency, role: 'agency_member' }, { agency: foreign.agency, role: 'seller' }] }
    expect((await operator!('PATCH', `/api/users/${both.id}`, change)).status).toBe(200)
    const { docs } = await audit(admin!, `?action=role_change&resourceId=${both.id}`)
    expect(docs).toMatchObject([{ actionCategory: 'admin', changes: { membership: { old: { role: 'seller' }, new: { role: 'agency_member' } } } }])
    expect((await audit(stranger!, `?action=role_change&resourceId=${both.id}`)).docs).toEqual([])
    expect(JSON.stringify(docs)).not.toContain(foreign.agency)
  })
})

describe('a row’s history', () => {
  it('is read by whoever may read the row, without addresses', async () => {
    await member!('POST', '/api/activities', { resourceType: 'clients', resourceId: mine.client, text: 'Called them, happy.' })
    const { body } = await member!<Page>('GET', `/api/activities?resourceType=clients&resourceId=${mine.client}`)
    expect(body.docs[0]).toMatchObject({ action: 'note', note: 'Called them, happy.', user: people.member })
    expect(body.docs.every((entry) => !('ipAddress' in entry) && !('userAgent' in entry))).toBe(true)
  })

  it('takes no note from clients, nor on a row out of reach', async () => {
    const note = (resourceId: string) => ({ resourceType: 'clients', resourceId, text: 'Hello' })
    expect((await customer!('POST', '/api/activities', note(mine.client))).status).toBe(403)
    expect((await member!('POST', '/api/activities', note(foreign.client))).status).toBe(404)
    expect((await customer!('GET', `/api/activities?resourceType=clients&resourceId=${mine.sibling}`)).status).toBe(404)
  })

  it('of a person is the person’s own', async () => {
    const { body } = await customer!<Page>('GET', '/api/activities')
    expect(body.docs.every(({ user }) => user === people.customer)).toBe(true)
  })
})

describe('addresses and browsers', () => {
  it('are emptied once the agency’s activity log no longer reaches them, and the chain still holds', async () => {
    const old = async (days: number) =>
      poolOf(app.payload).query(`insert into events (id, type, resource_type, resource_id, agency_id, address, user_agent, created_at) values (gen_random_uuid(), 'clients.update', 'clients', $2, $1, '203.0.113.9', 'Old', now() - make_interval(days => $3))`, [mine.agency, `old-${days}`, days])
    for (const days of [80, 200, 400]) await old(days)
    await poolOf(app.payload).query('update agencies set activity_days = 300 where id = $1', [mine.agency])
    expect(await forgetAddresses(app.payload)).toBe(1)
    const kept = await poolOf(app.payload).query(`select resource_id, address from events where resource_id like 'old-%' order by created_at`)
    expect(kept).toEqual([{ resource_id: 'old-400', address: null }, { resource_id: 'old-200', address: '203.0.113.9' }, { resource_id: 'old-80', address: '203.0.113.9' }])
    expect((await admin!<{ ok: boolean }>('GET', '/api/agencies/me/audit/verify')).body.ok).toBe(true)
  })
})
