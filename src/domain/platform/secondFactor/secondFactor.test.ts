import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { poolOf } from '@/src/engine/database'
import { startApp, testPassword, type App } from '@/src/testing/app'
import { buildAgency, buildUser } from '@/src/testing/build'

vi.hoisted(() => Object.assign(process.env, { SIGN_INS_PER_MINUTE: '1000' }))

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
  token = (await login()).body.token
})
afterAll(() => app.close())

type Body = { token: string; secret: string; recoveryCodes: string[]; secondFactor?: string; errors?: { data: { code: string; name: string } }[] }
const sql = <R extends object>(text: string, ...values: unknown[]) => poolOf(app.payload).query<R>(text, values)
const login = (more: object = {}) => app.anonymous<Body>('POST', '/api/users/login', { email: person.email, password: testPassword, ...more })
const call = (method: string, path: string, body?: unknown, by = token) => app.anonymous<Body>(method, `/api/users${path}`, body, { authorization: `JWT ${by}` })
const nameOf = (answer: { status: number; body: Body }) => [answer.status, answer.body.errors?.[0]?.data.name]
const codeFor = (secret: string, steps = 0) => new TOTP({ secret: Secret.fromBase32(secret), algorithm: 'SHA1', digits: 6, period: 30 }).generate({ timestamp: Date.now() + steps * 30_000 })

/** Sets up a factor, as if the code that confirmed it were long gone, so that the present one is still unused. */
const enrol = async () => {
  const { body: begun } = await call('POST', '/me/second-factor', {})
  const { body } = await call('POST', '/me/second-factor/confirm', { code: codeFor(begun.secret) })
  await sql('update second_factors set last_step = 0 where user_id = $1', person.id)
  token = body.token
  return { secret: begun.secret, recoveryCodes: body.recoveryCodes }
}

describe('a second factor', () => {
  it('counts once a code has confirmed it, and is then asked for', async () => {
    const { body: begun } = await call('POST', '/me/second-factor', {})
    expect((await login()).status).toBe(200)
    expect(nameOf(await call('POST', '/me/second-factor/confirm', { code: '000000' }))).toEqual([401, 'SECOND_FACTOR_WRONG'])
    const confirmed = await call('POST', '/me/second-factor/confirm', { code: codeFor(begun.secret) })
    expect(confirmed.body.recoveryCodes).toHaveLength(10)
    expect(nameOf(await login())).toEqual([401, 'SECOND_FACTOR_NEEDED'])
    expect(nameOf(await login({ code: codeFor(begun.secret, 3) }))).toEqual([401, 'SECOND_FACTOR_WRONG'])
    expect((await call('GET', '/me/second-factor', undefined, confirmed.body.token)).body).toMatchObject({ isOn: true, recoveryCodesLeft: 10 })
  })

  it('takes each code once, also of two sign-ins at the same time', async () => {
    const { secret } = await enrol()
    const code = codeFor(secret)
    const both = await Promise.all([login({ code }), login({ code })])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 401])
    expect(nameOf(await login({ code }))).toEqual([401, 'SECOND_FACTOR_WRONG'])
    expect(nameOf(await login({ code: codeFor(secret, -1) }))).toEqual([401, 'SECOND_FACTOR_WRONG'])
  })

  it('opens by a recovery code, once each, however it is typed', async () => {
    const { recoveryCodes: [first] } = await enrol()
    expect((await login({ code: first!.toLowerCase().replaceAll('-', ' ') })).status).toBe(200)
    expect(nameOf(await login({ code: first }))).toEqual([401, 'SECOND_FACTOR_WRONG'])
  })

  it('waits a quarter of an hour after five wrong codes', async () => {
    const { secret } = await enrol()
    for (let at = 0; at < 5; at += 1) expect(nameOf(await login({ code: '12345' + at }))).toEqual([401, 'SECOND_FACTOR_WRONG'])
    expect(nameOf(await login({ code: codeFor(secret) }))).toEqual([403, 'ACCOUNT_LOCKED'])
  })

  it('keeps its secret sealed and its recovery codes as hashes', async () => {
    const { secret, recoveryCodes } = await enrol()
    const rows = JSON.stringify([await sql(`select f::text from second_factors f`), await sql('select c::text from recovery_codes c'), await sql('select e::text from events e'), await sql('select k::text from idempotency_keys k')])
    for (const told of [secret, recoveryCodes[0]!]) expect(rows).not.toContain(told)
  })

  it('tells its secret once: a repeat of the same request is answered without it, and it is kept nowhere', async () => {
    const ask = () => app.anonymous<Body>('POST', '/api/users/me/second-factor', {}, { authorization: `JWT ${token}`, 'idempotency-key': 'one-factor' })
    const [first, second] = [await ask(), await ask()]
    expect([first.status, second.status, second.headers.get('idempotent-replay')]).toEqual([200, 200, 'true'])
    expect(second.body).not.toHaveProperty('secret')
    expect(JSON.stringify(await sql('select body from idempotency_keys'))).not.toContain(first.body.secret)
  })

  it('keeps nothing of a password that a request with a key for repeats carried', async () => {
    const { createHash } = await import('node:crypto')
    const body = { password: testPassword }
    const confirm = () => app.anonymous<Body>('POST', '/api/users/me/confirm', body, { authorization: `JWT ${token}`, 'idempotency-key': 'one-proof' })
    expect([(await confirm()).status, (await confirm()).status]).toEqual([200, 200])
    const plain = createHash('sha256').update(`/api/users/me/confirm\n${JSON.stringify(body)}`).digest('hex')
    const kept = await sql<{ fingerprint: string }>(`select fingerprint from idempotency_keys where key = 'one-proof'`)
    expect(kept).toHaveLength(1)
    expect(kept[0]!.fingerprint).not.toBe(plain)
  })

  it('is changed with a fresh proof only', async () => {
    expect(nameOf(await call('POST', '/me/confirm', { password: 'Wrong-password-1' }))).toEqual([401, 'INVALID_CREDENTIALS'])
    const { secret } = await enrol()
    await sql(`update session_states set confirmed_at = now() - interval '11 minutes'`)
    expect(nameOf(await call('DELETE', '/me/second-factor'))).toEqual([401, 'STEP_UP_NEEDED'])
    expect(nameOf(await call('POST', '/me/confirm', { code: '000000' }))).toEqual([401, 'SECOND_FACTOR_WRONG'])
    expect((await call('POST', '/me/confirm', { code: codeFor(secret) })).status).toBe(200)
    expect((await call('DELETE', '/me/second-factor')).status).toBe(200)
    expect((await login()).status).toBe(200)
  })
})

