import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { poolOf } from '@/src/engine/database'
import { startApp, testPassword, type App, type Caller } from '@/src/testing/app'
import { buildAgency, buildClient, buildUser } from '@/src/testing/build'

vi.hoisted(() => Object.assign(process.env, { SIGN_INS_PER_MINUTE: '1000' }))

let app: App
let agency: string
let client: string
let foreign: string
let boss: { id: string; email: string }
let admin: Caller
let operator: Caller
let count = 0

beforeAll(async () => {
  app = await startApp()
  operator = await app.as((await buildUser(app.payload, { isSuperAdmin: true })).email)
  foreign = (await buildAgency(app.payload)).id
})
beforeEach(async () => {
  agency = (await buildAgency(app.payload)).id
  client = (await buildClient(app.payload, { agency })).id
  boss = await buildUser(app.payload, { agency })
  admin = await app.as(boss.email)
  count += 1
})
afterAll(() => app.close())

type Body = { id: string; token: string; invitation: string; email: string; role: string; docs: { id: string; email: string; role: string }[]; errors?: { data: { code: string; name: string } }[] }
const sql = <R extends object>(text: string, ...values: unknown[]) => poolOf(app.payload).query<R>(text, values)
const codeOf = (answer: { status: number; body: Body }) => [answer.status, answer.body.errors?.[0]?.data.code]
const team = (by: Caller, method = 'GET', path = '', body?: unknown) => by<Body>(method, `/api/agencies/me/team${path}`, body)
const invited = () => `invited-${count}@example.test`
const inviteTo = (role = 'agency_member', more: object = {}) => team(admin, 'POST', '', { email: invited(), role, firstName: 'Ann', ...more })
const accept = (token: string, more: object = {}, by: Caller = app.anonymous) => by<Body>('POST', '/api/users/accept-invitation', { token, ...more })
const lastLink = async (email: string) => {
  const { open } = await import('@/src/engine/secrets')
  const rows = await sql<{ id: string; request: { sealed: string } }>(`select id, request from effects where kind = 'mail.send' order by created_at, id`)
  const mails = rows.map(({ id, request }) => JSON.parse(open(request.sealed, `effects|${id}`)) as { to: string; text: string }).filter(({ to }) => to === email)
  return /#([\w-]{43})/.exec(mails.at(-1)?.text ?? '')?.[1] ?? 'none'
}

