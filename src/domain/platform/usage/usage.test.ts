import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { poolOf, systemRequest } from '@/src/engine/database'
import { startApp, type App, type Caller } from '@/src/testing/app'
import { buildAgency, buildClient, buildPlan, buildTemplate, buildUser } from '@/src/testing/build'
import type * as Sweeps from './sweeps'

type Json = Record<string, unknown>

let app: App
let sweeps: typeof Sweeps
beforeAll(async () => {
  app = await startApp()
  sweeps = await import('./sweeps')
})
afterAll(() => app.close())

const sql = <R = Json>(text: string, ...values: unknown[]) => poolOf(app.payload).query<R & object>(text, values)
const included = async (credits = 10_000) => (await buildAgency(app.payload, { plan: (await buildPlan(app.payload, { includedApiCreditsCents: credits })).id, notificationEmail: 'money@agency.example' })).id
const spend = (agency: string, cents: number, more: { client?: string; sandbox?: boolean; at?: string } = {}) =>
  sql(`insert into ai_usage (id, agency_id, client_id, cost_micro_usd, outcome, sandbox, created_at, updated_at) values (gen_random_uuid(), $1, $2, $3, 'ok', $4, coalesce($5::timestamptz, now()), now())`,
    agency, more.client ?? null, cents * 10_000, more.sandbox ?? false, more.at ?? null)
const warnings = async (agency: string) => (await sql<{ percent: string }>(`select metadata->>'percent' as percent from events where agency_id = $1 and type = 'usage.warning' order by id`, agency)).map(({ percent }) => percent)
const told = async (agency: string) => (await sql(`select title from notifications where agency_id = $1`, agency)).length
const mails = async (agency: string) => (await sql(`select key from effects where agency_id = $1 and kind = 'mail.send'`, agency)).length
const facts = async (agency: string) => (await sql<{ cents: number; warned: boolean; start: Date; end: Date }>(
  `select api_usage_cents_current_period::int as cents, api_usage_warning_sent_at is not null as warned, api_usage_period_start as start, api_usage_period_end as "end" from agencies where id = $1`, agency))[0]!

describe('included credits', () => {
  it('warn once per period at 80 %: notification, mail and event; and again when they are used up', async () => {
    const agency = await included()
    await buildUser(app.payload, { agency })
    await spend(agency, 7_999)
    await sweeps.warnAll(app.payload)
    expect([await warnings(agency), await told(agency), await mails(agency)]).toEqual([[], 0, 0])
    await spend(agency, 1)
    await sweeps.warnAll(app.payload)
    await sweeps.warnAll(app.payload)
    expect([await warnings(agency), await told(agency), await mails(agency)]).toEqual([['80'], 1, 2])
    await spend(agency, 2_000)
    await sweeps.warnAll(app.payload)
    await sweeps.warnAll(app.payload)
    expect([await warnings(agency), await told(agency), await mails(agency)]).toEqual([['80', '100'], 2, 4])
    expect((await facts(agency)).warned).toBe(true)
  })

  it('warn once though many look at the same time', async () => {
    const agency = await included()
    await spend(agency, 8_500)
    const { checkUsage } = await import('./warn')
    const counts = await Promise.all(Array.from({ length: 6 }, async () => checkUsage(await systemRequest(app.payload, 'test'), agency)))
    expect([counts.reduce((sum, count) => sum + count, 0), await warnings(agency)]).toEqual([1, ['80']])
  })

  it('are not touched by the sandbox, nor asked of an agency with its own keys', async () => {
    const agency = await included()
    await spend(agency, 20_000, { sandbox: true })
    const own = (await buildAgency(app.payload, { plan: (await buildPlan(app.payload, { apiKeyMode: 'byok', includedApiCreditsCents: 0 })).id })).id
    await spend(own, 20_000)
    await sweeps.warnAll(app.payload)
    expect([await warnings(agency), await warnings(own)]).toEqual([[], []])
  })

  it('refuse a new document when they are used up', async () => {
    const agency = await included(100)
    const client = (await buildClient(app.payload, { agency })).id
    const member = await app.as((await buildUser(app.payload, { agency, role: 'agency_member' })).email)
    await buildTemplate(app.payload, { publishedAt: new Date().toISOString() })
    await spend(agency, 100)
    const { status, body } = await member<{ errors: { data: { code: string } }[] }>('POST', `/api/clients/${client}/documents/generate`, { topic: 'Lighting retrofits in office buildings' })
    expect([status, body.errors[0]?.data.code]).toEqual([402, 'BIZ_004'])
  })
})

describe('a period that ends', () => {
  it('begins the next one from the day the subscription began, with nothing used and no warning', async () => {
    const agency = await included()
    await sql(`update agencies set subscription_started_at = '2026-01-31T10:00:00Z', api_usage_period_start = '2026-01-31', api_usage_period_end = '2026-02-28', api_usage_warning_sent_at = now() where id = $1`, agency)
    await spend(agency, 9_000, { at: '2026-02-10T12:00:00Z' })
    await spend(agency, 40, { at: '2026-02-28T00:30:00Z' })
    await sweeps.rebuildUsage(app.payload)
    expect(await facts(agency)).toMatchObject({ cents: 9_040, warned: true })
    await sweeps.resetUsage(app.payload, new Date('2026-02-28T00:00:00Z'))
    expect(await facts(agency)).toEqual({ cents: 40, warned: false, start: new Date('2026-02-28T00:00:00Z'), end: new Date('2026-03-31T00:00:00Z') })
    expect(await sweeps.resetUsage(app.payload, new Date('2026-02-28T00:00:00Z'))).toMatchObject({ corrected: 0 })
    await sweeps.resetUsage(app.payload, new Date('2026-03-31T00:00:00Z'))
    expect(await facts(agency)).toMatchObject({ start: new Date('2026-03-31T00:00:00Z'), end: new Date('2026-04-30T00:00:00Z') })
  })

  it('is set right each night, whatever the sum said', async () => {
    const agency = await included()
    await spend(agency, 123)
    await sql('update agencies set api_usage_cents_current_period = 999999 where id = $1', agency)
    expect(await sweeps.rebuildUsage(app.payload)).toMatchObject({ corrected: 1 })
    expect((await facts(agency)).cents).toBe(123)
  })
})

describe('what was used', () => {
  it('is shown by client, with one decimal and the days left, to admins only', async () => {
    const agency = await included(3_000)
    const client = (await buildClient(app.payload, { agency, companyName: 'Fernhill' })).id
    const [admin, member] = (await Promise.all([buildUser(app.payload, { agency }), buildUser(app.payload, { agency, role: 'agency_member' })].map(async (person) => app.as((await person).email)))) as [Caller, Caller]
    await spend(agency, 1_000, { client })
    const { body } = await admin<Json & { rows: Json[] }>('GET', '/api/agencies/me/usage')
    expect(body).toMatchObject({ usedCents: 1_000, limitCents: 3_000, percentUsed: 33.3, by: 'client', rows: [{ id: client, name: 'Fernhill', costCents: 1_000, calls: 1 }] })
    expect(Number(body.daysLeft)).toBeGreaterThan(26)
    expect((await admin<Json & { rows: Json[] }>('GET', '/api/agencies/me/usage?from=2020-01-01&to=2020-02-01&by=document')).body.rows).toEqual([])
    expect((await admin('GET', '/api/agencies/me/usage?by=phase')).status).toBe(422)
    expect((await admin('GET', '/api/agencies/me/usage?from=soon')).status).toBe(422)
    expect((await member('GET', '/api/agencies/me/usage')).status).toBe(403)
  })
})