describe('where a second factor is on', () => {
  it('a password alone opens nothing, neither with the session that it opened before nor asked for anew', async () => {
    const { secret } = await enrol()
    const sensitive = () => Promise.all([call('DELETE', '/me/second-factor'), call('POST', '/me/second-factor/recovery-codes', {}), call('POST', '/me/email', { email: `taken-${person.email}` })])
    await sql('update session_states set confirmed_with_code = false')
    expect((await sensitive()).map((answer) => nameOf(answer))).toEqual(Array(3).fill([401, 'STEP_UP_NEEDED']))
    expect(nameOf(await call('POST', '/me/confirm', { password: testPassword }))).toEqual([401, 'SECOND_FACTOR_NEEDED'])
    expect((await sensitive()).map((answer) => nameOf(answer))).toEqual(Array(3).fill([401, 'STEP_UP_NEEDED']))
    expect((await call('POST', '/me/confirm', { code: codeFor(secret) })).status).toBe(200)
    expect((await call('POST', '/me/second-factor/recovery-codes', {})).status).toBe(200)
  })

  it('a sign-in with its code is proof enough for ten minutes', async () => {
    const { secret } = await enrol()
    token = (await login({ code: codeFor(secret) })).body.token
    expect((await call('DELETE', '/me/second-factor')).status).toBe(200)
  })
})

describe('an agency that asks for a second factor', () => {
  it('lets people without one do nothing but set it up', async () => {
    await sql('update agencies set require2fa = true where id = $1', agency)
    const { body } = await login()
    expect(body.secondFactor).toBe('required')
    token = body.token
    const clients = () => app.anonymous<Body>('GET', '/api/clients', undefined, { authorization: `JWT ${token}` })
    expect(nameOf(await clients())).toEqual([401, 'SECOND_FACTOR_REQUIRED'])
    expect(nameOf(await call('GET', '/me/sessions'))).toEqual([401, 'SECOND_FACTOR_REQUIRED'])
    await enrol()
    expect((await clients()).status).toBe(200)
    expect(nameOf(await call('DELETE', '/me/second-factor'))).toEqual([409, 'CONFLICT'])
    await sql('update agencies set require2fa = false where id = $1', agency)
  })
})

