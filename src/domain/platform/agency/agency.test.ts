import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { poolOf } from '@/src/engine/database'
import type { Sandbox } from '@/src/sandbox/server'
import { startApp, type App, type Caller } from '@/src/testing/app'
import { buildAgency, buildClient, buildPlan, buildTemplate, buildUser } from '@/src/testing/build'
import { freePort } from '@/src/testing/freePort'
import { deliverAlways } from '@/src/testing/worker'

type Json = Record<string, unknown>
type Refused = { errors: { message: string; data: { code: string; field?: string; details?: Json } }[] }
type Mine = Refused & {
  id: string; name: string; version: number; plan: Json; usage: Json; subscription?: Json; providerKeys?: Record<string, Json>; oauthStatus?: Record<string, Json>
  branding: Record<string, unknown>; settings: Json; companyInfo: Json; customDomain: Json
}

let app: App
let sandbox: Sandbox
let operator: Caller
let admin: Caller
let member: Caller
let agency: string
let stopWorker: () => Promise<void>

beforeAll(async () => {
  const port = await freePort()
  process.env.SANDBOX_PORT = String(port)
  const { startSandbox } = await import('@/src/sandbox/server')
  sandbox = await startSandbox({ port, smtpPort: 0 })
  app = await startApp()
  await import('@/jobs/platform/effects')
  stopWorker = await deliverAlways(app.payload)
  const plan = (await buildPlan(app.payload, { name: 'own-keys', apiKeyMode: 'byok', maxSeats: 3, maxTemplates: 2 })).id
  for (const sortOrder of [1, 2, 3]) await buildTemplate(app.payload, { sortOrder, publishedAt: new Date().toISOString() })
  agency = (await buildAgency(app.payload, { plan, name: 'Harbour', slug: 'harbour-lane' })).id
  const people = [await buildUser(app.payload, { isSuperAdmin: true }), await buildUser(app.payload, { agency }), await buildUser(app.payload, { agency, role: 'agency_member' })]
  ;[operator, admin, member] = (await Promise.all(people.map(({ email }) => app.as(email)))) as [Caller, Caller, Caller]
})
afterAll(async () => {
  await stopWorker()
  await app.close()
  await sandbox.close()
})

const sql = (text: string, ...values: unknown[]) => poolOf(app.payload).query<Json>(text, values)
const code = ({ status, body }: { status: number; body: Refused }) => [status, body.errors[0]?.data.code]
const mine = async (caller = admin) => (await caller<Mine>('GET', '/api/agencies/me')).body

describe('the own agency', () => {
  it('is shown whole to its admin, and to a member without subscription and keys', async () => {
    await buildClient(app.payload, { agency })
    const whole = await mine()
    expect(whole).toMatchObject({ id: agency, name: 'Harbour', usage: { seatsUsed: 1, seatsAvailable: 2, apiCreditsLimitCents: null }, subscription: { status: 'active' }, providerKeys: { anthropic: { configured: false } }, customDomain: { verified: false } })
    const part = await mine(member)
    expect(part).toMatchObject({ id: agency, settings: { defaultTimezone: 'America/New_York' } })
    for (const name of ['subscription', 'providerKeys', 'oauthStatus']) expect(part).not.toHaveProperty(name)
  })

  it('must be named by somebody who works in several, and is none of another’s', async () => {
    const second = (await buildAgency(app.payload)).id
    const both = await app.as((await buildUser(app.payload, { memberships: [{ agency, role: 'agency_admin' }, { agency: second, role: 'agency_member' }] })).email)
    expect(code(await both<Refused>('GET', '/api/agencies/me'))).toEqual([409, 'RES_003'])
    expect((await both<Mine>('GET', `/api/agencies/me?agency=${second}`)).body.id).toBe(second)
    expect(code(await both<Refused>('PATCH', `/api/agencies/me?agency=${second}`, { name: 'Mine' }))).toEqual([403, 'AUTH_004'])
    expect(code(await admin<Refused>('GET', `/api/agencies/me?agency=${second}`))).toEqual([409, 'RES_003'])
  })

  it('is changed by its admin, who names the version seen', async () => {
    const { version } = await mine()
    expect(code(await admin<Refused>('PATCH', '/api/agencies/me', { name: 'Harbour Lane' }))).toEqual([428, 'VAL_002'])
    const changed = await admin<Mine>('PATCH', '/api/agencies/me', { version, name: 'Harbour Lane', allowedIps: ['127.0.0.0/8', '203.0.113.0/24'], monthlyBudgetCents: 5000, companyWebsite: 'https://harbour.example' })
    expect([changed.status, changed.body]).toMatchObject([200, { name: 'Harbour Lane', version: version + 1, settings: { allowedIps: ['127.0.0.0/8', '203.0.113.0/24'], monthlyBudgetCents: 5000 }, companyInfo: { companyWebsite: 'https://harbour.example' } }])
    expect((await admin('PATCH', '/api/agencies/me', { version: version + 1, allowedIps: [] })).status).toBe(200)
    expect((await member('PATCH', '/api/agencies/me', { name: 'Ours' })).status).toBe(403)
  })

  it.each([{ defaultTimezone: 'Mars/Olympus' }, { digestAt: '24:00' }, { remindFirstHours: 48 }, { remindSecondHours: 72 }, { escalateHours: 721 }, { allowedIps: ['300.1.1.1'] }, { plan: 'x' }, { subscriptionStatus: 'active' }, { isActive: false }])('does not take %j', async (change) => {
    const { status, body } = await admin<Refused>('PATCH', '/api/agencies/me', { version: (await mine()).version, ...change })
    expect([status, body.errors[0]?.data.code]).toEqual([422, 'VAL_001'])
  })
})

