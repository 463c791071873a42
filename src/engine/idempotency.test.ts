import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startApp, type App, type Caller } from '@/src/testing/app'
import { buildAgency, buildUser } from '@/src/testing/build'

let app: App
let person: Caller
let [first, second]: [string, string] = ['', '']

beforeAll(async () => {
  app = await startApp()
  first = (await buildAgency(app.payload)).id
  second = (await buildAgency(app.payload)).id
  person = await app.as((await buildUser(app.payload, { memberships: [{ agency: first, role: 'agency_admin' }, { agency: second, role: 'agency_admin' }] })).email)
})
afterAll(() => app.close())

describe('an answer kept for a repeat', () => {
  it('is not given to the same words said of another agency', async () => {
    const invite = (agency: string) => person<{ id: string; errors?: { data: { code: string } }[] }>('POST', `/api/agencies/me/team?agency=${agency}`, { email: 'ann@example.test', role: 'agency_member' }, { 'idempotency-key': 'one-for-all' })
    const [made, repeated, other] = [await invite(first), await invite(first), await invite(second)]
    expect([made.status, repeated.body.id, repeated.headers.get('idempotent-replay')]).toEqual([201, made.body.id, 'true'])
    expect(other.body.errors?.[0]?.data.code).toBe('RES_005')
  })
})
