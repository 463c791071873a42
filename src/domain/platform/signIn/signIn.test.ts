import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { poolOf } from '@/src/engine/database'
import { startApp, testPassword, type App } from '@/src/testing/app'
import { buildAgency, buildClient, buildUser } from '@/src/testing/build'

vi.hoisted(() => Object.assign(process.env, { TRUSTED_PROXIES: '127.0.0.1/32', SIGN_INS_PER_MINUTE: '1000' }))

let app: App
let agency: string
let person: { id: string; email: string }
let net = 0

beforeAll(async () => {
  app = await startApp()
  agency = (await buildAgency(app.payload)).id
})
beforeEach(async () => {
  person = await buildUser(app.payload, { agency })
  net += 1
})
afterAll(() => app.close())

type Refusal = { errors: { message: string; data: { code: string; name: string; details?: { retryAfter?: number } } }[] }

const sql = <R extends object>(text: string, ...values: unknown[]) => poolOf(app.payload).query<R>(text, values)
const home = () => `10.${net}.1.7`
const login = (password: string, { email = person.email, from = home(), cookie = '' } = {}) =>
  app.anonymous<Refusal & { token: string }>('POST', '/api/users/login', { email, password }, { 'x-forwarded-for': from, ...(cookie && { cookie }) })
const codeOf = (answer: { body: Refusal }) => answer.body.errors?.[0]?.data.code
const wrong = async (times: number, options = {}) => {
  const answers = []
  for (let at = 0; at < times; at += 1) answers.push(await login('Wrong-password-1', options))
  return answers
}
const unlock = () => sql(`update sign_in_attempts set locked_until = now() - interval '1 second' where locked_until is not null`)

describe('signing in', () => {
  it('answers what callers and the admin read, in cookies that scripts cannot', async () => {
    const { status, body, headers } = await login(testPassword)
    expect(status).toBe(200)
    expect(body).toMatchObject({ tokenType: 'bearer', expiresIn: 900, user: { id: person.id, email: person.email, role: 'agency_admin', agency: { id: agency } } })
    expect(body).toHaveProperty('accessToken', body.token)
    const cookies = headers.getSetCookie()
    expect(cookies.map((cookie) => cookie.split('=')[0]).sort()).toEqual(['known_device', 'payload-token', 'refresh_token'])
    for (const cookie of cookies) expect(cookie).toMatch(/HttpOnly/)
    expect(cookies.find((cookie) => cookie.startsWith('refresh_token'))).toMatch(/Path=\/api\/users; Max-Age=60480\d|Path=\/api\/users; Max-Age=60479\d/)
    expect((await sql(`select type, actor_id, address from events where resource_id = $1 and type = 'users.login'`, person.id))).toEqual([{ type: 'users.login', actor_id: person.id, address: home() }])
  })

  it('writes down which address was tried, and nothing that was typed in its place', async () => {
    const tried = [`nobody-${person.email}`, 'My-secret-word-9']
    for (const email of tried) await login('Wrong-password-1', { email })
    const written = JSON.stringify(await sql(`select * from events where type = 'users.login_failed'`)).toLowerCase()
    expect(tried.map((text) => written.includes(text.toLowerCase()))).toEqual([true, false])
  })

  it('sets no cookie for a foreign page', async () => {
    const { headers } = await app.anonymous('POST', '/api/users/login', { email: person.email, password: testPassword }, { origin: 'https://elsewhere.example', 'x-forwarded-for': home() })
    expect(headers.getSetCookie()).toEqual([])
  })

  it('says why somebody with the right password may not come in', async () => {
    const refusals = async (text: string, ...values: unknown[]) => (await sql(text, ...values), codeOf(await login(testPassword)))
    expect(await refusals('update users set is_email_verified = false where id = $1', person.id)).toBe('AUTH_007')
    expect(await refusals('update users set is_active = false where id = $1', person.id)).toBe('AUTH_006')
    expect(await refusals(`with w as (update users set is_active = true, is_email_verified = true where id = $1) update agencies set subscription_status = 'suspended' where id = $2`, person.id, agency)).toBe('BIZ_003')
    expect(await refusals(`update agencies set subscription_status = 'active', is_active = false where id = $1`, agency)).toBe('TEN_002')
    await sql('update agencies set is_active = true where id = $1', agency)
    expect(await refusals('delete from users_memberships where _parent_id = $1', person.id)).toBe('AUTH_006')
    expect(codeOf(await login('Wrong-password-1'))).toBe('AUTH_001')
  })

  it('from outside an agency’s networks gives its staff no token, and its clients one', async () => {
    await sql(`insert into agencies_texts ("order", parent_id, path, text) values (1, $1, 'allowedIps', '198.51.100.0/24')`, agency)
    const client = (await buildClient(app.payload, { agency })).id
    const outside = (await buildUser(app.payload, { agency, role: 'client', client })).email
    const refused = await login(testPassword)
    expect([refused.status, codeOf(refused), refused.body.token, refused.headers.getSetCookie()]).toEqual([403, 'AUTH_010', undefined, []])
    expect((await login(testPassword, { from: '198.51.100.20' })).status).toBe(200)
    expect((await login(testPassword, { email: outside })).status).toBe(200)
    expect(codeOf(await login('Wrong-password-1'))).toBe('AUTH_001')
    await sql('delete from agencies_texts where parent_id = $1', agency)
  })

  it('has no way in through Payload’s own doors', async () => {
    const body = { email: 'first@example.test', password: testPassword }
    for (const [method, path] of [['POST', '/api/users/first-register'], ['POST', '/api/users/unlock'], ['GET', '/api/users/init']] as const) {
      expect([path, (await app.anonymous(method, path, method === 'POST' ? body : undefined)).status]).toEqual([path, 404])
    }
    const { generateSchema } = (await import('@payloadcms/graphql')) as unknown as { generateSchema?: unknown }
    const { configToSchema } = (await import('@payloadcms/graphql')) as unknown as { configToSchema: (config: unknown) => { schema: { getMutationType(): { getFields(): object }; getQueryType(): { getFields(): object } } } }
    expect(generateSchema).toBeUndefined()
    const { schema } = configToSchema(app.payload.config)
    const fields = [...Object.keys(schema.getMutationType().getFields()), ...Object.keys(schema.getQueryType().getFields())]
    expect(fields).toContain('createUser')
    expect(fields.filter((name) => /^(login|logout|refreshToken|forgotPassword|resetPassword|verifyEmail|unlock|me|initialized)User/.test(name))).toEqual([])
  })
})