describe('a brand', () => {
  const logo = async (bytes: Buffer | string, type: string, name = 'logo.png') => {
    const form = new FormData()
    form.set('type', type)
    form.set('file', new Blob([typeof bytes === 'string' ? bytes : new Uint8Array(bytes)]), name)
    return admin<Refused & { url: string; width: number; height: number; fileSizeBytes: number }>('POST', '/api/agencies/me/branding/logo', form)
  }
  const png = (width: number) => sharp({ create: { width, height: 20, channels: 3, background: '#0B3C49' } }).png().toBuffer()

  it('has colours of six digits', async () => {
    const { version } = await mine()
    expect((await admin<Mine>('PATCH', '/api/agencies/me/branding', { version, colorAccent1: '#0B3C49', colorMode: 'dark' })).body.branding).toMatchObject({ colorAccent1: '#0B3C49', colorMode: 'dark' })
    expect((await admin('PATCH', '/api/agencies/me/branding', { version: version + 1, colorAccent1: 'red' })).status).toBe(422)
  })

  it('has logos that anybody may see, each new one at a new address', async () => {
    const first = await logo(await png(80), 'horizontal')
    expect([first.status, first.body.width, first.body.height]).toEqual([200, 80, 20])
    const served = await fetch(`${app.url}${first.body.url}`)
    expect([served.status, served.headers.get('content-type'), served.headers.get('x-content-type-options'), served.headers.get('content-security-policy')]).toEqual([200, 'image/png', 'nosniff', "default-src 'none'; frame-ancestors 'none'; sandbox"])
    const second = await logo(await png(90), 'horizontal')
    expect(second.body.url).not.toBe(first.body.url)
    expect((await mine()).branding.logoHorizontal).toEqual({ url: second.body.url })
  })

  it('takes no logo that is none, whatever it is called', async () => {
    for (const [bytes, type, wanted] of [['<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', 'horizontal', 'FILE_002'], ['not a picture', 'round', 'FILE_002'], [await png(10), 'banner', 'VAL_001'], [Buffer.alloc(6_000_000), 'round', 'FILE_001']] as const) {
      expect((await logo(bytes, type)).body.errors[0]?.data.code).toBe(wanted)
    }
  })

  it('is told to anybody at the agency’s host, and nothing else is', async () => {
    const { status, body } = await new Promise<{ status: number; body: Json }>((resolve) => {
      void import('node:http').then(({ get }) => get(`${app.url}/api/agencies/me/branding/public`, { headers: { host: 'harbour-lane.localhost' } }, (response) => {
        let text = ''
        response.on('data', (part: Buffer) => (text += part.toString())).on('end', () => resolve({ status: response.statusCode!, body: JSON.parse(text) as Json }))
      }))
    })
    expect(status).toBe(200)
    expect(Object.keys(body).sort()).toEqual(['colorAccent1', 'colorAccent2', 'colorAccent3', 'colorMode', 'logoFavicon', 'logoHorizontal', 'logoRound', 'logoVertical', 'name'])
    expect((await app.anonymous('GET', '/api/agencies/me/branding/public')).status).toBe(404)
  })
})

