import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { poolOf, systemRequest } from '@/src/engine/database'
import { asSystem } from '@/src/engine/doors'
import { startApp, type App, type Caller } from '@/src/testing/app'
import { buildAgency, buildClient, buildPlan, buildTemplate, buildUser } from '@/src/testing/build'

type Json = Record<string, unknown>
type Refused = { errors: { data: { code: string; details?: Json } }[] }

let app: App
let operator: Caller
beforeAll(async () => {
  app = await startApp()
  operator = await app.as((await buildUser(app.payload, { isSuperAdmin: true })).email)
})
afterAll(() => app.close())

const sql = <R = Json>(text: string, ...values: unknown[]) => poolOf(app.payload).query<R & object>(text, values)
const code = ({ status, body }: { status: number; body: Refused }) => [status, body.errors[0]?.data.code]
const change = async (agency: string, data: object) => asSystem(await systemRequest(app.payload, 'test'), 'test').update('agencies', agency, data as never)
const state = async (agency: string) => (await sql<{ status: string }>('select subscription_status::text as status from agencies where id = $1', agency))[0]!.status

describe('the plans', () => {
  it('are seeded as four, once', async () => {
    const { seedPlans } = await import('@/src/seed/plans')
    for (let times = 0; times < 2; times += 1) await seedPlans(await systemRequest(app.payload, 'seed'))
    const rows = await sql(`select name, display_name as shown, price_cents::int as price, billing_period::text as period, max_seats::int as seats, max_templates::int as templates, custom_domain_allowed as domain,
      client_image_upload_allowed as covers, api_key_mode::text as keys, included_api_credits_cents::int as credits, sort_order::int as place, badge_text as badge from plans where name like 'pro%' or name like 'ent%' order by sort_order`)
    const pro = { seats: 50, templates: 5, domain: false, covers: false, keys: 'byok', credits: 0 }
    const enterprise = { seats: 200, templates: null, domain: true, covers: true, keys: 'included', credits: 100_000 }
    expect(rows).toEqual([
      { name: 'pro_annual', shown: 'Pro (Annual)', price: 1_000_000, period: 'annual', place: 1, badge: 'Best Value', ...pro },
      { name: 'pro_monthly', shown: 'Pro (Monthly)', price: 200_000, period: 'monthly', place: 2, badge: null, ...pro },
      { name: 'enterprise_annual', shown: 'Enterprise (Annual)', price: 2_000_000, period: 'annual', place: 3, badge: 'Full Featured', ...enterprise },
      { name: 'enterprise_monthly', shown: 'Enterprise (Monthly)', price: 500_000, period: 'monthly', place: 4, badge: null, ...enterprise },
    ])
  })

  it('are listed for anybody, but not those that are retired or hidden, and without what is internal', async () => {
    const names = [(await buildPlan(app.payload)).name, (await buildPlan(app.payload, { isActive: false })).name, (await buildPlan(app.payload, { isVisible: false })).name]
    const { status, body } = await app.anonymous<{ docs: Json[] }>('GET', '/api/plans/public')
    const shown = body.docs.map(({ name }) => name)
    expect([status, names.map((name) => shown.includes(name))]).toEqual([200, [true, false, false]])
    for (const name of ['id', 'isActive', 'isVisible', 'sortOrder', 'createdAt']) expect(body.docs[0]).not.toHaveProperty(name)
  })

  it('cannot be deleted while an agency has one', async () => {
    const plan = (await buildPlan(app.payload)).id
    await buildAgency(app.payload, { plan })
    expect(code(await operator<Refused>('DELETE', `/api/plans/${plan}`))).toEqual([409, 'RES_003'])
    expect((await operator('DELETE', `/api/plans/${(await buildPlan(app.payload)).id}`)).status).toBe(200)
  })
})

describe('seats', () => {
  it('ten creations at once with one seat left make one client', async () => {
    const agency = (await buildAgency(app.payload, { plan: (await buildPlan(app.payload, { maxSeats: 3 })).id })).id
    for (let client = 0; client < 2; client += 1) await buildClient(app.payload, { agency })
    const admin = await app.as((await buildUser(app.payload, { agency })).email)
    const answers = await Promise.all(Array.from({ length: 10 }, (_, at) => admin<Refused>('POST', '/api/clients', { companyName: `Client number ${at}` })))
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
    const refused = answers.filter(({ status }) => status === 409)
    expect(refused.map(({ body }) => body.errors[0]?.data)).toHaveLength(9)
    for (const { body } of refused) expect(body.errors[0]?.data).toMatchObject({ code: 'BIZ_001', details: { used: 3, max: 3 } })
    expect(await sql('select count(*)::int as active from clients where agency_id = $1 and is_active', agency)).toEqual([{ active: 3 }])
  })

  it('two reactivations at once with one seat left bring one back', async () => {
    const agency = (await buildAgency(app.payload, { plan: (await buildPlan(app.payload, { maxSeats: 2 })).id })).id
    const clients = [await buildClient(app.payload, { agency }), await buildClient(app.payload, { agency })]
    const admin = await app.as((await buildUser(app.payload, { agency })).email)
    for (const { id } of clients) await admin('POST', `/api/clients/${id}/deactivate`, {})
    await buildClient(app.payload, { agency })
    const answers = await Promise.all(clients.map(({ id }) => admin('POST', `/api/clients/${id}/reactivate`, {})))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  })
})

