import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { poolOf } from '@/src/engine/database'
import { startApp, testPassword, type App } from '@/src/testing/app'
import { buildAgency, buildUser } from '@/src/testing/build'

vi.hoisted(() => Object.assign(process.env, { SIGN_INS_PER_MINUTE: '1000' }))

let app: App
let agency: string
let person: { id: string; email: string }
const next = 'Another-horse-8'

beforeAll(async () => {
  app = await startApp()
  const { registerJobs } = await import('@/jobs')
  registerJobs()
  agency = (await buildAgency(app.payload, { name: 'Bright & Co' })).id
})
beforeEach(async () => {
  person = await buildUser(app.payload, { agency })
})
afterAll(() => app.close())

type Body = { token: string; message: string; email?: string; errors?: { message: string; data: { code: string; name: string; details?: { rules?: string[] } } }[] }
const sql = <R extends object>(text: string, ...values: unknown[]) => poolOf(app.payload).query<R>(text, values)
const post = (path: string, body: object, token?: string) => app.anonymous<Body>('POST', `/api/users${path}`, body, token ? { authorization: `JWT ${token}` } : {})
const codeOf = (answer: { status: number; body: Body }) => [answer.status, answer.body.errors?.[0]?.data.code]
const login = (password = testPassword, email = person.email) => post('/login', { email, password })
const reaches = async (token: string) => (await app.anonymous('GET', '/api/clients', undefined, { authorization: `JWT ${token}` })).status

type Message = { to: string; subject: string; text: string; from: { name: string } }
/** Does the asked jobs as the worker would, then answers the mails to an address, opened. */
const mailsTo = async (email: string): Promise<Message[]> => {
  const [{ open }, { deliverer }] = await Promise.all([import('@/src/engine/secrets'), import('@/src/engine/effects')])
  const worker = deliverer(app.payload, 'tests')
  while ((await worker.look()) > 0);
  await worker.stop(10_000)
  const rows = await sql<{ id: string; request: { sealed: string } }>(`select id, request from effects where kind = 'mail.send' order by created_at, id`)
  return rows.map(({ id, request }) => JSON.parse(open(request.sealed, `effects|${id}`)) as Message).filter(({ to }) => to === email)
}
const tokenIn = (message: Message | undefined) => /#([\w-]{43})/.exec(message?.text ?? '')?.[1] ?? 'no link was sent'
const askReset = async () => {
  await post('/forgot-password', { email: person.email })
  return tokenIn((await mailsTo(person.email)).at(-1))
}
const cookieNames = (answer: { headers: Headers }) => answer.headers.getSetCookie().map((cookie) => cookie.split('=', 1)[0])
const reset = (token: string, password = next) => post('/reset-password', { token, password, passwordConfirmation: password })

describe('a forgotten password', () => {
  it('is set anew by a link in the agency’s name, once, which ends all sessions and signs nobody in', async () => {
    const { token: session } = (await login()).body
    await post('/forgot-password', { email: person.email })
    const [mail] = await mailsTo(person.email)
    expect(mail).toMatchObject({ subject: 'Set a new password', from: { name: 'Bright & Co' } })
    const token = tokenIn(mail)
    const answer = await reset(token)
    expect([answer.status, answer.body.token, cookieNames(answer)]).toEqual([200, undefined, ['known_device']])
    expect(await reaches(session)).toBe(401)
    expect([(await login()).status, (await login(next)).status]).toEqual([401, 200])
    expect(codeOf(await reset(token, 'Third-horse-999'))).toEqual([410, 'AUTH_009'])
    expect((await mailsTo(person.email)).at(-1)!.subject).toBe('Your password was changed')
  })

  it('is asked for with the same answer and the same rows whether or not the address is known', async () => {
    const asked = async (email: string) => {
      const before = await sql<{ kind: string }>('select kind from effects')
      const { status, body } = await post('/forgot-password', { email })
      return { status, body, rows: (await sql('select kind from effects')).length - before.length }
    }
    const known = await asked(person.email)
    expect(await asked('nobody@example.test')).toEqual(known)
    expect(known).toMatchObject({ status: 200, rows: 1 })
    expect(await mailsTo('nobody@example.test')).toEqual([])
    expect(JSON.stringify(await sql(`select request from effects where kind = 'job:send-link'`))).not.toContain('@')
  })

  it('has one link that holds: the newest, for an hour, and of two uses at once one', async () => {
    const [older, newer] = [await askReset(), await askReset()]
    expect(codeOf(await reset(older))).toEqual([410, 'AUTH_009'])
    const both = await Promise.all([reset(newer), reset(newer, 'Third-horse-999')])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 410])
    const late = await askReset()
    await sql(`update one_time_links set expires_at = now() - interval '1 second' where used_at is null`)
    expect(codeOf(await reset(late))).toEqual([410, 'AUTH_009'])
  })

  it('is mailed three times an hour at most', async () => {
    for (let at = 0; at < 5; at += 1) await post('/forgot-password', { email: person.email })
    expect(await mailsTo(person.email)).toHaveLength(3)
  })

  it('does not get around the second factor', async () => {
    await sql(`insert into second_factors (user_id, sealed_secret, confirmed_at) values ($1, 'sealed', now())`, person.id)
    await reset(await askReset())
    expect(codeOf(await login(next))).toEqual([401, 'AUTH_008'])
  })

  it('lets its owner in by mail while others’ wrong passwords lock the address everywhere', async () => {
    const { nameOf } = await import('../signIn/attempts')
    await sql(`insert into sign_in_attempts (name, network, wrong, locked_until) values ($1, '*', 50, now() + interval '15 minutes')`, nameOf(person.email))
    const answer = await reset(await askReset())
    const cookie = answer.headers.getSetCookie().map((one) => one.split(';', 1)[0]).join('; ')
    const from = async (headers: Record<string, string>) => (await app.anonymous('POST', '/api/users/login', { email: person.email, password: next }, headers)).status
    expect([await from({}), await from({ cookie })]).toEqual([403, 200])
  })

  it('keeps its link when the new one breaks a rule', async () => {
    const token = await askReset()
    expect(codeOf(await reset(token, 'short'))).toEqual([422, 'VAL_001'])
    expect((await post('/reset-password', { token, password: next, passwordConfirmation: 'Other-horse-9' })).status).toBe(422)
    expect((await reset(token)).status).toBe(200)
  })
})

