import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { poolOf } from '@/src/engine/database'
import { startApp, testPassword, type App } from '@/src/testing/app'
import { buildAgency, buildClient, buildUser } from '@/src/testing/build'

let app: App
let agency: string
let person: { id: string; email: string }
let token: string

beforeAll(async () => {
  app = await startApp()
  agency = (await buildAgency(app.payload)).id
})
beforeEach(async () => {
  person = await buildUser(app.payload, { agency })
  token = (await app.anonymous<{ token: string }>('POST', '/api/users/login', { email: person.email, password: testPassword })).body.token
})
afterAll(() => app.close())

const sql = (text: string, ...values: unknown[]) => poolOf(app.payload).query(text, values)
const clientsWith = (given: string, more: Record<string, string> = {}) => app.anonymous('GET', '/api/clients', undefined, { authorization: `JWT ${given}`, ...more }).then(({ status }) => status)
const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
const signed = (header: object, claims: object, secret = app.payload.secret) => {
  const unsigned = `${part(header)}.${part(claims)}`
  return `${unsigned}.${createHmac('sha256', secret).update(unsigned).digest('base64url')}`
}
const claims = () => JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString()) as Record<string, unknown>
const header = { alg: 'HS256', authVersion: 1, typ: 'JWT' }

describe('a session', () => {
  it('opens what its person may see', async () => {
    expect(await clientsWith(token)).toBe(200)
    expect(await clientsWith(signed(header, claims()))).toBe(200)
  })

  it('tells who is signed in and can be prolonged', async () => {
    const headers = { authorization: `JWT ${token}` }
    const { body } = await app.anonymous<{ user: { id: string; memberships: { agency: string }[] } }>('GET', '/api/users/me', undefined, headers)
    expect(body.user).toMatchObject({ id: person.id, memberships: [{ agency }] })
    const answer = await app.anonymous('POST', '/api/users/login', { email: person.email, password: testPassword })
    const cookie = answer.headers.getSetCookie().map((set) => set.split(';')[0]).join('; ')
    const { body: later } = await app.anonymous<{ refreshedToken: string }>('POST', '/api/users/refresh-token', {}, { cookie })
    expect(await clientsWith(later.refreshedToken)).toBe(200)
    expect((await app.anonymous('POST', '/api/users/refresh-token', {}, headers)).status).toBe(401)
  })

  it('is over with the next request after signing out', async () => {
    expect((await app.anonymous('POST', '/api/users/logout', {}, { authorization: `JWT ${token}` })).status).toBe(200)
    expect(await clientsWith(token)).toBe(401)
  })

  it('is over when its row is gone or past its time, though the token would still hold', async () => {
    await sql(`update users_sessions set expires_at = now() - interval '1 second' where _parent_id = $1`, person.id)
    expect(await clientsWith(token)).toBe(401)
    await sql(`update users_sessions set expires_at = now() + interval '1 hour' where _parent_id = $1`, person.id)
    expect(await clientsWith(token)).toBe(200)
    await sql('delete from users_sessions where _parent_id = $1', person.id)
    expect(await clientsWith(token)).toBe(401)
  })

  it('ends at once for a person who is deactivated', async () => {
    await sql('update users set is_active = false where id = $1', person.id)
    expect(await clientsWith(token)).toBe(401)
  })

  it('follows a membership from one request to the next', async () => {
    expect((await app.anonymous('POST', '/api/clients', { companyName: 'Before' }, { authorization: `JWT ${token}` })).status).toBe(201)
    await sql(`update users_memberships set role = 'agency_member' where _parent_id = $1`, person.id)
    expect((await app.anonymous('POST', '/api/clients', { companyName: 'After' }, { authorization: `JWT ${token}` })).status).toBe(403)
    await sql('update users_memberships set is_active = false where _parent_id = $1', person.id)
    expect(await clientsWith(token)).toBe(403)
  })

  it('gives no rights in a client that is switched off, and gives them back with it', async () => {
    const client = (await buildClient(app.payload, { agency })).id
    const user = await app.as((await buildUser(app.payload, { agency, role: 'client', client })).email)
    const seen = async () => (await user('GET', '/api/posts')).status
    const before = await seen()
    await sql('update clients set is_active = false where id = $1', client)
    const off = await seen()
    await sql('update clients set is_active = true where id = $1', client)
    expect([before, off, await seen()]).toEqual([200, 403, 200])
  })

  it('cannot be made by anybody else: other secret, no signature, old version, expired, another person', async () => {
    const forged = [
      signed(header, claims(), 'another secret'),
      `${part({ ...header, alg: 'none' })}.${part(claims())}.`,
      signed({ ...header, alg: 'none' }, claims()),
      signed({ alg: 'HS256', typ: 'JWT' }, claims()),
      signed(header, { ...claims(), exp: Math.floor(Date.now() / 1000) - 60 }),
      signed(header, { ...claims(), sid: undefined }),
      signed(header, { ...claims(), id: (await buildUser(app.payload, { agency })).id }),
      signed(header, { ...claims(), collection: 'clients' }),
      `${token}x`,
      'not a token',
    ]
    for (const [at, given] of forged.entries()) expect(await clientsWith(given), `forgery ${at}`).toBe(401)
  })

  it('by cookie counts from our own pages only', async () => {
    const cookie = `payload-token=${token}`
    const own = app.payload.config.csrf[0]!
    const from = (more: Record<string, string>) => app.anonymous('GET', '/api/clients', undefined, { cookie, ...more }).then(({ status }) => status)
    expect(await from({ origin: own })).toBe(200)
    expect(await from({ 'sec-fetch-site': 'same-origin' })).toBe(200)
    expect(await from({ origin: 'https://elsewhere.example' })).toBe(401)
    expect(await from({ 'sec-fetch-site': 'cross-site' })).toBe(401)
  })

  it('never carries the password’s hash or the reset token along', async () => {
    const { user } = (await app.payload.auth({ headers: new Headers({ authorization: `JWT ${token}` }) })) as unknown as { user: Record<string, unknown> }
    expect(user.id).toBe(person.id)
    for (const name of ['hash', 'salt', 'resetPasswordToken']) expect(user).not.toHaveProperty(name)
  })
})
