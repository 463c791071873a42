import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { poolOf, systemRequest } from '@/src/engine/database'
import { startApp, testPassword, type App } from '@/src/testing/app'
import { buildAgency, buildUser } from '@/src/testing/build'
import { makeLink, type Purpose } from './links'

vi.hoisted(() => Object.assign(process.env, { SIGN_INS_PER_MINUTE: '1000' }))

let app: App
let agency: string
let person: { id: string; email: string }
const next = 'Another-horse-8'

beforeAll(async () => {
  app = await startApp()
  agency = (await buildAgency(app.payload)).id
})
beforeEach(async () => {
  person = await buildUser(app.payload, { agency })
})
afterAll(() => app.close())

type Body = { token: string; errors?: { data: { code: string } }[] }
const sql = <R extends object>(text: string, ...values: unknown[]) => poolOf(app.payload).query<R>(text, values)
const post = (path: string, body: object, token?: string) => app.anonymous<Body>('POST', `/api/users${path}`, body, token ? { authorization: `JWT ${token}` } : {})
const login = (password = testPassword) => post('/login', { email: person.email, password })
const link = async (purpose: Purpose, data: object = {}) => (await makeLink(await systemRequest(app.payload, 'tests'), { purpose, user: person.id, data })).token
const reset = async (token: string) => (await post('/reset-password', { token, password: next, passwordConfirmation: next })).status
const verify = async (token: string) => (await post(`/verify/${token}`, {})).status

describe('what was asked for before an account changed hands again', () => {
  it('no longer moves it to another address once its owner has set a new password by a link', async () => {
    const strangers = await link('email', { email: `stranger-${person.email}` })
    expect(await reset(await link('reset'))).toBe(200)
    expect(await verify(strangers)).toBe(410)
    expect(await sql('select email from users where id = $1', person.id)).toEqual([{ email: person.email }])
  })

  it('nor once they have changed it, in either of the two ways', async () => {
    const { token } = (await login()).body
    const first = await link('email', { email: `stranger-${person.email}` })
    expect((await post('/change-password', { currentPassword: testPassword, password: next }, token)).status).toBe(200)
    expect(await verify(first)).toBe(410)
    const [second, third] = [await link('email', { email: `stranger-${person.email}` }), await link('reset')]
    expect((await app.anonymous('PATCH', `/api/users/${person.id}`, { password: 'Third-horse-999' }, { authorization: `JWT ${token}` })).status).toBe(200)
    expect([await verify(second), await reset(third)]).toEqual([410, 410])
    expect(await sql(`select 1 from effects where kind = 'mail.send' and key like 'mail:password:%'`)).toHaveLength(3)
  })

  it('sets no password by a link that lies in the mailbox of the old address', async () => {
    const old = await link('reset')
    expect(await verify(await link('email', { email: `new-${person.email}` }))).toBe(200)
    expect(await reset(old)).toBe(410)
  })
})