describe('an invitation', () => {
  it('lets a new person choose name and password, and in', async () => {
    const made = await inviteTo()
    expect([made.status, made.body.invitation]).toEqual([201, 'pending'])
    expect((await app.anonymous('POST', '/api/users/login', { email: invited(), password: testPassword })).status).toBe(401)
    const token = await lastLink(invited())
    expect(codeOf(await accept(token, { password: 'weak' }))).toEqual([422, 'VAL_001'])
    const accepted = await accept(token, { firstName: 'Anna', lastName: 'Bell', password: testPassword })
    expect(accepted.status).toBe(200)
    expect((await app.anonymous('GET', '/api/clients', undefined, { authorization: `JWT ${accepted.body.token}` })).status).toBe(200)
    expect(codeOf(await accept(token, { password: testPassword }))).toEqual([410, 'AUTH_009'])
    expect((await team(admin)).body.docs.find(({ email }) => email === invited())).toMatchObject({ displayName: 'Anna Bell', invitation: 'accepted', isActive: true, lastLoginAt: expect.any(String) })
  })

  it('says beforehand what accepting will ask, and uses nothing up by that', async () => {
    const asked = (token: string, by: Caller = app.anonymous) => by<Body>('POST', '/api/users/invitation', { token })
    await inviteTo()
    const token = await lastLink(invited())
    expect((await asked(token)).body).toMatchObject({ state: 'new', email: invited() })
    expect((await asked('x'.repeat(43))).body).toMatchObject({ state: 'ended' })
    expect((await accept(token, { password: testPassword })).status).toBe(200)
    expect((await asked(token)).body).toMatchObject({ state: 'ended' })
    const known = await buildUser(app.payload, { agency: foreign })
    await team(admin, 'POST', '', { email: known.email, role: 'agency_member' })
    const second = await lastLink(known.email)
    expect((await asked(second)).body).toMatchObject({ state: 'known', email: known.email })
    expect((await asked(second, await app.as(known.email))).body).toMatchObject({ state: 'yours' })
  })

  it('goes on showing the address that was written into it when its owner takes another', async () => {
    await inviteTo()
    await sql('update users set email = $2 where email = $1', invited(), `moved-${invited()}`)
    const open = (await team(admin)).body.docs.filter(({ email }) => email.includes(invited()))
    expect(open.map(({ email }) => email)).toEqual([invited()])
    expect(JSON.stringify(open)).not.toContain('moved-')
  })

  it('is sent to one address five times an hour at most, however it is asked for', async () => {
    const { body } = await inviteTo()
    const again = () => team(admin, 'POST', `/${body.id}/resend-invitation`, {})
    for (let at = 0; at < 3; at += 1) expect((await again()).status).toBe(200)
    expect((await team(admin, 'DELETE', `/${body.id}`, {})).status).toBe(200)
    expect((await inviteTo()).status).toBe(201)
    const { id } = (await team(admin)).body.docs.find(({ email }) => email === invited())!
    expect(codeOf(await team(admin, 'POST', `/${id}/resend-invitation`, {}))).toEqual([429, 'RATE_001'])
    const other = await app.as((await buildUser(app.payload, { agency: foreign })).email)
    expect((await team(other, 'POST', '', { email: invited(), role: 'agency_member' })).status).toBe(201)
  })

  it('sent again makes the first link void', async () => {
    const { body } = await inviteTo()
    const first = await lastLink(invited())
    expect((await team(admin, 'POST', `/${body.id}/resend-invitation`, {})).status).toBe(200)
    expect(codeOf(await accept(first, { password: testPassword }))).toEqual([410, 'AUTH_009'])
    expect((await accept(await lastLink(invited()), { password: testPassword })).status).toBe(200)
  })

  it('of somebody with an account elsewhere is accepted signed in, and says nothing of that to the admin', async () => {
    const known = await buildUser(app.payload, { agency: foreign, role: 'agency_member' })
    const [ofKnown, ofNew] = [await team(admin, 'POST', '', { email: known.email, role: 'agency_member' }), await inviteTo('agency_member', { firstName: undefined })]
    expect([ofKnown.status, Object.keys(ofKnown.body).sort()]).toEqual([ofNew.status, Object.keys(ofNew.body).sort()])
    const token = await lastLink(known.email)
    expect(ofKnown.body).toMatchObject({ displayName: known.email, isEmailVerified: false, lastLoginAt: null, isActive: false })
    expect((await admin('GET', `/api/users/${known.id}`)).status).toBe(404)
    const theirs = await app.as(known.email)
    expect((await team(admin, 'PATCH', `/${ofKnown.body.id}`, { role: 'agency_admin', jobTitle: 'Chief' })).status).toBe(200)
    expect((await theirs('GET', '/api/clients')).status).toBe(200)
    expect(codeOf(await accept(token))).toEqual([401, 'AUTH_003'])
    expect(codeOf(await accept(token, { password: 'Taken-over-99' }))).toEqual([401, 'AUTH_001'])
    expect((await app.anonymous('POST', '/api/users/login', { email: known.email, password: 'Taken-over-99' })).status).toBe(401)
    expect(codeOf(await accept(token, {}, await app.as(boss.email)))).toEqual([401, 'AUTH_003'])
    const sessions = () => sql('select s.id from users_sessions s join users u on u.id = s._parent_id where u.email = $1', known.email)
    const mine = await app.as(known.email)
    const before = (await sessions()).length
    const joined = await accept(token, {}, mine)
    expect([joined.status, joined.body, joined.headers.getSetCookie(), (await sessions()).length]).toEqual([200, expect.objectContaining({ joined: true }), [], before])
    expect(joined.body.token).toBeUndefined()
    expect((await team(admin)).body.docs.map(({ email }) => email)).toContain(known.email)
  })

  it('is taken back without a trace for the person', async () => {
    const { body } = await inviteTo()
    expect((await team(admin, 'DELETE', `/${body.id}`, {})).status).toBe(200)
    expect(codeOf(await accept(await lastLink(invited()), { password: testPassword }))).toEqual([410, 'AUTH_009'])
    expect((await team(admin)).body.docs.map(({ email }) => email)).not.toContain(invited())
    expect((await inviteTo()).status).toBe(201)
  })

  it('takes a client for client users, of the own agency, and nobody twice', async () => {
    expect(codeOf(await inviteTo('client'))).toEqual([422, 'VAL_001'])
    expect(codeOf(await inviteTo('client', { client: (await buildClient(app.payload, { agency: foreign })).id }))).toEqual([404, 'RES_001'])
    expect((await inviteTo('client', { client })).status).toBe(201)
    expect(codeOf(await inviteTo())).toEqual([409, 'RES_002'])
  })

  it('comes of POST /api/users by an agency’s admin too, while the operator makes people who sign in at once', async () => {
    expect((await admin<Body>('POST', '/api/users', { email: invited(), role: 'agency_member' })).body.invitation).toBe('pending')
    const made = await operator<{ doc: { id: string } }>('POST', '/api/users', { email: `at-once-${count}@example.test`, password: testPassword, firstName: 'At', lastName: 'Once', memberships: [{ agency, role: 'client', client }] })
    expect(made.status).toBe(201)
    expect((await app.anonymous('POST', '/api/users/login', { email: `at-once-${count}@example.test`, password: testPassword })).status).toBe(200)
    const member = await app.as((await buildUser(app.payload, { agency, role: 'agency_member' })).email)
    expect((await member('POST', '/api/users', { email: `no-${count}@example.test`, role: 'agency_admin' })).status).toBe(403)
  })
})