describe('a key of one’s own', () => {
  const keys = '/api/agencies/me/provider-keys'
  const good = 'sk-ant-a-good-key-4711'
  const bad = 'sk-ant-invalid-key-0815'
  const test = (body: object, caller = admin) => caller<Refused & { provider: string; valid: boolean | null; message: string; checkedAt: string }>('POST', `${keys}/test`, body)

  it('is tried before it is kept, and only its end is ever shown', async () => {
    const refused = await admin<Refused>('PUT', keys, { anthropic: bad })
    expect([...code(refused), refused.body.errors[0]?.data.field]).toEqual([422, 'VAL_001', 'anthropic'])
    const { status, body } = await admin<Record<string, Json>>('PUT', keys, { anthropic: good })
    expect([status, body.anthropic]).toMatchObject([200, { configured: true, last4: '4711', status: 'ok' }])
    expect((await mine()).providerKeys).toMatchObject({ anthropic: { configured: true, last4: '4711' }, freepik: { configured: false } })
    expect((await admin<Record<string, Json>>('PUT', keys, { anthropic: bad, skipTest: true })).body.anthropic).toMatchObject({ last4: '0815', status: 'unchecked' })
    expect(await sql(`select count(*)::int as count from connections where agency_id = $1 and kind = 'vendor_key'`, agency)).toEqual([{ count: 1 }])
  })

  it('can be tried, typed or stored, and what was typed is nowhere', async () => {
    expect((await test({ provider: 'freepik', key: 'FPSX-good-key' })).body).toMatchObject({ provider: 'freepik', valid: true })
    expect((await test({ provider: 'freepik', key: 'FPSX-invalid' })).body).toMatchObject({ valid: false })
    expect((await test({ provider: 'anthropic' })).body).toMatchObject({ valid: false })
    expect((await mine()).providerKeys?.anthropic).toMatchObject({ status: 'needs_attention' })
    expect(code(await test({ provider: 'freepik' }))).toEqual([409, 'BIZ_008'])
    expect(await sql(`select count(*)::int as count from effects where kind = 'vendor.key-test' and request ? 'sealed'`)).toEqual([{ count: 0 }])
    const everything = await sql(`select (select jsonb_agg(to_jsonb(e)) from effects e)::text || (select jsonb_agg(to_jsonb(e)) from events e)::text as text`)
    for (const secret of [good, bad, 'FPSX-good-key']) expect(String(everything[0]?.text)).not.toContain(secret)
  })

  it('is the admins’ business, and no matter of plans that include the keys', async () => {
    expect(code(await test({ provider: 'anthropic', key: good }, member))).toEqual([403, 'AUTH_004'])
    const included = (await buildAgency(app.payload)).id
    const there = await app.as((await buildUser(app.payload, { agency: included })).email)
    expect(code(await there<Refused>('PUT', keys, { anthropic: good }))).toEqual([403, 'BIZ_005'])
    expect(code(await test({ provider: 'anthropic', key: good }, there))).toEqual([403, 'BIZ_005'])
  })

  it('is tried ten times an hour at most', async () => {
    await sql(`insert into effects (id, key, kind, state, request, attempts, fence, agency_id, created_at, updated_at)
      select gen_random_uuid(), 'filler-' || n, 'vendor.key-test', 'done', '{}', 1, 1, $1, now(), now() from generate_series(1, 10) n`, agency)
    const { status, body } = await test({ provider: 'freepik', key: 'FPSX-good-key' })
    expect([status, body.errors[0]?.data.code, Number(body.errors[0]?.data.details?.retryAfter) > 0]).toEqual([429, 'RATE_001', true])
  })

  it('can be taken away', async () => {
    expect((await admin('DELETE', `${keys}/anthropic`)).status).toBe(200)
    expect((await mine()).providerKeys?.anthropic).toMatchObject({ configured: false, last4: null })
    expect((await admin('DELETE', `${keys}/anthropic`)).status).toBe(404)
  })

  it('of an app for a network is kept alike', async () => {
    const secret = 'app-secret-1234'
    expect((await admin<Json>('PUT', '/api/agencies/me/oauth-apps/linkedin', { clientId: 'client-1', clientSecret: secret })).body).toMatchObject({ configured: true })
    expect((await mine()).oauthStatus).toMatchObject({ linkedin: { configured: true }, x: { configured: false } })
    expect(code(await admin<Refused>('PUT', '/api/agencies/me/oauth-apps/nowhere', { clientId: 'client-1', clientSecret: secret }))).toEqual([422, 'VAL_001'])
  })
})

