import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { poolOf, systemRequest } from '@/src/engine/database'
import { asSystem } from '@/src/engine/doors'
import { startApp, testPassword, type App } from '@/src/testing/app'
import { buildAgency, buildUser } from '@/src/testing/build'

vi.hoisted(() => Object.assign(process.env, { SIGN_INS_PER_MINUTE: '1000', PAYLOAD_SECRET_PREVIOUS: 'the secret that was used until yesterday' }))

let app: App
let agency: string
let person: { id: string; email: string }

beforeAll(async () => {
  app = await startApp()
  agency = (await buildAgency(app.payload)).id
})
beforeEach(async () => {
  person = await buildUser(app.payload, { agency })
})
afterAll(() => app.close())

type Held = { token: string; refresh: string; status: number; expiresIn: number; exp: number }
const sql = <R extends object>(text: string, ...values: unknown[]) => poolOf(app.payload).query<R>(text, values)
const held = ({ status, body, headers }: { status: number; body: Record<string, unknown>; headers: Headers }): Held => ({
  status, token: body.token as string, expiresIn: body.expiresIn as number, exp: body.exp as number,
  refresh: headers.getSetCookie().find((cookie) => cookie.startsWith('refresh_token='))?.split(';')[0] ?? '',
})
const login = async (more: object = {}, headers: Record<string, string> = {}) => held(await app.anonymous('POST', '/api/users/login', { email: person.email, password: testPassword, ...more }, headers))
const refresh = async (cookie: string, more: Record<string, string> = {}) => held(await app.anonymous('POST', '/api/users/refresh-token', undefined, { cookie, ...more }))
const reaches = async (token: string) => (await app.anonymous('GET', '/api/clients', undefined, { authorization: `Bearer ${token}` })).status
const later = () => sql(`update session_states set rotated_at = rotated_at - interval '1 minute'`)

describe('a refresh token', () => {
  it('gives a new access token and its own successor', async () => {
    const first = await login()
    const second = await refresh(first.refresh)
    expect([second.status, second.expiresIn, await reaches(second.token)]).toEqual([200, 900, 200])
    await later()
    expect((await refresh(second.refresh)).status).toBe(200)
  })

  it('that was used before ends the session, is recorded, and told to its person and the agency’s admins', async () => {
    const first = await login()
    const second = await refresh(first.refresh)
    await later()
    const answer = await app.anonymous<{ errors: { data: { code: string } }[] }>('POST', '/api/users/refresh-token', undefined, { cookie: first.refresh })
    expect([answer.status, answer.body.errors[0]!.data.code]).toEqual([401, 'AUTH_002'])
    expect(answer.headers.getSetCookie().join()).toMatch(/refresh_token=;.*Max-Age=0/)
    expect(await reaches(second.token)).toBe(401)
    expect((await refresh(second.refresh)).status).toBe(401)
    expect(await sql(`select status from events where type = 'users.refresh_reused' and resource_id = $1`, person.id)).toEqual([{ status: 'failure' }])
    expect((await sql(`select 1 from notifications where user_id = $1 and type = 'security'`, person.id)).length).toBe(2)
    expect((await sql(`select 1 from effects where kind = 'mail.send' and key like 'mail:refresh-reused:%'`)).length).toBeGreaterThan(0)
  })

  it('asked for by two tabs at once serves both, and goes on with one successor', async () => {
    const first = await login()
    const both = await Promise.all([refresh(first.refresh), refresh(first.refresh)])
    expect(both.map(({ status }) => status)).toEqual([200, 200])
    const successors = both.map(({ refresh: cookie }) => cookie).filter(Boolean)
    expect(successors).toHaveLength(1)
    await later()
    expect((await refresh(successors[0]!)).status).toBe(200)
  })

  it('is not used up by a refusal: who comes back into the agency’s networks goes on', async () => {
    const first = await login()
    await sql(`insert into agencies_texts ("order", parent_id, path, text) values (1, $1, 'allowedIps', '198.51.100.0/24')`, agency)
    const answer = await app.anonymous<{ errors: { data: { code: string } }[] }>('POST', '/api/users/refresh-token', undefined, { cookie: first.refresh })
    expect([answer.status, answer.body.errors[0]!.data.code]).toEqual([403, 'AUTH_010'])
    await sql(`delete from agencies_texts where parent_id = $1`, agency)
    await later()
    expect((await refresh(first.refresh)).status).toBe(200)
  })

  it('prolongs a session thirty times an hour', async () => {
    const { refresh: cookie } = await login()
    const { refresh: other } = await login()
    for (let at = 0; at < 30; at += 1) expect((await refresh(cookie)).status).toBe(200)
    const { status, headers } = await app.anonymous('POST', '/api/users/refresh-token', undefined, { cookie })
    expect([status, Number(headers.get('retry-after')) > 0]).toEqual([429, true])
    expect((await refresh(other)).status).toBe(200)
  })

  it('counts from its cookie on our own pages only, and is not an access token', async () => {
    const { refresh: cookie } = await login()
    expect((await refresh(cookie, { origin: 'https://elsewhere.example' })).status).toBe(401)
    expect((await app.anonymous('POST', '/api/users/refresh-token', { refreshToken: cookie.split('=')[1] })).status).toBe(422)
    expect(await reaches(decodeURIComponent(cookie.split('=')[1]!))).toBe(401)
    expect((await refresh(cookie)).status).toBe(200)
  })

  it('does nothing once the session was ended, has idled or has reached its last day', async () => {
    const ends: [string, string][] = [
      ['delete from users_sessions where _parent_id = $1', 'ended'],
      [`update users_sessions set expires_at = now() - interval '1 second' where _parent_id = $1`, 'idle'],
      [`update session_states set absolute_until = now() - interval '1 second' where user_id = $1`, 'old'],
      ['update users set is_active = false where id = $1', 'switched off'],
    ]
    for (const [text, what] of ends) {
      const { refresh: cookie } = await login()
      await sql(text, person.id)
      expect([what, (await refresh(cookie)).status]).toEqual([what, 401])
    }
  })

  it('prolongs the session, but never beyond its last day, and as short as the agency wants it', async () => {
    await sql('update agencies set session_days = 2 where id = $1', agency)
    const first = await login()
    expect(first.exp - Date.now() / 1000).toBeLessThan(2 * 86_400 + 5)
    await sql(`update session_states set absolute_until = now() + interval '1 hour' where user_id = $1`, person.id)
    const second = await refresh(first.refresh)
    expect(second.exp - Date.now() / 1000).toBeLessThan(3605)
    await sql('update agencies set session_days = 7 where id = $1', agency)
  })

  it('is kept as a hash', async () => {
    const { refresh: cookie } = await login()
    const claims = JSON.parse(Buffer.from(decodeURIComponent(cookie.split('=')[1]!).split('.')[1]!, 'base64url').toString()) as { jti: string }
    const [state] = await sql<{ text: string }>(`select s::text as text from session_states s where user_id = $1`, person.id)
    expect(state!.text).not.toContain(claims.jti)
  })
})