describe('an agency that begins to ask for a second factor', () => {
  type Due = Body & { secondFactorDueAt?: string }
  const daysTo = (moment: string | undefined) => Math.round((Date.parse(moment ?? '') - Date.now()) / 86_400_000)
  const asking = async () => {
    const own = (await buildAgency(app.payload)).id
    const { body } = await app.anonymous<Body>('POST', '/api/users/login', { email: (await buildUser(app.payload, { agency: own })).email, password: testPassword })
    person = await buildUser(app.payload, { agency: own, role: 'agency_member' })
    return { own, ask: (change: object) => ask(own, body.token, change) }
  }
  const ask = async (own: string, boss: string, change: object) => {
    const version = (await sql<{ version: number }>('select coalesce(version, 1)::int as version from agencies where id = $1', own))[0]!.version
    return app.anonymous<Body>('PATCH', '/api/agencies/me', { version, ...change }, { authorization: `JWT ${boss}` })
  }

  it('gives its people seven days, then a sign-in leads to the set-up and open sessions end', async () => {
    const { own, ask } = await asking()
    const before = await login()
    const cookie = before.headers.getSetCookie().find((one) => one.startsWith('refresh_token='))!.split(';')[0]!
    expect((await ask({ require2fa: true })).status).toBe(200)
    const { body } = (await login()) as { body: Due }
    expect([body.secondFactor, daysTo(body.secondFactorDueAt)]).toEqual(['due', 7])
    expect((await call('GET', '/me', undefined, body.token)).body).toMatchObject({ secondFactor: { isOn: false, isAsked: true, dueAt: body.secondFactorDueAt } })
    await sql(`update agencies set require2fa_since = now() - interval '8 days' where id = $1`, own)
    expect((await login()).body.secondFactor).toBe('required')
    const refused = await app.anonymous<Body>('POST', '/api/users/refresh-token', undefined, { cookie })
    expect([...nameOf(refused), refused.headers.getSetCookie().join().includes('refresh_token=;')]).toEqual([401, 'SECOND_FACTOR_REQUIRED', true])
    expect(nameOf(await call('GET', '/me/sessions', undefined, before.body.token))).toEqual([401, 'UNAUTHENTICATED'])
  })

  it('gives somebody who joins later no days', async () => {
    const { ask } = await asking()
    await ask({ require2fa: true })
    await sql(`update users_memberships set joined_at = now() + interval '1 minute' where _parent_id = $1`, person.id)
    expect((await login()).body.secondFactor).toBe('required')
  })

  it('may ask it of some roles only; another role that is named later has seven days of its own', async () => {
    const { ask } = await asking()
    expect((await ask({ require2fa: true, require2faRoles: ['agency_admin'] })).status).toBe(200)
    expect((await login()).body.secondFactor).toBeUndefined()
    expect((await ask({ require2faRoles: ['agency_admin', 'agency_member'] })).status).toBe(200)
    expect((await login()).body.secondFactor).toBe('due')
    expect((await ask({ require2faRoles: ['nobody'] })).status).toBe(422)
  })
})

describe('a lost device', () => {
  it('is answered by an admin of the agency, and the person told', async () => {
    const admin = (await app.anonymous<Body>('POST', '/api/users/login', { email: (await buildUser(app.payload, { agency })).email, password: testPassword })).body.token
    await enrol()
    const reset = () => app.anonymous<Body>('POST', `/api/agencies/me/team/${person.id}/reset-second-factor`, {}, { authorization: `JWT ${admin}` })
    expect((await reset()).status).toBe(200)
    expect((await login()).status).toBe(200)
    expect(await sql(`select title from notifications where user_id = $1`, person.id)).toEqual([{ title: 'Your second factor was taken away' }])
  })

  it('of somebody who works elsewhere too is the operator’s to answer', async () => {
    const admin = (await app.anonymous<Body>('POST', '/api/users/login', { email: (await buildUser(app.payload, { agency })).email, password: testPassword })).body.token
    const other = (await buildAgency(app.payload)).id
    person = await buildUser(app.payload, { memberships: [{ agency, role: 'agency_member' }, { agency: other, role: 'agency_admin' }] })
    token = (await login()).body.token
    await enrol()
    expect((await app.anonymous('POST', `/api/agencies/me/team/${person.id}/reset-second-factor`, {}, { authorization: `JWT ${admin}` })).status).toBe(403)
  })
})
