import http from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { poolOf } from '@/src/engine/database'
import { startApp, testPassword, type App, type Caller } from '@/src/testing/app'
import { buildAgency, buildClient, buildUser } from '@/src/testing/build'
import { forgetHosts } from './directory'

type Refused = { errors: { message: string; data: { code: string; details?: Record<string, unknown> } }[] }
type Listed = { docs: { agency: string; companyName: string }[]; totalDocs: number }

let app: App
let harbour: { id: string; slug: string }
let quarry: { id: string; slug: string }
let both: string
let operator: string
let stranger: string

beforeAll(async () => {
  process.env.FILES_BASE_URL = 'http://files.example'
  app = await startApp()
  harbour = (await buildAgency(app.payload, { name: 'Harbour', slug: 'harbour' })) as unknown as { id: string; slug: string }
  quarry = (await buildAgency(app.payload, { name: 'Quarry', slug: 'quarry' })) as unknown as { id: string; slug: string }
  await buildClient(app.payload, { agency: harbour.id, companyName: 'Fernhill' })
  await buildClient(app.payload, { agency: quarry.id, companyName: 'Quayside' })
  const freelancer = await buildUser(app.payload, { memberships: [{ agency: harbour.id, role: 'agency_admin' }, { agency: quarry.id, role: 'agency_admin' }] })
  ;[both, operator, stranger] = await Promise.all([
    tokenOf(freelancer.email), tokenOf((await buildUser(app.payload, { isSuperAdmin: true })).email), tokenOf((await buildUser(app.payload, { agency: quarry.id })).email),
  ])
})
afterAll(() => app.close())

const sql = (text: string, ...values: unknown[]) => poolOf(app.payload).query(text, values)
const tokenOf = async (email: string) => (await app.anonymous<{ token: string }>('POST', '/api/users/login', { email, password: testPassword })).body.token
/** As a browser at that host would call: fetch does not let a caller name the host. */
const at = <T = Refused>(host: string, path: string, headers: Record<string, string> = {}, method = 'GET') =>
  new Promise<{ status: number; headers: http.IncomingHttpHeaders; body: T }>((resolve, reject) => {
    const request = http.request(`${app.url}${path}`, { method, headers: { host, ...headers } }, (response) => {
      let text = ''
      response.on('data', (part: Buffer) => (text += part.toString()))
      response.on('end', () => resolve({ status: response.statusCode!, headers: response.headers, body: (text ? JSON.parse(text) : null) as T }))
    })
    request.on('error', reject).end()
  })
const clients = (host: string, token: string) => at<Listed & Refused>(host, '/api/clients', { authorization: `JWT ${token}` })
const names = ({ body }: { body: Listed }) => body.docs.map(({ companyName }) => companyName).sort()
const code = ({ status, body }: { status: number; body: Refused }) => [status, body.errors[0]?.data.code]
const change = async (values: string, id = harbour.id) => {
  await sql(`update agencies set ${values} where id = $1`, id)
  forgetHosts()
}

