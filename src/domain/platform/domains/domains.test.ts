import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startDns, type DnsName } from '@/src/sandbox/dns/server'
import { startApp, type App, type Caller } from '@/src/testing/app'
import { buildAgency, buildPlan, buildUser } from '@/src/testing/build'
import { deliverAlways } from '@/src/testing/worker'

type Shown = { domain: string | null; verified: boolean; verifiedAt?: string; sslStatus?: string; verificationStatus: string; verificationRecord: { type: string; name: string; value: string }; instructions: string }
type Refused = { errors: { message: string; data: { code: string; details?: { reason?: string } } }[] }

const names = new Map<string, DnsName>()
let dns: Awaited<ReturnType<typeof startDns>>
let app: App
let plan: string
let stopWorker: () => Promise<void>

beforeAll(async () => {
  dns = await startDns({ port: 0, host: '127.0.0.1', names })
  process.env.DNS_SERVERS = `127.0.0.1:${dns.port}`
  app = await startApp()
  await import('@/jobs/platform/effects')
  stopWorker = await deliverAlways(app.payload)
  plan = (await buildPlan(app.payload, { customDomainAllowed: true })).id
})
beforeEach(() => names.clear())
afterAll(async () => {
  await stopWorker()
  await app.close()
  await dns.close()
})

const path = '/api/agencies/me/custom-domain'
const sql = async (text: string, ...values: unknown[]) => (await import('@/src/engine/database')).poolOf(app.payload).query<Record<string, unknown>>(text, values)
let count = 0
const domainFor = () => `content-${(count += 1)}.agency.example`
const someAdmin = async (more: object = { plan }) => {
  const agency = (await buildAgency(app.payload, { ...more })).id
  return { agency, call: await app.as((await buildUser(app.payload, { agency })).email) }
}
const start = (call: Caller, domain: string) => call<Shown & Refused>('POST', path, { domain })
const verify = (call: Caller) => call<Shown & Refused>('POST', `${path}/verify`)
const code = ({ status, body }: { status: number; body: Refused }) => [status, body.errors[0]?.data.code, body.errors[0]?.data.details?.reason].filter(Boolean)
const setRecord = ({ verificationRecord: { name, value } }: Shown, text = value) => names.set(name, { name, txt: [text] })
const verified = async (more?: object) => {
  const { agency, call } = await someAdmin(more)
  const domain = domainFor()
  setRecord((await start(call, domain)).body)
  expect((await verify(call)).status).toBe(200)
  return { agency, call, domain }
}
const allowed = async (domain: string) => (await app.anonymous('GET', `/api/domains/allowed?domain=${domain}`)).status

describe('a domain of one’s own', () => {
  it('begins with a record to set', async () => {
    const { call } = await someAdmin()
    const { status, body } = await start(call, ' Content.Agency.EXAMPLE. ')
    expect([status, body.domain, body.verificationStatus]).toEqual([200, 'content.agency.example', 'pending'])
    expect(body.verificationRecord).toMatchObject({ type: 'TXT', name: '_portal-verify.content.agency.example' })
    expect(body.verificationRecord.value).toMatch(/^portal-verify=[\w-]{43}$/)
    expect((await start(call, 'content.agency.example')).body.verificationRecord).toEqual(body.verificationRecord)
  })

  it('takes international names in their ASCII form', async () => {
    expect((await start((await someAdmin()).call, 'inhalte.müller.example')).body.domain).toBe('inhalte.xn--mller-kva.example')
  })

  it('needs a plan that has it', async () => {
    const { call } = await someAdmin({})
    expect(code(await start(call, domainFor()))).toEqual([403, 'BIZ_005'])
  })

  it('must be one, and not the platform’s', async () => {
    const { call } = await someAdmin()
    for (const odd of ['localhost', 'harbour.localhost', 'no dots', 'https://a.example', 'a.example/path', '-a.example', 'a..example', '127.0.0.1', 'a.example:80', `${'a'.repeat(64)}.example`, `${'a.'.repeat(130)}example`, '*.a.example']) {
      expect([odd, ...code(await start(call, odd))]).toEqual([odd, 422, 'VAL_003'])
    }
  })

  it('is the agency’s admins’ business', async () => {
    const { agency } = await someAdmin()
    const member = await app.as((await buildUser(app.payload, { agency, role: 'agency_member' })).email)
    expect(code(await start(member, domainFor()))).toEqual([403, 'AUTH_004'])
    expect((await app.anonymous('POST', path, { domain: domainFor() })).status).toBe(401)
  })
})