describe('the sessions of a person', () => {
  const list = async (token: string) => (await app.anonymous<{ docs: { id: string; device: string; isCurrent: boolean }[] }>('GET', '/api/users/me/sessions', undefined, { authorization: `JWT ${token}` })).body.docs

  it('are listed with their device and ended one by one or all but this', async () => {
    const phone = await login({}, { 'user-agent': 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1' })
    const desk = await login({}, { 'user-agent': 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0' })
    const third = await login()
    const docs = await list(desk.token)
    expect(docs.map(({ device }) => device)).toEqual(expect.arrayContaining(['Safari on iOS', 'Firefox on Windows']))
    const phones = docs.find(({ device }) => device === 'Safari on iOS')!
    const end = (path: string, token: string) => app.anonymous('DELETE', `/api/users/me/sessions${path}`, undefined, { authorization: `JWT ${token}` })
    expect((await end(`/${phones.id}`, desk.token)).status).toBe(200)
    expect([await reaches(phone.token), await reaches(desk.token)]).toEqual([401, 200])
    expect((await end('', desk.token)).body).toEqual({ ended: 1 })
    expect([await reaches(third.token), await reaches(desk.token)]).toEqual([401, 200])
    expect((await list(desk.token)).map(({ isCurrent }) => isCurrent)).toEqual([true])
  })

  it('of others cannot be ended', async () => {
    const mine = await login()
    person = await buildUser(app.payload, { agency })
    const theirs = await login()
    const { id } = (await list(mine.token))[0]!
    expect((await app.anonymous('DELETE', `/api/users/me/sessions/${id}`, undefined, { authorization: `JWT ${theirs.token}` })).status).toBe(404)
    expect(await reaches(mine.token)).toBe(200)
  })

  it('are ten at most: the oldest ends', async () => {
    const first = await login()
    for (let at = 0; at < 10; at += 1) await sql(`insert into users_sessions (_order, _parent_id, id, created_at, expires_at) values (0, $1, $2, now(), now() + interval '1 day')`, person.id, `filler-${person.id}-${at}`)
    const last = await login()
    expect([await reaches(first.token), await reaches(last.token)]).toEqual([401, 200])
    expect(await sql('select id from users_sessions where _parent_id = $1', person.id)).toHaveLength(10)
  })

  it('survive a change of the name and end with a role, whichever way it is changed', async () => {
    const { token } = await login()
    const door = async () => asSystem(await systemRequest(app.payload, 'tests'), 'tests')
    await (await door()).update('users', person.id, { firstName: 'Other' })
    expect(await reaches(token)).toBe(200)
    await (await door()).update('users', person.id, { memberships: [{ agency, role: 'agency_member' }] } as never)
    expect(await reaches(token)).toBe(401)
  })

  it('that were ended do not come back with a change of the person that was under way', async () => {
    const { token } = await login()
    const before = await (await asSystem(await systemRequest(app.payload, 'tests'), 'tests')).findByID('users', person.id)
    await sql('delete from users_sessions where _parent_id = $1', person.id)
    await app.payload.db.updateOne({ collection: 'users', id: person.id, data: { ...before, sessions: [{ id: 'ended', expiresAt: '2999-01-01' }] } })
    expect(await reaches(token)).toBe(401)
    expect(await sql('select id from users_sessions where _parent_id = $1', person.id)).toEqual([])
  })
})

describe('tokens signed with the key of before', () => {
  it('hold while that key is named, and no other does', async () => {
    const { claimsOf, signed } = await import('./token')
    const { createHash } = await import('node:crypto')
    const secretOf = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 32)
    const claims = { id: person.id, sid: 's', collection: 'users', jti: 'j', type: 'access' as const, exp: Date.now() / 1000 + 60 }
    expect(claimsOf(signed(claims, secretOf('the secret that was used until yesterday')), app.payload.secret)).toMatchObject({ id: person.id })
    expect(claimsOf(signed(claims, secretOf('some other secret that was never used')), app.payload.secret)).toBeNull()
    expect(claimsOf(signed({ ...claims, type: 'refresh' }, app.payload.secret), app.payload.secret)).toBeNull()
  })
})
