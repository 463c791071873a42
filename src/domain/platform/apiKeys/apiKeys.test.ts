import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { poolOf } from '@/src/engine/database'
import { startApp, type Answer, type App, type Caller } from '@/src/testing/app'
import { buildAgency, buildClient, buildPlan, buildUser } from '@/src/testing/build'
import { hashOf, newKey } from './format'

type Made = { id: string; key: string; keyPrefix: string; warning: string; expiresAt: string | null; scopes: string[] }
type Refusal = { errors: { message: string; data: { code: string; field?: string; details?: Record<string, unknown> } }[] }

let app: App
let agency: string
let client: string
let foreign: { agency: string; client: string; admin: Caller }
let admin: Caller
let member: Caller
let operator: Caller

const sql = <R extends object = Record<string, unknown>>(text: string, ...values: unknown[]) => poolOf(app.payload).query<R>(text, values)
const make = async (more: object = {}, by: Caller = admin) => (await by<Made>('POST', '/api/api-keys', { name: 'Website', scopes: ['clients:read'], ...more })).body
const using = (key: string, method = 'GET', path = '/api/clients', body?: unknown, more: Record<string, string> = {}) =>
  app.anonymous<Refusal & { docs: { id: string }[] }>(method, path, body, { 'x-api-key': key, ...more })
const told = ({ status, body }: Answer<Refusal>) => [status, body.errors?.[0]?.data.code]

beforeAll(async () => {
  app = await startApp()
  agency = (await buildAgency(app.payload)).id
  client = (await buildClient(app.payload, { agency })).id
  admin = await app.as((await buildUser(app.payload, { agency })).email)
  member = await app.as((await buildUser(app.payload, { agency, role: 'agency_member' })).email)
  operator = await app.as((await buildUser(app.payload, { isSuperAdmin: true })).email)
  const other = (await buildAgency(app.payload)).id
  foreign = { agency: other, client: (await buildClient(app.payload, { agency: other })).id, admin: await app.as((await buildUser(app.payload, { agency: other })).email) }
})
afterAll(() => app.close())

describe('a key', () => {
  it('is shown once and kept as a hash', async () => {
    const { id, key, keyPrefix, warning } = await make()
    expect(key).toMatch(/^imp_live_[\w-]{32}[0-9A-Za-z]{6}$/)
    expect([keyPrefix, warning]).toEqual([key.slice(0, 12), expect.stringContaining('not shown again')])
    expect(await sql('select key_hash from api_keys where id = $1', id)).toEqual([{ key_hash: hashOf(key) }])
    for (const path of [`/api/api-keys/${id}`, '/api/api-keys', `/api/api-keys?where[keyHash][equals]=${hashOf(key)}`, '/api/events?limit=100']) {
      const { body } = await admin('GET', path)
      expect(JSON.stringify(body), path).not.toContain(key.slice(12))
      expect(JSON.stringify(body), path).not.toContain(hashOf(key))
    }
  })

  it('is not told again to a repeat of the same request, which makes no second one', async () => {
    const ask = () => admin<Made>('POST', '/api/api-keys', { name: 'Once', scopes: ['clients:read'] }, { 'idempotency-key': 'one-key' })
    const [first, second] = [await ask(), await ask()]
    expect([first.status, second.status, second.body.id]).toEqual([201, 201, first.body.id])
    expect(first.body.key).toBeTruthy()
    expect(second.body).not.toHaveProperty('key')
    expect(JSON.stringify(await sql('select body from idempotency_keys'))).not.toContain(first.body.key)
  })

  it('reads what its scopes and its agency allow, and nothing else', async () => {
    const { key } = await make()
    expect((await using(key)).body.docs.map(({ id }) => id)).toEqual([client])
    expect(told(await using(key, 'GET', `/api/clients/${foreign.client}`))).toEqual([404, 'RES_001'])
    const refused = await using(key, 'GET', '/api/documents')
    expect([...told(refused), refused.body.errors[0]?.data.details]).toEqual([403, 'AUTH_004', { requiredPermission: 'documents:read' }])
    expect(told(await using(key, 'PATCH', `/api/clients/${client}`, { companyName: 'Changed', version: 1 }))).toEqual([403, 'AUTH_004'])
    expect(told(await using(key, 'POST', '/api/clients', { companyName: 'New' }))).toEqual([403, 'AUTH_004'])
  })

  it('never reaches people, keys, plans, the agency, linked accounts or sign-in, whoever made it', async () => {
    const { key } = await make({ scopes: ['clients:read', 'documents:read', 'events:read'] })
    const { key: operators } = await make({ agency }, operator)
    for (const path of ['/api/users', '/api/users/me', '/api/users/me/sessions', '/api/api-keys', '/api/plans', '/api/agencies', `/api/agencies/${agency}`, '/api/connections', '/api/notifications', '/api/agencies/me']) {
      for (const given of [key, operators]) expect((await using(given, 'GET', path)).status, path).toBe(403)
    }
    expect(told(await using(key, 'POST', '/api/api-keys', { name: 'Child', scopes: ['clients:read'] }))).toEqual([403, 'AUTH_004'])
  })

  it('does what it may in its own name', async () => {
    const { id, key } = await make({ scopes: ['clients:create', 'clients:update', 'clients:read'] })
    const { status, body } = await using(key, 'POST', '/api/clients', { companyName: 'By key' })
    expect([status, (body as unknown as { doc: { agency: string } }).doc.agency]).toEqual([201, agency])
    const [event] = await sql(`select api_key as key, actor_label from events where type = 'clients.create' and resource_name = 'By key'`)
    expect(event).toEqual({ key: id, actor_label: expect.stringMatching(/^key imp_live_/) })
  })

  it('counts its use, written at most once a minute', async () => {
    const { id, key } = await make()
    for (let at = 0; at < 5; at += 1) await using(key)
    await expect.poll(() => sql('select last_used_ip, total_requests::int as total from api_keys where id = $1', id)).toEqual([{ last_used_ip: '127.0.0.1', total: expect.any(Number) }])
    const [row] = await sql<{ total: number }>('select total_requests::int as total from api_keys where id = $1', id)
    expect(row!.total).toBeLessThanOrEqual(5)
  })
})