describe('verifying it', () => {
  it('needs a domain', async () => {
    expect(code(await verify((await someAdmin()).call))).toEqual([409, 'RES_003'])
  })

  it('says which record is missing, empty or different', async () => {
    const { call } = await someAdmin()
    const { body } = await start(call, domainFor())
    const { name } = body.verificationRecord
    expect(code(await verify(call))).toEqual([409, 'DOM_001', 'name_unknown'])
    names.set(name, { name, txt: [] })
    expect(code(await verify(call))).toEqual([409, 'DOM_001', 'no_txt'])
    setRecord(body, `${body.verificationRecord.value}x`)
    expect(code(await verify(call))).toEqual([409, 'DOM_001', 'other_value'])
  })

  it('says when DNS itself fails', async () => {
    const { call } = await someAdmin()
    const { name } = (await start(call, domainFor())).body.verificationRecord
    names.set(name, { name, txt: [], fault: 'failure' })
    expect(code(await verify(call))).toEqual([502, 'DOM_002'])
  })

  it('takes the right one among others, quoted or not', async () => {
    const { call } = await someAdmin()
    const { body } = await start(call, domainFor())
    const { name, value } = body.verificationRecord
    names.set(name, { name, txt: ['v=spf1 -all', `"${value}"`] })
    const answer = await verify(call)
    expect([answer.status, answer.body.verified, answer.body.sslStatus]).toEqual([200, true, 'provisioning'])
    expect(Date.parse(answer.body.verifiedAt!)).toBeGreaterThan(Date.now() - 60_000)
    expect((await verify(call)).body.verifiedAt).toBe(answer.body.verifiedAt)
  })

  it('takes the record that was asked for before', async () => {
    const { call } = await someAdmin()
    const domain = domainFor()
    const { value } = (await start(call, domain)).body.verificationRecord
    const name = `_impresario-verify.${domain}`
    names.set(name, { name, txt: [value.replace('portal-verify', 'impresario-verify')] })
    expect((await verify(call)).status).toBe(200)
  })

  it('lets the proxy ask for a certificate, from then on and not before', async () => {
    const { call } = await someAdmin()
    const domain = domainFor()
    const { body } = await start(call, domain)
    expect(await allowed(domain)).toBe(404)
    setRecord(body)
    await verify(call)
    expect([await allowed(domain), await allowed('other.example')]).toEqual([200, 404])
  })
})