describe('a smaller plan', () => {
  it('keeps the clients that are there and refuses new ones', async () => {
    const agency = (await buildAgency(app.payload)).id
    for (let client = 0; client < 3; client += 1) await buildClient(app.payload, { agency })
    await change(agency, { plan: (await buildPlan(app.payload, { maxSeats: 2 })).id })
    expect(await sql('select count(*)::int as active from clients where agency_id = $1 and is_active', agency)).toEqual([{ active: 3 }])
    const admin = await app.as((await buildUser(app.payload, { agency })).email)
    expect(code(await admin<Refused>('POST', '/api/clients', { companyName: 'One more' }))).toEqual([409, 'BIZ_001'])
  })

  it('keeps the templates that have been there longest, and tells the admins which are lost', async () => {
    for (const sortOrder of [1, 2, 3]) await buildTemplate(app.payload, { sortOrder, publishedAt: new Date().toISOString() })
    const templates = (await sql<{ id: string }>('select id from templates order by sort_order')).map(({ id }) => id)
    const agency = (await buildAgency(app.payload, { plan: (await buildPlan(app.payload, { maxTemplates: 3 })).id })).id
    await buildUser(app.payload, { agency })
    await sql(`update agencies_assigned_templates set assigned_at = now() - interval '9 days' where _parent_id = $1 and template_id = $2`, agency, templates[2])
    await change(agency, { plan: (await buildPlan(app.payload, { maxTemplates: 1 })).id })
    expect(await sql('select template_id::text as id from agencies_assigned_templates where _parent_id = $1', agency)).toEqual([{ id: templates[2] }])
    expect(await sql(`select type from notifications where agency_id = $1`, agency)).toEqual([{ type: 'templates.lost' }])
  })

  it('without an own domain lets the domain go on for seven days, and no longer', async () => {
    const [large, small] = [(await buildPlan(app.payload, { customDomainAllowed: true })).id, (await buildPlan(app.payload)).id]
    const agency = (await buildAgency(app.payload, { plan: large })).id
    await buildUser(app.payload, { agency })
    await sql(`update agencies set custom_domain = 'content.smaller.example', custom_domain_verified = true, custom_domain_verification_token = 't' where id = $1`, agency)
    const { forgetHosts } = await import('@/src/domain/platform/hosts')
    const allowed = async () => (forgetHosts(), (await app.anonymous('GET', '/api/domains/allowed?domain=content.smaller.example')).status)
    await change(agency, { plan: small })
    expect([await allowed(), (await sql('select round(extract(epoch from custom_domain_ends_at - now()) / 86400)::int as days from agencies where id = $1', agency))[0]]).toEqual([200, { days: 7 }])
    expect(await sql(`select type from notifications where agency_id = $1`, agency)).toEqual([{ type: 'domain.ending' }])
    await sql(`update agencies set custom_domain_ends_at = now() - interval '1 minute' where id = $1`, agency)
    expect(await allowed()).toBe(404)
    const { recheckDomains } = await import('@/src/domain/platform/domains/recheck')
    expect(await recheckDomains(app.payload)).toMatchObject({ released: 1 })
    expect(await sql('select custom_domain as domain from agencies where id = $1', agency)).toEqual([{ domain: null }])
  })

  it('that is taken back in time leaves the domain as it was', async () => {
    const [large, small] = [(await buildPlan(app.payload, { customDomainAllowed: true })).id, (await buildPlan(app.payload)).id]
    const agency = (await buildAgency(app.payload, { plan: large })).id
    await sql(`update agencies set custom_domain = 'content.back.example', custom_domain_verified = true where id = $1`, agency)
    await change(agency, { plan: small })
    await change(agency, { plan: large })
    expect(await sql('select custom_domain as domain, custom_domain_ends_at as ends from agencies where id = $1', agency)).toEqual([{ domain: 'content.back.example', ends: null }])
  })
})

describe('a subscription', () => {
  const past = new Date(Date.now() - 60_000).toISOString()
  const sweep = async () => (await import('./subscription')).moveSubscriptions(app.payload)

  it('on trial is suspended when its period ends, and its people are signed out and told', async () => {
    const agency = (await buildAgency(app.payload, { subscriptionStatus: 'trial', subscriptionCurrentPeriodEnd: past })).id
    const admin = await app.as((await buildUser(app.payload, { agency })).email)
    expect((await admin('GET', '/api/clients')).status).toBe(200)
    await sweep()
    await sweep()
    expect([await state(agency), (await admin('GET', '/api/clients')).status]).toEqual(['suspended', 401])
    expect(await sql(`select count(*)::int as count from effects where agency_id = $1 and kind = 'mail.send'`, agency)).toEqual([{ count: 1 }])
  })

  it('that is past due is suspended after fourteen days, not before', async () => {
    const agency = (await buildAgency(app.payload)).id
    await change(agency, { subscriptionStatus: 'past_due' })
    await sql(`update agencies set subscription_past_due_since = now() - interval '13 days' where id = $1`, agency)
    await sweep()
    expect(await state(agency)).toBe('past_due')
    await sql(`update agencies set subscription_past_due_since = now() - interval '14 days 1 minute' where id = $1`, agency)
    await sweep()
    expect(await state(agency)).toBe('suspended')
  })

  it('that was canceled is used until the paid period ends', async () => {
    const agency = (await buildAgency(app.payload, { subscriptionCurrentPeriodEnd: new Date(Date.now() + 3_600_000).toISOString() })).id
    await change(agency, { subscriptionCancelAtPeriodEnd: true })
    await sweep()
    expect(await state(agency)).toBe('active')
    await change(agency, { subscriptionCurrentPeriodEnd: past })
    await sweep()
    expect(await state(agency)).toBe('canceled')
    expect(await sql('select subscription_canceled_at is not null as said from agencies where id = $1', agency)).toEqual([{ said: true }])
  })
})