describe('a key is refused', () => {
  it('when it is unknown', async () => {
    for (const key of [newKey('live'), 'imp_live_nonsense', 'x']) expect(told(await using(key))).toEqual([401, 'AUTH_003'])
  })

  it('even though the caller is signed in besides', async () => {
    expect(told(await admin<Refusal>('GET', '/api/clients', undefined, { 'x-api-key': newKey('live') }))).toEqual([401, 'AUTH_003'])
  })

  it('once it is revoked, for good', async () => {
    const { id, key } = await make()
    const { status, body } = await admin<{ id: string; revokedAt: string }>('DELETE', `/api/api-keys/${id}`)
    expect([status, body.id, Date.parse(body.revokedAt) > 0]).toEqual([200, id, true])
    expect(told(await using(key))).toEqual([401, 'AUTH_003'])
    expect(told(await admin<Refusal>('POST', `/api/api-keys/${id}/revoke`))).toEqual([409, 'RES_003'])
    expect(told(await admin<Refusal>('PATCH', `/api/api-keys/${id}`, { name: 'Again', version: 1 }))).toEqual([409, 'RES_003'])
    await admin('PATCH', `/api/api-keys/${id}`, { isActive: true, revokedAt: null, version: 1 })
    expect(told(await using(key))).toEqual([401, 'AUTH_003'])
  })

  it('when it has expired', async () => {
    const { id, key } = await make({ expiresAt: new Date(Date.now() + 3_600_000).toISOString() })
    expect((await using(key)).status).toBe(200)
    await sql(`update api_keys set expires_at = now() - interval '1 second' where id = $1`, id)
    expect(told(await using(key))).toEqual([401, 'AUTH_002'])
  })

  it('from an address outside its networks', async () => {
    const { key } = await make({ allowedIps: ['203.0.113.0/24', '2001:db8::/32'] })
    expect(told(await using(key))).toEqual([403, 'AUTH_010'])
    expect(told(await using(key, 'GET', '/api/clients', undefined, { 'x-forwarded-for': '203.0.113.9' }))).toEqual([403, 'AUTH_010'])
    const { key: here } = await make({ allowedIps: ['127.0.0.0/8'] })
    expect((await using(here)).status).toBe(200)
  })

  it('over its limit by the minute and by the day, before anything else is looked at', async () => {
    const { key } = await make({ rateLimitPerMinute: 3 })
    for (const left of [2, 1, 0]) expect((await using(key)).headers.get('x-ratelimit-remaining')).toBe(String(left))
    const refused = await using(key, 'GET', '/api/documents')
    expect(told(refused)).toEqual([429, 'RATE_001'])
    const wait = Number(refused.headers.get('retry-after'))
    expect([wait > 0 && wait <= 120, refused.body.errors[0]?.data.details]).toEqual([true, { retryAfter: wait, limit: 3 }])
    const { key: daily } = await make({ rateLimitPerDay: 2 })
    for (let at = 0; at < 2; at += 1) expect((await using(daily)).status).toBe(200)
    expect(told(await using(daily))).toEqual([429, 'RATE_001'])
  })

  it('while its agency is switched off or without subscription', async () => {
    const other = (await buildAgency(app.payload)).id
    const { key } = await make({ agency: other }, operator)
    const at = async (change: object) => {
      const { body } = await operator<{ version: number }>('GET', `/api/agencies/${other}`)
      await operator('PATCH', `/api/agencies/${other}`, { ...change, version: body.version })
      return told(await using(key))
    }
    expect(await at({ subscriptionStatus: 'suspended' })).toEqual([403, 'BIZ_003'])
    expect(await at({ subscriptionStatus: 'active', isActive: false })).toEqual([403, 'TEN_002'])
  })

  it('on GraphQL and in the admin, where it is nobody', async () => {
    const { key } = await make()
    const { user } = await app.payload.auth({ headers: new Headers({ 'x-api-key': key }) })
    expect(user).toBeNull()
  })
})