describe('a domain that changes hands', () => {
  it('is nobody else’s while it is verified', async () => {
    const { domain } = await verified()
    expect(code(await start((await someAdmin()).call, domain))).toEqual([409, 'RES_002'])
  })

  it('is kept seven days for who named it first, and no longer', async () => {
    const [first, second] = [await someAdmin(), await someAdmin()]
    const domain = domainFor()
    await start(first.call, domain)
    expect(code(await start(second.call, domain))).toEqual([409, 'RES_002'])
    await sql(`update agencies set custom_domain_claimed_at = now() - interval '8 days' where id = $1`, first.agency)
    expect((await start(second.call, domain)).status).toBe(200)
    expect(code(await verify(first.call))).toEqual([409, 'RES_003'])
  })

  it('is no longer kept for who gives it up and names it again', async () => {
    const { call, agency } = await someAdmin()
    const domain = domainFor()
    await start(call, domain)
    await call('DELETE', path)
    await start(call, domain)
    const [row] = await sql(`select count(*)::int as starts, bool_and(a.custom_domain_claimed_at < later.at) as kept from events e join agencies a on a.id = e.agency_id,
      lateral (select max(created_at) as at from events where agency_id = $1 and type = 'agencies.domain_start') later where e.agency_id = $1 and e.type = 'agencies.domain_start'`, agency)
    expect(row).toEqual({ starts: 2, kept: true })
  })

  it('goes to one of two who ask at the same time', async () => {
    const callers = await Promise.all([someAdmin(), someAdmin(), someAdmin()])
    const domain = domainFor()
    const answers = await Promise.all(callers.map(({ call }) => start(call, domain)))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409])
  })

  it('stops at once when another is named, and when it is removed', async () => {
    const { call, domain } = await verified()
    const next = domainFor()
    await start(call, next)
    expect([await allowed(domain), (await call<Shown>('GET', path)).body.domain]).toEqual([404, next])
    expect((await call<Shown>('DELETE', path)).body).toEqual({ domain: null, verified: false })
    expect(code(await call<Refused>('DELETE', path))).toEqual([409, 'RES_003'])
  })
})

describe('looking again each day', () => {
  const recheck = async () => {
    const { recheckDomains } = await import('./recheck')
    await recheckDomains(app.payload)
    await expect.poll(async () => (await sql(`select count(*)::int as open from effects where kind = 'dns.recheck' and state <> 'done'`))[0]?.open, { timeout: 60_000 }).toBe(0)
  }
  // A day later, as far as the domain is concerned: the next check of today is another one.
  const dayPasses = async (agency: string) => {
    await sql(`update agencies set custom_domain_missing_since = custom_domain_missing_since - interval '1 day' where id = $1`, agency)
    await sql(`update effects set key = key || ':' || id where kind = 'dns.recheck'`)
  }
  const told = (agency: string) => sql('select type from notifications where agency_id = $1 order by created_at, id', agency).then((rows) => rows.map(({ type }) => type))

  it('tells the admins after the third miss, once, and forgets misses when the record is back', async () => {
    const { agency, call, domain } = await verified()
    const record = `_portal-verify.${domain}`
    const kept = names.get(record)!
    names.delete(record)
    for (const seen of [[], [], ['domain.missing'], ['domain.missing']]) {
      await recheck()
      await recheck()
      expect(await told(agency)).toEqual(seen)
      await dayPasses(agency)
    }
    expect(await allowed(domain)).toBe(200)
    names.set(record, kept)
    await recheck()
    expect((await sql('select custom_domain_misses::int as misses from agencies where id = $1', agency))[0]).toEqual({ misses: 0 })
    expect((await call<Shown>('GET', path)).body.verified).toBe(true)
  })

  it('releases it after fourteen days', async () => {
    const { agency, call } = await verified()
    names.clear()
    await recheck()
    await sql(`update agencies set custom_domain_missing_since = now() - interval '15 days' where id = $1`, agency)
    await dayPasses(agency)
    await recheck()
    expect(code(await call<Refused>('GET', path))).toEqual([409, 'RES_003'])
    expect(await told(agency)).toContain('domain.released')
  })

  it('goes on taking the record that was asked for before', async () => {
    const { agency, domain } = await verified()
    const { txt } = names.get(`_portal-verify.${domain}`)!
    names.clear()
    const name = `_impresario-verify.${domain}`
    names.set(name, { name, txt: txt.map((text) => text.replace('portal-verify', 'impresario-verify')) })
    await recheck()
    expect((await sql('select custom_domain_misses::int as misses from agencies where id = $1', agency))[0]).toEqual({ misses: 0 })
  })

  it('draws nothing from a lookup that failed', async () => {
    const { agency, domain } = await verified()
    const name = `_portal-verify.${domain}`
    names.set(name, { name, txt: [], fault: 'failure' })
    await recheck()
    expect((await sql('select custom_domain_misses::int as misses from agencies where id = $1', agency))[0]).toEqual({ misses: 0 })
  })
})
