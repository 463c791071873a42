import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { App, Caller } from '@/src/testing/app'
import type * as Build from '@/src/testing/build'

type Refusal = { errors: { message: string; data: { code: string; details?: { retryAfter?: number; limit?: number } } }[] }

// Limits small enough to reach; read by src/env.ts when the app is imported below.
Object.assign(process.env, { STAFF_REQUESTS_PER_MINUTE: '40', CLIENT_REQUESTS_PER_MINUTE: '5', AGENCY_REQUESTS_PER_MINUTE: '90', SIGN_INS_PER_MINUTE: '12', GENERATIONS_PER_MINUTE: '2', SEARCHES_PER_MINUTE: '3', BULK_ACTIONS_PER_MINUTE: '2', UPLOADS_PER_MINUTE: '2', TRUSTED_PROXIES: '127.0.0.1' })

let app: App
let build: typeof Build
let agency: string
let client: string
let sql: (text: string, ...values: unknown[]) => Promise<Record<string, unknown>[]>
let hop = 0

/** Each caller from an address of their own. */
const from = (address = `203.0.113.${(hop += 1)}`): Caller => (method, path, body, more) => app.anonymous(method, path, body, { 'x-forwarded-for': address, ...more })
const person = async (more: object = {}): Promise<Caller> => {
  const { testPassword } = await import('@/src/testing/app')
  const { email } = await build.buildUser(app.payload, { agency, ...more })
  const call = from()
  const { body } = await call<{ token: string }>('POST', '/api/users/login', { email, password: testPassword })
  return (method, path, given, headers) => call(method, path, given, { authorization: `JWT ${body.token}`, ...headers })
}
const codes = async (count: number, call: () => Promise<{ status: number }>) => {
  const statuses: number[] = []
  for (let at = 0; at < count; at += 1) statuses.push((await call()).status)
  return statuses
}

beforeAll(async () => {
  // The window slides: on a slow machine a minute's turn in the middle of a test would let a call more through.
  vi.spyOn(Date, 'now').mockReturnValue(Date.now())
  const { startApp } = await import('@/src/testing/app')
  build = await import('@/src/testing/build')
  app = await startApp()
  const { poolOf } = await import('@/src/engine/database')
  sql = (text, ...values) => poolOf(app.payload).query(text, values)
  agency = (await build.buildAgency(app.payload)).id
  client = (await build.buildClient(app.payload, { agency })).id
})
afterAll(async () => {
  vi.restoreAllMocks()
  await app.close()
})

describe('a person’s limit', () => {
  it('is told with each answer, the nearest one, in both spellings', async () => {
    const call = await person()
    const { headers } = await call('GET', '/api/clients')
    const [limit, remaining, reset] = ['limit', 'remaining', 'reset'].map((name) => headers.get(`x-ratelimit-${name}`))
    expect([limit, remaining]).toEqual(['40', '39'])
    expect(Number(reset) - Date.now() / 1000).toBeLessThanOrEqual(61)
    for (const name of ['limit', 'remaining', 'reset']) expect(headers.get(`ratelimit-${name}`)).toBe(headers.get(`x-ratelimit-${name}`))
  })

  it('refuses with RATE_001 and says when to come back; what is refused is not counted', async () => {
    const call = await person({ role: 'client', client })
    expect(await codes(8, () => call('GET', '/api/documents'))).toEqual([200, 200, 200, 200, 200, 429, 429, 429])
    const { headers, body } = await call<Refusal>('GET', '/api/documents')
    const wait = Number(headers.get('retry-after'))
    expect([wait > 0, headers.get('x-ratelimit-remaining'), body.errors[0]?.data]).toEqual([true, '0', expect.objectContaining({ code: 'RATE_001', details: { retryAfter: wait, limit: 5 } })])
    expect(await sql(`select sum(count)::int as count from limit_counts where bucket like 'person:%' having sum(count) > 45`)).toEqual([])
  })

  it('is the person’s own: another of the same address goes on', async () => {
    const [one, other] = [await person({ role: 'client', client }), await person({ role: 'client', client })]
    expect((await codes(6, () => one('GET', '/api/documents'))).at(-1)).toBe(429)
    expect((await other('GET', '/api/documents')).status).toBe(200)
  })
})

describe('classes of routes', () => {
  it('have limits of their own beside the person’s', async () => {
    const call = await person()
    expect(await codes(3, () => call('POST', `/api/clients/${client}/documents/generate`, {}))).toEqual([422, 422, 429])
    const form = () => Object.assign(new FormData(), {})
    expect((await codes(3, () => call('POST', '/api/files', form()))).at(-1)).toBe(429)
    expect((await call('GET', '/api/clients')).headers.get('x-ratelimit-remaining')).toBe('35')
  })

  it('searching and changing many rows at once are such, reading a list and changing one row are not', async () => {
    const call = await person()
    const many = 'where[companyName][equals]=None-of-these'
    expect((await codes(3, () => call('DELETE', `/api/team-assignments?${many.replace('companyName', 'id')}`))).at(-1)).toBe(429)
    expect((await codes(4, () => call('GET', '/api/documents?search=soil'))).at(-1)).toBe(429)
    expect((await codes(5, () => call('GET', '/api/documents'))).at(-1)).toBe(200)
    expect((await codes(5, () => call('PATCH', `/api/clients/${client}`, { companyName: 'One' }))).at(-1)).not.toBe(429)
  })
})

