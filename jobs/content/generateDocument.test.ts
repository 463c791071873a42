import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DocumentContent } from '@/src/domain/content/document'
import type { App, Caller } from '@/src/testing/app'
import { buildAgency, buildClient, buildSource, buildUser } from '@/src/testing/build'
import { type Generation, startGeneration } from '@/src/testing/generation'

type Claims = { counts: { total: number; proven: number; unproven: number }; claims: { text: string; kind: string; passage: string | null; start: number; end: number; source: { evidenceId: string } | null }[] }

let made: Generation
let app: App
let member: Caller
let client: string
let own: string
let run: Generation['generate']

beforeAll(async () => {
  made = await startGeneration()
  ;({ app, member, client, agency: own, generate: run } = made)
})
afterAll(() => made.close())

describe('a document asked for on a topic', () => {
  it('is researched on the web, proven claim by claim, and drawn', async () => {
    const { documentId } = await run({ topic: 'Energy efficiency in commercial buildings', keywords: ['lighting retrofit'] })
    const status = await member<Record<string, unknown>>('GET', `/api/documents/${documentId}/status`)
    expect(status.body.error).toBeUndefined()
    expect(status.body).toMatchObject({ status: 'ready', progress: { percent: 100, stepsRemaining: [] }, sandbox: true })
    const { body: content } = await member<DocumentContent>('GET', `/api/documents/${documentId}/content`)
    const { body: ledger } = await member<Claims>('GET', `/api/documents/${documentId}/claims`)
    expect(ledger.counts).toMatchObject({ unproven: 0, proven: ledger.counts.total })
    expect(content.sections.length).toBeGreaterThanOrEqual(5)
    const pdf = await member<{ text: string }>('GET', `/api/documents/${documentId}/pdf`)
    expect([pdf.status, pdf.body.text.slice(0, 5)]).toEqual([200, '%PDF-'])
  })

  it('rests on the client’s own sources alone when asked to', async () => {
    const { demoSources } = await import('@/src/seed/demoSources')
    const sources = await Promise.all(demoSources.map(({ title, note }) => buildSource(app.payload, { client, title, note })))
    const { documentId } = await run({ topic: 'Energy efficiency in commercial buildings', sourceIds: sources.map(({ id }) => id), sourcesOnly: true })
    const status = await member<{ error?: unknown; result: { warnings: { code: string }[] } }>('GET', `/api/documents/${documentId}/status`)
    expect(status.body.error).toBeUndefined()
    expect(status.body.result.warnings.map(({ code }) => code)).toContain('SOURCES_FEW')
  })

  it('is made from a few pasted paragraphs that say the topic in other words', async () => {
    const note = [
      'Our clinic group ran a pilot with text message reminders in three towns. Missed appointments fell from 14% to 9% within six months. Patients over 70 answered less often than others, and 31% of them preferred a phone call.',
      'Costs were small. Each message cost 4 cents, and the whole pilot cost $2,900 including training. The doctors asked for two changes: reminders should name the doctor, and a reply should cancel the appointment at once.',
      'The second phase starts in spring. It adds eight towns, a reply by text, and reminders in three languages. The board expects missed appointments to fall below 8% and will decide on a full roll-out in autumn.',
    ].join('\n\n')
    const source = await buildSource(app.payload, { client, title: 'Pilot report', note })
    const { documentId } = await run({ topic: 'Customer service trends', sourceIds: [source.id], sourcesOnly: true })
    const { body } = await member<{ status: string; error?: unknown }>('GET', `/api/documents/${documentId}/status`)
    expect([body.status, body.error]).toEqual(['ready', undefined])
    const { body: ledger } = await member<Claims>('GET', `/api/documents/${documentId}/claims`)
    expect(ledger.counts).toMatchObject({ unproven: 0, proven: ledger.counts.total })
    expect(ledger.counts.total).toBeGreaterThan(5)
  })

  it('keeps its PDF while a changed text waits for proof, until an editor answers for the claim', async () => {
    const { documentId } = await run({ topic: 'Remote work in small companies' })
    const path = `/api/documents/${documentId}`
    const change = { summary: 'Small companies saved 97.3% of their rent.' }
    expect((await member('PATCH', `${path}/content`, change)).status).toBe(428)
    expect((await member('PATCH', `${path}/content`, change, { 'if-match': '"9"' })).body).toMatchObject({ errors: [{ data: { name: 'STALE_VERSION' } }] })
    const unknown = await member('PATCH', `${path}/content`, { ...change, colour: 'red' }, { 'if-match': '"1"' })
    expect([unknown.status, unknown.body]).toMatchObject([422, { errors: [{ message: 'Not known here: colour.', data: { code: 'VAL_001', field: 'colour' } }] }])
    const edited = await member<{ runId: string }>('PATCH', `${path}/content`, change, { 'if-match': '"1"' })
    expect(edited.status).toBe(202)
    expect(await made.finish(edited.body.runId)).toBe('failed')
    const refused = await member('GET', `${path}/status`)
    expect(refused.body).toMatchObject({ status: 'ready', error: { code: 'GEN_008', step: 'quality_review' } })
    const ledger = await member<{ claims: { id: string; status: string; text: string }[] }>('GET', `${path}/claims`)
    const [open] = ledger.body.claims.filter(({ status }) => status === 'unproven')
    expect(open?.text).toBe(change.summary)
    expect((await member('POST', `/api/claims/${open?.id}/waive`, {})).status).toBe(422)
    expect((await member('POST', `/api/claims/${open?.id}/waive`, { reason: 'From the client’s own books.' })).body).toMatchObject({ status: 'waived' })
    const reader = await app.as((await buildUser(app.payload, { agency: own, role: 'client', client })).email)
    expect((await reader('POST', `${path}/retry`, {})).status).toBe(403)
    const again = await member<{ runId: string }>('POST', `/api/pipeline-runs/${edited.body.runId}/retry`, {})
    expect(again.status).toBe(202)
    expect(await made.finish(again.body.runId)).toBe('completed')
    expect((await member<DocumentContent>('GET', `${path}/content`)).body.summary).toBe(change.summary)
    expect((await member('GET', `${path}/claims`)).body).toMatchObject({ counts: { unproven: 0, waived: 1 } })
  })

  it('fails with what would help when the search finds nothing', async () => {
    const { documentId } = await run({ topic: 'Zxqv blorptic wuggle frandom' })
    const status = await member('GET', `/api/documents/${documentId}/status`)
    expect(status.body).toMatchObject({ status: 'failed', error: { code: 'GEN_011', step: 'web_research', message: expect.stringContaining('Add reports, links or notes') } })
  })

  it('can be canceled before it starts, and not afterwards', async () => {
    const { body } = await member<{ documentId: string }>('POST', `/api/clients/${client}/documents/generate`, { topic: 'Energy efficiency' })
    expect((await member('POST', `/api/documents/${body.documentId}/cancel`)).body).toEqual({ status: 'canceled' })
    expect((await member('POST', `/api/documents/${body.documentId}/cancel`)).status).toBe(409)
    expect((await member('GET', `/api/documents/${body.documentId}/pdf`)).status).toBe(409)
  })
})