describe('an agency that the operator makes', () => {
  it('takes a plan by its id or its name, and invites its admin', async () => {
    const [plan] = await sql('select id from plans where name = $1', 'own-keys')
    expect((await operator('POST', '/api/agencies', { name: 'By id', slug: 'by-id', plan: plan!.id })).status).toBe(201)
    const made = await operator<{ doc: { id: string } }>('POST', '/api/agencies', { name: 'By name', slug: 'by-name', plan: 'own-keys', adminEmail: 'Owner@Agency.example', adminName: 'Olive Owner' })
    expect(made.status).toBe(201)
    const team = await operator<{ docs: Json[] }>('GET', `/api/agencies/me/team?agency=${made.body.doc.id}`)
    expect(team.body.docs).toMatchObject([{ email: 'owner@agency.example', role: 'agency_admin' }])
    const [{ days } = {}] = await sql(`select extract(day from api_usage_period_end - api_usage_period_start)::int as days from agencies where id = $1`, made.body.doc.id)
    expect(days).toBeGreaterThanOrEqual(28)
  })

  it('has a name of its own that is not the platform’s, and a plan that is offered', async () => {
    const [retired] = [(await buildPlan(app.payload, { isActive: false })).id]
    const post = (body: object) => operator<Refused>('POST', '/api/agencies', { name: 'X', slug: `x-${Math.floor(performance.now())}`, plan: 'own-keys', ...body })
    expect(code(await post({ slug: 'harbour-lane' }))).toEqual([409, 'VAL_004'])
    for (const slug of ['www', 'api', 'admin', 'files', 'Upper', '-a', 'a.b']) expect([slug, (await post({ slug })).status]).toEqual([slug, 422])
    expect(code(await post({ plan: retired }))).toEqual([422, 'VAL_001'])
    expect(code(await post({ plan: 'nothing' }))).toEqual([422, 'VAL_001'])
    expect(code(await post({ adminEmail: 'nobody' }))).toEqual([422, 'VAL_003'])
    expect((await admin('POST', '/api/agencies', { name: 'Mine', slug: 'mine', plan: 'own-keys' })).status).toBe(403)
  })

  it('is listed with its figures, by word, plan and status', async () => {
    type List = { docs: (Json & { slug: string })[]; totalDocs: number }
    const { body } = await operator<List>('GET', '/api/agencies?search=harbour')
    expect(body.docs[0]).toMatchObject({ slug: 'harbour-lane', planName: 'own-keys', seatsUsed: 1, seatsLimit: 3, documentsGeneratedTotal: 0, apiUsageCurrentPeriodCents: 0 })
    expect((await operator<List>('GET', '/api/agencies?plan=own-keys')).body.docs.every(({ planName }) => planName === 'own-keys')).toBe(true)
    expect((await operator<List>('GET', '/api/agencies?status=suspended')).body.totalDocs).toBe(0)
    expect((await admin<List>('GET', '/api/agencies')).body.docs[0]).not.toHaveProperty('seatsUsed')
  })

  it('is given its templates within the plan', async () => {
    const templates = (await sql('select id from templates order by sort_order')).map(({ id }) => id)
    const put = (templateIds: unknown[], caller = operator) => caller<Refused & { assignedTemplates: { template: string; assignedAt: string }[] }>('PUT', `/api/agencies/${agency}/templates`, { templateIds })
    const given = await put([templates[2], templates[0]])
    expect([given.status, given.body.assignedTemplates.map(({ template }) => template)]).toEqual([200, [templates[2], templates[0]]])
    expect(code(await put(templates))).toEqual([422, 'VAL_001'])
    expect((await put([templates[0]], admin)).status).toBe(403)
  })

  it('counts in the figures of the installation', async () => {
    const { status, body } = await operator<Record<string, Json>>('GET', '/api/admin/stats')
    expect([status, Number(body.agencies?.total) > 2, Number(body.clients?.active)]).toEqual([200, true, 1])
    expect(Object.keys(body)).toEqual(expect.arrayContaining(['agencies', 'clients', 'documents', 'apiUsage', 'storage', 'jobs']))
    expect((await admin('GET', '/api/admin/stats')).status).toBe(403)
  })
})