describe('an agency', () => {
  it('has one limit for all its people', async () => {
    const own = (await build.buildAgency(app.payload)).id
    const callers = await Promise.all([1, 2, 3].map(() => person({ agency: own })))
    const statuses = (await Promise.all(callers.map((call) => codes(32, () => call('GET', '/api/clients'))))).flat()
    const passed = statuses.filter((status) => status === 200).length
    expect(passed).toBe(90)
  })

  it('that lets its staff in from its networks only refuses them elsewhere, and its clients nowhere', async () => {
    const own = (await build.buildAgency(app.payload, { allowedIps: ['198.51.100.0/24'] })).id
    const { forgetHosts } = await import('@/src/domain/platform/hosts')
    forgetHosts()
    const customer = (await build.buildClient(app.payload, { agency: own })).id
    const { testPassword } = await import('@/src/testing/app')
    const tokenOf = async (more: object) => {
      const { email } = await build.buildUser(app.payload, { agency: own, ...more })
      return (await from('198.51.100.7')<{ token: string }>('POST', '/api/users/login', { email, password: testPassword })).body.token
    }
    const [staff, outside] = [await tokenOf({}), await tokenOf({ role: 'client', client: customer })]
    const at = (address: string, token: string) => from(address)<Refusal>('GET', '/api/documents', undefined, { authorization: `JWT ${token}` })
    expect((await at('198.51.100.9', staff)).status).toBe(200)
    const refused = await at('192.0.2.1', staff)
    expect([refused.status, refused.body.errors[0]?.data.code]).toEqual([403, 'AUTH_010'])
    expect((await at('192.0.2.1', outside)).status).toBe(200)
  })
})

describe('pages', () => {
  it('pass the same first stages: the place and the address’s limit', async () => {
    const { createServer } = await import('node:http')
    const { guardedPages } = await import('./pages')
    const guarded = guardedPages(app.payload, (incoming, outgoing) => outgoing.end(String(incoming.headers['x-caller-address'])))
    const server = createServer((incoming, outgoing) => void guarded(incoming, outgoing))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const at = (path: string, headers: Record<string, string> = {}) => fetch(`http://127.0.0.1:${(server.address() as { port: number }).port}${path}`, { headers: { 'x-forwarded-for': '192.0.2.80', 'x-caller-address': '127.0.0.1', ...headers } })
    expect(await (await at('/admin')).text()).toBe('192.0.2.80')
    expect((await at('/admin')).headers.get('x-ratelimit-limit')).toBe('1000000')
    expect((await at('/_next/static/x.js')).headers.get('x-ratelimit-limit')).toBeNull()
    await new Promise((resolve) => server.close(resolve))
  })
})

describe('an address', () => {
  const wrong = (call: Caller) => () => call('POST', '/api/users/login', { email: `nobody-${(hop += 1)}@example.test`, password: 'Wrong-password-1' })

  it('may sign in ten times a minute or what the setting says, whoever it claims to be', async () => {
    const call = from('192.0.2.50')
    expect(await codes(13, wrong(call))).toEqual([...Array<number>(12).fill(401), 429])
    const claiming: Caller = (method, path, body) => app.anonymous(method, path, body, { 'x-forwarded-for': `10.1.1.1, 192.0.2.50` })
    expect(await codes(1, wrong(claiming))).toEqual([429])
    expect((await call('GET', '/api/plans/none')).status).not.toBe(429)
  })

  it('of an office lets everybody in who has the right password', async () => {
    const { testPassword } = await import('@/src/testing/app')
    const { email } = await build.buildUser(app.payload, { agency })
    const call = from('192.0.2.60')
    expect(new Set(await codes(15, () => call('POST', '/api/users/login', { email, password: testPassword })))).toEqual(new Set([200]))
  })

  it('from which too many sign-ins were refused is closed to sign-in for 15 minutes, twice as long the next time', async () => {
    const { countRefused, limiterOf } = await import('@/src/engine/limits')
    const count = async (calls: number) => {
      for (let at = 0; at < calls; at += 1) await countRefused(app.payload, limiterOf(app.payload), '192.0.2.70')
    }
    const call = from('192.0.2.70')
    await count(50)
    expect((await wrong(call)()).status).toBe(401)
    const { status, headers } = await wrong(call)()
    expect([status, Number(headers.get('retry-after')) > 800]).toEqual([429, true])
    await sql(`update refused_addresses set until = now() - interval '1 second' where address = '192.0.2.70'`)
    await count(1)
    const [row] = await sql(`select times, round(extract(epoch from until - now()) / 60)::int as minutes from refused_addresses where address = '192.0.2.70'`)
    expect(row).toEqual({ times: 2, minutes: 30 })
  })

  it('is not asked for by watchers', async () => {
    expect((await from()('GET', '/api/health')).headers.get('x-ratelimit-limit')).toBeNull()
  })
})

describe('what is cheap to answer', () => {
  it('has a limit of its own, far above a browser’s need: watchers and files past it wait, other calls of the address go on', async () => {
    const { limiterOf } = await import('@/src/engine/limits')
    const { guardedPages } = await import('./pages')
    const address = '198.51.100.77'
    const call = from(address)
    expect((await call('GET', '/api/health')).status).toBe(200)
    await limiterOf(app.payload).flush()
    await sql(`update limit_counts set count = 10000000 where bucket = $1`, `cheap:${address}`)
    await call('GET', '/api/health')
    await limiterOf(app.payload).flush()
    const refused = await call<Refusal>('GET', '/api/health')
    expect([refused.status, refused.body.errors[0]?.data.code, Number(refused.headers.get('retry-after')) > 0]).toEqual([429, 'RATE_001', true])
    const pages = guardedPages(app.payload, (_, outgoing) => outgoing.end('page'))
    const server = createServer((incoming, outgoing) => void pages(incoming, outgoing)).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const at = (path: string) => fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, { headers: { 'x-forwarded-for': address } })
    expect([(await at('/_next/static/x.js')).status, (await at('/admin/login')).status]).toEqual([429, 200])
    server.close()
  })
})