describe('a password', () => {
  it.each([
    ['Short-1', 'Use at least 10 characters.'], ['no-upper-case-1', 'Use an upper-case letter.'], ['NO-LOWER-CASE-1', 'Use a lower-case letter.'],
    ['No-digit-at-all', 'Use a digit.'], ['Password123', 'Choose a password that is less common.'], [`Aa1${'x'.repeat(130)}`, 'Use at most 128 characters.'],
  ])('like %s is refused: %s', async (password, sentence) => {
    const { checkPassword } = await import('../passwords/rules')
    expect(() => checkPassword(password, 'somebody@example.test')).toThrow(sentence)
  })

  it('is not the address, and these rules hold for every way to set one', async () => {
    const { checkPassword } = await import('../passwords/rules')
    expect(() => checkPassword('Ann.Long123@Example.Test', 'ann.long123@example.test')).toThrow('other than your address')
    const { token } = (await login()).body
    expect((await app.anonymous('PATCH', `/api/users/${person.id}`, { password: 'too simple' }, { authorization: `JWT ${token}` })).status).toBe(422)
    const operator = (await post('/login', { email: (await buildUser(app.payload, { isSuperAdmin: true })).email, password: testPassword })).body.token
    expect((await post('', { email: 'weak@example.test', password: 'password', memberships: [{ agency, role: 'agency_member' }] }, operator)).status).toBe(422)
    expect((await app.anonymous('PATCH', `/api/users/${person.id}`, { password: next }, { authorization: `JWT ${operator}` })).status).toBe(403)
  })

  it('changed by its person ends the other sessions and not this one', async () => {
    const [other, mine] = [(await login()).body.token, (await login()).body.token]
    expect(codeOf(await post('/change-password', { currentPassword: 'Wrong-password-1', password: next }, mine))).toEqual([401, 'AUTH_001'])
    expect((await post('/change-password', { currentPassword: testPassword, password: next }, mine)).status).toBe(200)
    expect([await reaches(other), await reaches(mine), (await login()).status, (await login(next)).status]).toEqual([401, 200, 401, 200])
  })

  it('kept in the weaker form of before is kept in the present one after the next sign-in', async () => {
    const { pbkdf2Sync } = await import('node:crypto')
    await sql('update users set salt = $2, hash = $3 where id = $1', person.id, 'salt', pbkdf2Sync(testPassword, 'salt', 25_000, 512, 'sha256').toString('hex'))
    expect((await login()).status).toBe(200)
    expect(await sql(`select hash like 'pbkdf2-sha256-v1:%' as strong from users where id = $1`, person.id)).toEqual([{ strong: true }])
    expect((await login()).status).toBe(200)
  })
})

describe('an address', () => {
  it('is proved before anybody signs in with it', async () => {
    await sql('update users set is_email_verified = false where id = $1', person.id)
    expect(codeOf(await login())).toEqual([403, 'AUTH_007'])
    await post('/resend-verification', { email: person.email })
    const token = tokenIn((await mailsTo(person.email)).at(-1))
    expect([(await post(`/verify/${token}`, {})).status, (await post(`/verify/${token}`, {})).status, (await login()).status]).toEqual([200, 410, 200])
  })

  it('is replaced once the new one is proved, and the old one told', async () => {
    const { token } = (await login()).body
    const email = `new-${person.email}`
    expect((await app.anonymous('PATCH', `/api/users/${person.id}`, { email }, { authorization: `JWT ${token}` })).status).toBe(403)
    expect((await post('/me/email', { email }, token)).status).toBe(202)
    expect((await login()).status).toBe(200)
    expect((await post(`/verify/${tokenIn((await mailsTo(email)).at(-1))}`, {})).body.email).toBe(email)
    expect([(await login()).status, (await login(testPassword, email)).status]).toEqual([401, 200])
    expect((await mailsTo(person.email)).at(-1)!.subject).toBe('Your sign-in address was changed')
  })

  it('of somebody else is asked for with the same answer, and nothing is sent', async () => {
    const other = await buildUser(app.payload, { agency })
    const { token } = (await login()).body
    expect((await post('/me/email', { email: other.email }, token)).status).toBe(202)
    expect(await mailsTo(other.email)).toEqual([])
  })
})