describe('a host', () => {
  it('is not asked for by the health check', async () => {
    expect((await at('nobody.localhost', '/api/health')).status).toBe(200)
  })

  it('is read without case, port and final dot', async () => {
    for (const host of ['harbour.localhost', 'HARBOUR.localhost:3000', 'harbour.localhost.']) expect(names(await clients(host, both)), host).toEqual(['Fernhill'])
  })

  it.each(['harbour.localhost@evil.example', 'user:word@harbour.localhost', 'harbour.localhost/api', 'harbour.localhost?', 'harbour.localhost#'])('that says more than a host, as %s does, is refused', async (host) => {
    expect((await at(host, '/api/clients', { authorization: `JWT ${both}` })).status).toBe(400)
  })

  it('is not taken from X-Forwarded-Host of just anybody', async () => {
    expect(names(await at<Listed>('quarry.localhost', '/api/clients', { authorization: `JWT ${both}`, 'x-forwarded-host': 'harbour.localhost', 'x-caller-host': 'harbour.localhost' }))).toEqual(['Quayside'])
  })

  it('that is a verified domain is that agency’s; an unverified one is nobody’s', async () => {
    await change(`custom_domain = 'content.harbour.example', custom_domain_verified = false`)
    expect(names(await clients('content.harbour.example', both))).toEqual(['Fernhill', 'Quayside'])
    await change('custom_domain_verified = true')
    expect(names(await clients('content.harbour.example', both))).toEqual(['Fernhill'])
  })

  it('that is a subdomain is the agency with that slug', async () => {
    expect(names(await clients('quarry.localhost', both))).toEqual(['Quayside'])
  })

  it('below the platform that no agency has is unknown: TEN_001', async () => {
    expect(code(await at('nobody.localhost', '/api/clients'))).toEqual([404, 'TEN_001'])
  })

  it('that only serves files serves nothing else: TEN_001', async () => {
    expect(code(await at('files.example', '/api/clients', { authorization: `JWT ${both}` }))).toEqual([404, 'TEN_001'])
  })

  it('of the platform itself, bare or api, shows what all memberships show', async () => {
    for (const host of ['localhost', 'api.localhost', 'localhost:3000']) expect(names(await clients(host, both)), host).toEqual(['Fernhill', 'Quayside'])
  })

  it('of any other name leaves it to the session', async () => {
    for (const host of ['elsewhere.example', '127.0.0.1', 'a.b.localhost']) expect(names(await clients(host, both)), host).toEqual(['Fernhill', 'Quayside'])
  })

  it('of an agency that is switched off answers TEN_002', async () => {
    await change('is_active = false')
    expect(code(await at('harbour.localhost', '/api/clients'))).toEqual([403, 'TEN_002'])
    await change('is_active = true')
  })

  it.each(['canceled', 'suspended'])('of an agency whose subscription is %s answers BIZ_003 and says so', async (status) => {
    await change(`subscription_status = '${status}'`)
    const refused = await at('harbour.localhost', '/api/clients')
    expect([code(refused), refused.body.errors[0]?.data.details]).toEqual([[403, 'BIZ_003'], { subscription: status }])
    expect(names(await clients('localhost', both))).toEqual(['Quayside'])
    await change(`subscription_status = 'active'`)
  })

  it.each(['trial', 'past_due'])('of an agency whose subscription is %s is served', async (status) => {
    await change(`subscription_status = '${status}'`)
    expect((await clients('harbour.localhost', both)).status).toBe(200)
    await change(`subscription_status = 'active'`)
  })

  it('does not know a person who is no member there: AUTH_003', async () => {
    expect(code(await clients('harbour.localhost', stranger))).toEqual([401, 'AUTH_003'])
    expect((await clients('quarry.localhost', stranger)).status).toBe(200)
  })

  it('narrows what an operator is shown, and never widens', async () => {
    expect(names(await clients('localhost', operator))).toEqual(['Fernhill', 'Quayside'])
    expect(names(await clients('harbour.localhost', operator))).toEqual(['Fernhill'])
    const seen = await at<{ docs: { name: string }[] }>('harbour.localhost', '/api/agencies', { authorization: `JWT ${operator}` })
    expect(seen.body.docs.map(({ name }) => name)).toEqual(['Harbour'])
    expect((await at<Listed>('harbour.localhost', '/api/plans', { authorization: `JWT ${operator}` })).body.totalDocs).toBeGreaterThan(1)
  })
})

describe('a change of an agency', () => {
  let asOperator: Caller
  const patch = (id: string, body: object) => asOperator('PATCH', `/api/agencies/${id}`, body, { 'if-match': '1' })
  beforeAll(async () => {
    asOperator = await app.as((await buildUser(app.payload, { isSuperAdmin: true })).email)
  })

  it('counts at its host from the next request on', async () => {
    const agency = await buildAgency(app.payload, { slug: 'quick' })
    forgetHosts()
    expect((await at('quick.localhost', '/api/plans')).status).toBe(401)
    expect((await patch(agency.id, { isActive: false })).status).toBe(200)
    expect(code(await at('quick.localhost', '/api/plans'))).toEqual([403, 'TEN_002'])
  })

  it('is told to the other processes, who look anew', async () => {
    const { listen } = await import('@/src/engine/pipeline/live/listen')
    const agency = await buildAgency(app.payload, { slug: 'told' })
    const heard: string[] = []
    const stop = await listen((what) => void heard.push(what))
    await patch(agency.id, { name: 'Told' })
    await expect.poll(() => heard, { timeout: 60_000 }).toContain('hosts')
    await stop()
  })

  it('that switches it off signs its people out at once, but not those who also work elsewhere', async () => {
    const agency = await buildAgency(app.payload, { slug: 'closing' })
    const [own, shared] = await Promise.all([
      tokenOf((await buildUser(app.payload, { agency: agency.id })).email),
      tokenOf((await buildUser(app.payload, { memberships: [{ agency: agency.id, role: 'agency_admin' }, { agency: quarry.id, role: 'agency_admin' }] })).email),
    ])
    expect((await clients('localhost', own)).status).toBe(200)
    expect((await patch(agency.id, { isActive: false })).status).toBe(200)
    expect((await clients('localhost', own)).status).toBe(401)
    expect(names(await clients('localhost', shared))).toEqual(['Quayside'])
  })
})