describe('the month of an agency’s keys', () => {
  it('is the plan’s: told with each answer, one for all keys, and over until it ends', async () => {
    const { limiterOf } = await import('@/src/engine/limits')
    const { warnQuota } = await import('./quota')
    const plan = (await buildPlan(app.payload, { monthlyApiRequests: 5 })).id
    const own = (await buildAgency(app.payload, { plan })).id
    const boss = await buildUser(app.payload, { agency: own })
    const by = await app.as(boss.email)
    const [one, other] = [(await make({}, by)).key, (await make({}, by)).key]
    const left = async (key: string) => (await using(key)).headers.get('x-quota-remaining')
    const notices = async () => {
      await limiterOf(app.payload).flush()
      await warnQuota(app.payload)
      return (await sql(`select title from notifications where user_id = $1`, boss.id)).map(({ title }) => title)
    }
    expect([await left(one), await left(one), await left(other)]).toEqual(['4', '3', '2'])
    expect(await notices()).toEqual([])
    expect(await left(other)).toBe('1')
    expect([await notices(), await notices()]).toEqual([['80 % of this month’s API requests are made'], ['80 % of this month’s API requests are made']])
    await using(one)
    const refused = await using(other)
    const secondsLeft = (Date.UTC(new Date().getUTCFullYear(), new Date().getUTCMonth() + 1) - Date.now()) / 1000
    expect([...told(refused), refused.headers.get('x-quota-remaining')]).toEqual([429, 'RATE_001', '0'])
    expect(Math.abs(Number(refused.headers.get('retry-after')) - secondsLeft)).toBeLessThan(60)
    expect((await by('GET', '/api/clients')).status).toBe(200)
    expect(Number(await left((await make()).key))).toBeGreaterThan(199_000)
  })
})