describe('a request that cannot be met', () => {
  const refused = async (caller: Caller, body: object, of = client) => {
    const { status, body: answer } = await caller<{ errors: { data: { code: string } }[] }>('POST', `/api/clients/${of}/documents/generate`, body)
    return [status, answer.errors[0]?.data.code]
  }
  const topic = 'Energy efficiency'

  it('names the fault and leaves nothing behind', async () => {
    const { poolOf } = await import('@/src/engine/database')
    const count = async () => (await poolOf(app.payload).query<{ count: number }>('select count(*)::int as count from documents'))[0]?.count
    const before = await count()
    const other = (await buildClient(app.payload)).id
    const inactive = (await buildClient(app.payload, { agency: own, isActive: false })).id
    expect(await refused(member, { topic }, other)).toEqual([404, 'RES_001'])
    expect(await refused(member, { topic }, inactive)).toEqual([404, 'RES_001'])
    expect(await refused(member, {})).toEqual([422, 'VAL_002'])
    expect(await refused(member, { topic, templateCode: 'NONE_99' })).toEqual([403, 'BIZ_002'])
    expect(await refused(member, { topic, coverImage: '01900000-0000-7000-8000-000000000000' })).toEqual([403, 'BIZ_005'])
    expect(await refused(member, { topic, autoDistribute: true, distributionChannels: ['linkedin'] })).toEqual([409, 'BIZ_006'])
    expect(await refused(member, { topic, sourceIds: ['01900000-0000-7000-8000-000000000000'] })).toEqual([422, 'VAL_001'])
    expect(await refused(app.anonymous, { topic })).toEqual([401, 'AUTH_003'])
    expect(await count()).toBe(before)
  })

  it('answers by subscription, role and credits', async () => {
    const caller = async (agency: Record<string, unknown>, plan: Record<string, unknown> = {}, role = 'agency_member') => {
      const { buildPlan } = await import('@/src/testing/build')
      const own = (await buildAgency(app.payload, { plan: (await buildPlan(app.payload, plan)).id })).id
      const of = (await buildClient(app.payload, { agency: own })).id
      const person = await app.as((await buildUser(app.payload, { agency: own, role, ...(role === 'client' && { client: of }) })).email)
      const { asSystem } = await import('@/src/engine/doors')
      const { systemRequest } = await import('@/src/engine/database')
      await asSystem(await systemRequest(app.payload, 'tests'), 'tests').update('agencies', own, agency)
      return refused(person, { topic }, of)
    }
    expect(await caller({ subscriptionStatus: 'suspended' })).toEqual([401, 'AUTH_003'])
    expect(await caller({}, {}, 'producer')).toEqual([403, 'AUTH_004'])
    expect(await caller({ clientGenerationMode: 'off' }, {}, 'client')).toEqual([403, 'AUTH_004'])
    expect(await caller({ clientGenerationMonthlyLimit: 0 }, {}, 'client')).toEqual([429, 'BIZ_009'])
    expect(await caller({}, { apiKeyMode: 'included', includedApiCreditsCents: 0 })).toEqual([402, 'BIZ_004'])
    expect(await caller({}, { maxTemplates: 0 })).toEqual([403, 'BIZ_002'])
  })
})
