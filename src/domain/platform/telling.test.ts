import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { poolOf, systemRequest } from '@/src/engine/database'
import { startApp, type App } from '@/src/testing/app'
import { buildAgency, buildPlan, buildUser } from '@/src/testing/build'

let app: App
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())

const sql = <R = Record<string, unknown>>(text: string, ...values: unknown[]) => poolOf(app.payload).query<R & object>(text, values)
const types = async (agency: string) => (await sql<{ type: string }>('select type from notifications where agency_id = $1 order by created_at, id', agency)).map(({ type }) => type)
const mails = async (agency: string) => (await sql(`select key from effects where agency_id = $1 and kind = 'mail.send'`, agency)).map(({ key }) => String(key))
const withKey = async (expires: string | null = null) => {
  const agency = (await buildAgency(app.payload, { plan: (await buildPlan(app.payload, { apiKeyMode: 'byok' })).id })).id
  await buildUser(app.payload, { agency })
  await sql(`with made as (insert into connections (id, agency_id, kind, vendor, label, status, version, expires_at, created_at, updated_at)
    values (gen_random_uuid(), $1, 'vendor_key', 'anthropic', 'Text generation', 'ok', 1, now() + $2::interval, now(), now()) returning id)
    insert into sealed_secrets (connection_id, sealed) select id, 'v1' from made`, agency, expires)
  return agency
}
const status = async (agency: string) => (await sql<{ status: string }>('select status::text as status from connections where agency_id = $1', agency))[0]?.status

describe('telling people', () => {
  it('writes no mail to somebody who wants none, one to everybody else, and no address into a key', async () => {
    const { tell } = await import('./notify')
    const agency = (await buildAgency(app.payload)).id
    const [one] = [await buildUser(app.payload, { agency }), await buildUser(app.payload, { agency, notificationPreferences: { email: false } }), await buildUser(app.payload, { agency, role: 'agency_member' })]
    const say = async () => tell(await systemRequest(app.payload, 'test'), { role: 'agency_admin', agency }, { type: 'usage.warning', title: 'News', body: 'Something happened.' }, { mail: { key: 'news:1', also: [null, one.email.toUpperCase()] } })
    expect(await say()).toBe(2)
    await say()
    const keys = await mails(agency)
    expect([keys.length, keys.some((key) => key.includes('@'))]).toEqual([1, false])
  })
})

describe('a key that its service refuses in use', () => {
  it('is marked and told once', async () => {
    const { keyRefused } = await import('./vendorKeys/refused')
    const agency = await withKey()
    for (const told of [true, false]) expect(await keyRefused(await systemRequest(app.payload, 'test'), agency, 'anthropic')).toBe(told)
    expect([await status(agency), await types(agency), (await mails(agency)).length]).toEqual(['needs_attention', ['connection.refused'], 1])
  })
})

describe('a connection that ends', () => {
  it('is told seven days before, and when it has ended, once each', async () => {
    const { watchExpiry } = await import('./vendorKeys/expiry')
    const [later, soon, over] = [await withKey('8 days'), await withKey('6 days'), await withKey('-1 minute')]
    expect(await watchExpiry(app.payload)).toEqual({ expired: 1, expiring: 1 })
    expect(await watchExpiry(app.payload)).toEqual({ expired: 0, expiring: 0 })
    expect([await status(later), await status(soon), await status(over)]).toEqual(['ok', 'expiring', 'expired'])
    expect([await types(soon), await types(over)]).toEqual([['connection.expiring'], ['connection.expired']])
  })
})

describe('the weekly summary', () => {
  it('comes on Monday at eight where the person is, once, to who asked for it', async () => {
    const { sendWeeklySummaries } = await import('./weeklySummary')
    const agency = (await buildAgency(app.payload)).id
    const wants = { email: true, weeklySummary: true }
    await buildUser(app.payload, { agency, timezone: 'Europe/Vienna', notificationPreferences: wants })
    await buildUser(app.payload, { agency, timezone: 'America/New_York', notificationPreferences: wants })
    await buildUser(app.payload, { agency, timezone: 'Europe/Vienna' })
    const sent = async (at: string) => (await sendWeeklySummaries(app.payload, new Date(at))).sent
    expect(await sent('2026-11-23T06:59:00Z')).toBe(0)
    expect([await sent('2026-11-23T07:00:00Z'), await sent('2026-11-23T07:30:00Z')]).toEqual([1, 0])
    expect(await sent('2026-11-23T13:10:00Z')).toBe(1)
    expect([await sent('2026-11-24T07:10:00Z'), await sent('2026-11-30T07:10:00Z')]).toEqual([0, 1])
  })
})