describe('somebody with an account and no agency any more', () => {
  it('joins by the invitation and the password, and then signs in', async () => {
    const person = await buildUser(app.payload, { agency: foreign, role: 'agency_member' })
    await sql('delete from users_memberships where _parent_id = $1', person.id)
    await team(admin, 'POST', '', { email: person.email, role: 'agency_member' })
    const joined = await accept(await lastLink(person.email), { password: testPassword })
    expect([joined.status, joined.body.token]).toEqual([200, undefined])
    expect((await (await app.as(person.email))('GET', '/api/clients')).status).toBe(200)
  })
})

describe('a team', () => {
  it('keeps its last admin, and nobody switches themselves off', async () => {
    expect(codeOf(await team(admin, 'DELETE', `/${boss.id}`))).toEqual([409, 'RES_003'])
    expect(codeOf(await team(admin, 'PATCH', `/${boss.id}`, { role: 'agency_member' }))).toEqual([409, 'RES_003'])
    const second = await buildUser(app.payload, { agency })
    const both = await Promise.all([team(admin, 'PATCH', `/${second.id}`, { role: 'agency_member' }), team(await app.as(second.email), 'PATCH', `/${boss.id}`, { role: 'agency_member' })])
    expect(both.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(await sql(`select 1 from users_memberships where agency_id = $1 and role = 'agency_admin'`, agency)).toHaveLength(1)
  })

  it('ends the sessions of whom it changes or switches off, and lets them back', async () => {
    const person = await buildUser(app.payload, { agency, role: 'agency_member' })
    const reaches = async (by: Caller) => (await by('GET', '/api/clients')).status
    let mine = await app.as(person.email)
    expect((await team(admin, 'PATCH', `/${person.id}`, { role: 'client', client })).body).toMatchObject({ role: 'client', client })
    expect(await reaches(mine)).toBe(401)
    mine = await app.as(person.email)
    expect((await team(admin, 'DELETE', `/${person.id}`, { reason: 'left' })).body).toMatchObject({ isActive: false })
    expect([await reaches(mine), (await app.anonymous('POST', '/api/users/login', { email: person.email, password: testPassword })).status]).toEqual([401, 403])
    expect((await team(admin, 'POST', `/${person.id}/reactivate`, {})).body).toMatchObject({ isActive: true })
    expect(await reaches(await app.as(person.email))).toBe(200)
  })

  it('knows who invited and who switched off whom, and when', async () => {
    await inviteTo()
    await accept(await lastLink(invited()), { password: testPassword })
    const { id } = (await team(admin)).body.docs.find(({ email }) => email === invited())!
    const first = (await team(admin, 'DELETE', `/${id}`, { reason: 'left' })).body
    expect(first).toMatchObject({ invitedBy: boss.id, joinedAt: expect.any(String), deactivatedBy: boss.id, deactivatedAt: expect.any(String), deactivationReason: 'left' })
    expect((await team(admin, 'POST', `/${id}/reactivate`, {})).body).toMatchObject({ invitedBy: boss.id, deactivatedBy: null, deactivatedAt: null, deactivationReason: null })
  })

  it('knows the same of memberships that the operator gives and takes', async () => {
    const person = await buildUser(app.payload, { agency, role: 'agency_member' })
    const put = (isActive: boolean) => operator('PATCH', `/api/users/${person.id}`, { memberships: [{ agency, role: 'agency_member', isActive }, { agency: foreign, role: 'agency_member' }] })
    const operatorId = (await sql<{ id: string }>('select id from users where is_super_admin'))[0]!.id
    const noted = () => sql('select agency_id as agency, joined_at is not null as joined, invited_by_id as by, deactivated_by_id as off, deactivated_at is not null as ended from users_memberships where _parent_id = $1 order by _order', person.id)
    expect((await put(false)).status).toBe(200)
    expect(await noted()).toEqual([{ agency, joined: true, by: null, off: operatorId, ended: true }, { agency: foreign, joined: true, by: operatorId, off: null, ended: false }])
    expect((await put(true)).status).toBe(200)
    expect((await noted())[0]).toEqual({ agency, joined: true, by: null, off: null, ended: false })
  })

  it('is unknown to other agencies, and shows no other agency’s memberships', async () => {
    const stranger = await buildUser(app.payload, { agency: foreign })
    for (const [method, path] of [['PATCH', ''], ['DELETE', ''], ['POST', '/reactivate'], ['POST', '/resend-invitation']] as const) {
      expect([path, (await team(admin, method, `/${stranger.id}${path}`, {})).status]).toEqual([path, 404])
    }
    const both = await buildUser(app.payload, { memberships: [{ agency, role: 'agency_member' }, { agency: foreign, role: 'agency_admin' }] })
    const { body } = await admin<{ docs: { id: string }[] }>('GET', '/api/users?limit=100')
    expect(body.docs.map(({ id }) => id)).toContain(both.id)
    expect(JSON.stringify(body)).not.toContain(foreign)
  })

  it('gives no role to those who ask for one themselves', async () => {
    const person = await buildUser(app.payload, { agency, role: 'agency_member' })
    const mine = await app.as(person.email)
    expect((await mine('PATCH', `/api/users/${person.id}`, { memberships: [{ agency, role: 'agency_admin' }] })).status).toBe(403)
    expect((await team(mine, 'PATCH', `/${person.id}`, { role: 'agency_admin' })).status).toBe(403)
    await mine('PATCH', `/api/users/${person.id}`, { isSuperAdmin: true, firstName: 'Still' })
    expect(await sql('select is_super_admin, first_name from users where id = $1', person.id)).toEqual([{ is_super_admin: false, first_name: 'Still' }])
  })
})

describe('who is signed in', () => {
  it('is told with agency, plan and the names of what they may do', async () => {
    const { body } = await admin<Record<string, unknown>>('GET', '/api/users/me')
    expect(body).toMatchObject({ id: boss.id, role: 'agency_admin', agency: { id: agency, plan: { displayName: 'Plan' } }, preferences: { locale: 'en-US' }, user: { id: boss.id, collection: 'users' } })
    expect(body.permissions).toContain('team:create')
    expect(JSON.stringify(body)).not.toMatch(/hash|salt|"token"/)
    expect((await app.anonymous('GET', '/api/users/me')).body).toMatchObject({ user: null })
  })
})

describe('the list of the team', () => {
  it('tells admins who has a second factor and who is locked, and colleagues neither', async () => {
    const member = await app.as((await buildUser(app.payload, { agency, role: 'agency_member' })).email)
    const [toAdmin, toMember] = [(await team(admin)).body.docs, (await team(member)).body.docs]
    expect(toAdmin[0]).toMatchObject({ hasSecondFactor: false, isLocked: false })
    expect(toMember).toHaveLength(toAdmin.length)
    for (const told of toMember) expect(Object.keys(told).filter((name) => ['hasSecondFactor', 'isLocked'].includes(name))).toEqual([])
  })
})