describe('wrong passwords', () => {
  it('lock after five in a row, for a quarter of an hour and with the time to wait, and the right one does not help', async () => {
    expect((await wrong(5)).map(codeOf)).toEqual(Array(5).fill('AUTH_001'))
    const locked = await login(testPassword)
    expect([locked.status, codeOf(locked)]).toEqual([403, 'AUTH_005'])
    expect(Number(locked.headers.get('retry-after'))).toBeGreaterThan(890)
    await unlock()
    expect((await login(testPassword)).status).toBe(200)
    expect((await wrong(4)).map(codeOf)).toEqual(Array(4).fill('AUTH_001'))
    expect((await login(testPassword)).status).toBe(200)
  })

  it('sent all at once are no more than five that count', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => login('Wrong-password-1')))
    const codes = answers.map(codeOf)
    expect(codes.filter((code) => code === 'AUTH_001')).toHaveLength(5)
    expect(codes.filter((code) => code === 'AUTH_005')).toHaveLength(7)
  })

  it('of a stranger lock the stranger’s network and nobody else’s', async () => {
    await wrong(6, { from: `10.${net}.99.1` })
    expect(codeOf(await login(testPassword, { from: `10.${net}.99.200` }))).toBe('AUTH_005')
    expect((await login(testPassword)).status).toBe(200)
  })

  it('from everywhere lock the address, tell its owner, and leave the owner’s browser a way in', async () => {
    const known = (await login(testPassword)).headers.getSetCookie().find((cookie) => cookie.startsWith('known_device'))!.split(';')[0]!
    await sql(`update sign_in_attempts set wrong = 49, since = now(), locked_until = null where network = '*' and name = (select encode(sha256($1::bytea), 'hex'))`, person.email)
    await wrong(1, { from: '172.16.5.1' })
    expect(codeOf(await login(testPassword, { from: '172.17.5.1' }))).toBe('AUTH_005')
    expect((await login(testPassword, { from: '172.18.5.1', cookie: known })).status).toBe(200)
    expect(await sql(`select kind from effects where key like $1`, `mail:locked:${person.id}:%`)).toHaveLength(1)
  })

  it('of a forged browser mark are counted by network', async () => {
    const cookie = `known_device=${encodeURIComponent('AAAAAAAAAAAAAAAA.forged')}`
    expect((await wrong(5, { cookie })).map(codeOf)).toEqual(Array(5).fill('AUTH_001'))
    expect(codeOf(await login(testPassword))).toBe('AUTH_005')
  })
})

describe('an address that nobody has', () => {
  it('is answered in the same words, after the same work, and locked in the same way', async () => {
    const { hashesMade } = await import('../passwords/hash')
    const work = async (email: string) => {
      const before = hashesMade()
      const { status, body } = await login('Wrong-password-1', { email, from: `10.${net}.50.1` })
      return { status, told: [body.errors[0]!.message, body.errors[0]!.data.code, body.errors[0]!.data.name], hashes: hashesMade() - before }
    }
    const [known, unknown] = [await work(person.email), await work('nobody@example.test')]
    expect(unknown).toEqual(known)
    expect(known.hashes).toBe(1)
    const locked = (await wrong(6, { email: 'nobody@example.test' })).at(-1)!
    expect(codeOf(locked)).toBe('AUTH_005')
    expect(locked.body.errors[0]!.message).toBe((await wrong(6)).at(-1)!.body.errors[0]!.message)
  })
})

describe('the network of an address', () => {
  it.each([['203.0.113.77', '203.0.113.0/24'], ['2001:db8:1:2:3::4', '2001:db8:1::/48'], ['2001:db8::1', '2001:db8:0::/48'], [null, 'unknown']])('of %s is %s', async (address, network) => {
    const { networkOf } = await import('./attempts')
    expect(networkOf(address)).toBe(network)
  })
})