describe('a key for webhooks', () => {
  const scopes = ['webhook-endpoints:read', 'webhook-endpoints:update', 'webhook-deliveries:read']
  const endpoint = async () => (await admin<{ doc: { id: string } }>('POST', '/api/webhook-endpoints', { direction: 'outgoing', url: 'https://hooks.example.com/in', description: 'Ours', events: ['document.ready'] })).body
  it('lists what was sent, and sends again what was missed, with the scopes for it', async () => {
    const made = await endpoint()
    const id = made.doc.id
    const [full, reading, testing] = [(await make({ scopes })).key, (await make({ scopes: ['webhook-endpoints:read'] })).key, (await make({ scopes, mode: 'test' })).key]
    const since = { since: new Date(Date.now() - 3_600_000).toISOString() }
    expect((await using(full, 'GET', '/api/webhook-deliveries')).status).toBe(200)
    expect((await using(full, 'POST', `/api/webhook-endpoints/${id}/replay`, since)).status).toBe(202)
    const refused = await using(reading, 'POST', `/api/webhook-endpoints/${id}/replay`, since)
    expect([...told(refused), refused.body.errors[0]?.data.details]).toEqual([403, 'AUTH_004', { requiredPermission: 'webhook-endpoints:update' }])
    expect(told(await using(testing, 'POST', `/api/webhook-endpoints/${id}/test`, {}))).toEqual([403, 'AUTH_004'])
    expect(told(await using(full, 'POST', `/api/webhook-endpoints/${id}/rotate-secret`, {}))).toEqual([403, 'AUTH_004'])
  })
})

describe('making a key', () => {
  it('is up to administrators, each for the own agency', async () => {
    expect(told(await member<Refusal>('POST', '/api/api-keys', { name: 'Mine', scopes: ['clients:read'] }))).toEqual([403, 'AUTH_004'])
    expect(told(await admin<Refusal>('POST', '/api/api-keys', { name: 'Theirs', scopes: ['clients:read'], agency: foreign.agency }))).toEqual([404, 'RES_001'])
    expect(told(await operator<Refusal>('POST', '/api/api-keys', { name: 'Whose', scopes: ['clients:read'] }))).toEqual([422, 'VAL_002'])
  })

  it.each(['nothing:read', 'agency:update', 'team:list', 'admin:*', 'users:read', 'api-keys:read', 'plans:read', 'connections:read', 'CLIENTS:READ'])('refuses the scope %s', async (scope) => {
    expect(told(await admin<Refusal>('POST', '/api/api-keys', { name: 'Too much', scopes: ['clients:read', scope] }))).toEqual([422, 'VAL_001'])
  })

  it('refuses networks that are none, a time that has passed and limits above the platform’s', async () => {
    for (const wrong of [{ allowedIps: ['300.1.1.1'] }, { allowedIps: ['10.0.0.0/33'] }, { expiresAt: '2020-01-01T00:00:00Z' }, { rateLimitPerMinute: 61 }, { rateLimitPerDay: 10_001 }, { keyHash: 'x' }]) {
      expect(told(await admin<Refusal>('POST', '/api/api-keys', { name: 'Wrong', scopes: ['clients:read'], ...wrong })), JSON.stringify(wrong)).toEqual([422, 'VAL_001'])
    }
    expect((await operator<Made>('POST', '/api/api-keys', { name: 'Wide', scopes: ['clients:read'], agency, rateLimitPerMinute: 6000 })).status).toBe(201)
  })

  it('and changing its networks or limits needs a fresh proof of who asks', async () => {
    const { id } = await make()
    await sql(`update session_states set confirmed_at = now() - interval '1 hour'`)
    expect(told(await admin<Refusal>('POST', '/api/api-keys', { name: 'Later', scopes: ['clients:read'] }))).toEqual([401, 'AUTH_008'])
    expect(told(await admin<Refusal>('PATCH', `/api/api-keys/${id}`, { allowedIps: [], rateLimitPerMinute: 5, version: 1 }))).toEqual([401, 'AUTH_008'])
    expect((await admin('PATCH', `/api/api-keys/${id}`, { name: 'Renamed', version: 1 })).status).toBe(200)
    await sql('update session_states set confirmed_at = now()')
    expect((await admin('PATCH', `/api/api-keys/${id}`, { rateLimitPerMinute: 5, version: 2 })).status).toBe(200)
    expect(told(await admin<Refusal>('PATCH', `/api/api-keys/${id}`, { rateLimitPerMinute: 50, version: 3 }))).toEqual([403, 'AUTH_004'])
    expect((await operator('PATCH', `/api/api-keys/${id}`, { rateLimitPerMinute: 50, version: 3 })).status).toBe(200)
  })
})