describe('calls from other pages', () => {
  const asked = async (origin: string, host = 'localhost') => (await at(host, '/api/clients', { origin, 'access-control-request-method': 'GET' }, 'OPTIONS')).headers
  const preflight = async (origin: string) => (await asked(origin))['access-control-allow-origin']
  const byCookie = async (origin: string, host = 'localhost') => (await at(host, '/api/clients', { origin, cookie: `payload-token=${both}` })).status

  it('are taken from the platform, its agencies’ subdomains and their verified domains; with the cookie at their own host', async () => {
    await change(`custom_domain = 'content.harbour.example', custom_domain_verified = true`)
    await clients('localhost', both)
    for (const origin of ['http://localhost:3000', 'http://harbour.localhost:3000', 'https://content.harbour.example']) {
      expect([origin, await preflight(origin), await byCookie(origin, new URL(origin).host)]).toEqual([origin, origin, 200])
    }
    for (const host of ['harbour.localhost', 'content.harbour.example']) {
      expect([await byCookie('http://localhost:3000', host), (await asked('http://localhost:3000', host))['access-control-allow-credentials']]).toEqual([200, 'true'])
    }
  })

  it('carry no session from one agency’s pages to another’s host or the platform’s, though they are one site to a browser', async () => {
    const pages = 'http://harbour.localhost:3000'
    for (const host of ['quarry.localhost', 'quarry.localhost:3000', 'QUARRY.localhost.', 'content.harbour.example', 'localhost', 'api.localhost', 'elsewhere.example']) {
      const told = await asked(pages, host)
      expect([host, await byCookie(pages, host), told['access-control-allow-origin'], told['access-control-allow-credentials']]).toEqual([host, 401, pages, undefined])
      expect((await at(host, '/api/clients', { origin: pages, cookie: `payload-token=${both}`, 'x-forwarded-host': 'harbour.localhost', 'x-caller-host': 'harbour.localhost' })).status).toBe(401)
    }
    const without = async (more: Record<string, string>) => (await at('quarry.localhost', '/api/clients', { cookie: `payload-token=${both}`, 'sec-fetch-site': 'same-site', ...more })).status
    expect([await without({ 'sec-fetch-mode': 'no-cors' }), await without({ 'sec-fetch-mode': 'navigate' })]).toEqual([401, 200])
  })

  it('are refused from anywhere else', async () => {
    for (const origin of ['https://elsewhere.example', 'http://nobody.localhost:3000', 'http://harbour.localhost:4000', 'https://harbour.localhost:3000.evil.example', 'http://evilharbour.example', 'null']) {
      expect([origin, await preflight(origin), await byCookie(origin)]).toEqual([origin, undefined, 401])
    }
  })
})

describe('where else people work', () => {
  type Person = { id: string; memberships: { agency: string; role: string }[] }
  const graphql = '{ Users(limit: 100) { docs { id memberships { agency { id } } } } }'

  it('is shown at an agency’s host to nobody, and a change made there leaves it as it is', async () => {
    const person = await buildUser(app.payload, { memberships: [{ agency: harbour.id, role: 'agency_admin' }, { agency: quarry.id, role: 'agency_member' }] })
    const where = `/api/users/${person.id}`
    const send = (host: string, method: string, path: string, token: string, body?: object) =>
      new Promise<unknown>((resolve, reject) => {
        const request = http.request(`${app.url}${path}`, { method, headers: { host, authorization: `JWT ${token}`, 'content-type': 'application/json' } }, (response) => {
          let text = ''
          response.on('data', (part: Buffer) => (text += part.toString()))
          response.on('end', () => resolve(JSON.parse(text)))
        })
        request.on('error', reject).end(body && JSON.stringify(body))
      })
    const agencies = (one: Person) => one.memberships.map(({ agency }) => agency)
    const asked = { ...((await send('harbour.localhost', 'GET', where, operator)) as Person) }
    expect(agencies(asked)).toEqual([harbour.id])
    const list = (await send('harbour.localhost', 'GET', '/api/users?limit=100', operator)) as { docs: Person[] }
    expect([...new Set(list.docs.flatMap(agencies))]).toEqual([harbour.id])
    expect(JSON.stringify(await send('harbour.localhost', 'POST', '/api/graphql', operator, { query: graphql }))).not.toContain(quarry.id)
    const kept = async () => (await sql('select agency_id as agency, role::text as role from users_memberships where _parent_id = $1 order by role', person.id)) as unknown[]
    const before = await kept()
    await send('harbour.localhost', 'PATCH', where, operator, { firstName: 'Other', memberships: asked.memberships })
    expect(await kept()).toEqual(before)
    await send('harbour.localhost', 'PATCH', where, operator, { memberships: [{ agency: harbour.id, role: 'producer' }] })
    expect(await kept()).toEqual([{ agency: quarry.id, role: 'agency_member' }, { agency: harbour.id, role: 'producer' }])
    expect(await sql(`select 1 from events where type = 'users.role_change' and resource_id = $1 and agency_id = $2`, person.id, quarry.id)).toEqual([])
  })
})
