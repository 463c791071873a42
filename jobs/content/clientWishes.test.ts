import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { poolOf } from '@/src/engine/database'
import { startApp, type App, type Caller } from '@/src/testing/app'
import { buildAgency, buildClient, buildTemplate, buildUser } from '@/src/testing/build'

type Refused = { errors: { message: string; data: { code: string } }[] }
type Task = { id: string; title: string; kind: string; status: string; document: string | null }

let app: App
let client: string
let admin: Caller
let member: Caller
let customer: Caller
let stranger: Caller

beforeAll(async () => {
  app = await startApp()
  await import('./generateDocument')
  const agency = (await buildAgency(app.payload, { clientGenerationMode: 'request', clientGenerationMonthlyLimit: 3 })).id
  client = (await buildClient(app.payload, { agency, companyName: 'Northlight' })).id
  await buildTemplate(app.payload, { isDefault: true, publishedAt: '2026-01-01T00:00:00.000Z' })
  const person = async (role: string, more: object = {}) => app.as((await buildUser(app.payload, { agency, role, ...more })).email)
  ;[admin, member, customer] = await Promise.all([person('agency_admin'), person('agency_member'), person('client', { client })])
  stranger = await app.as((await buildUser(app.payload, { agency: (await buildAgency(app.payload)).id })).email)
})
afterAll(() => app.close())

const ask = (topic: string, more: object = {}) => customer<{ taskId: string; status: string } & Refused>('POST', `/api/clients/${client}/documents/generate`, { topic, ...more })
const code = ({ status, body }: { status: number; body: unknown }) => [status, (body as Refused).errors?.[0]?.data.code]
const documents = async () => (await poolOf(app.payload).query<{ topic: string; direction: string; budget: number | null }>(
  `select d.topic, d.input_custom_direction as direction, r.budget_cents as budget from documents d join pipeline_runs r on r.id = d.pipeline_run_id`))

it('an estimate tells staff the cost, and a client’s user the time alone', async () => {
  const estimate = async (caller: Caller) => Object.keys((await caller('POST', `/api/clients/${client}/documents/estimate`, { topic: 'Energy' })).body).sort()
  expect(await estimate(member)).toEqual(['costCents', 'durationSeconds', 'model', 'sources'])
  expect(await estimate(customer)).toEqual(['durationSeconds', 'sources'])
})

describe('a client’s wish where the agency starts the documents', () => {
  it('waits as a task that staff are told of, and becomes a document when one of them starts it', async () => {
    const wish = await ask('Energy efficiency', { customDirection: 'For owners of towers', budgetCents: 1 })
    expect([wish.status, wish.body.status]).toEqual([202, 'requested'])
    expect(await documents()).toEqual([])
    const path = `/api/review-tasks/${wish.body.taskId}`
    expect((await member<Task>('GET', path)).body).toMatchObject({ kind: 'client_request', status: 'open', title: 'Northlight asks for: Energy efficiency' })
    const told = await admin<{ docs: { title: string }[] }>('GET', '/api/notifications')
    expect(told.body.docs.map(({ title }) => title)).toEqual(['Northlight asks for: Energy efficiency'])
    const started = await member<{ documentId: string; status: string }>('POST', `${path}/generate`, {})
    expect([started.status, started.body.status]).toEqual([202, 'pending'])
    expect(await documents()).toEqual([{ topic: 'Energy efficiency', direction: 'For owners of towers', budget: null }])
    expect((await member<Task>('GET', `${path}?depth=0`)).body).toMatchObject({ status: 'done', document: started.body.documentId })
    expect(code(await member('POST', `${path}/generate`, {}))).toEqual([409, 'RES_003'])
    expect(await documents()).toHaveLength(1)
  })

  it('is started by staff of the agency alone', async () => {
    const { body } = await ask('Lighting')
    const path = `/api/review-tasks/${body.taskId}/generate`
    expect(code(await customer('POST', path, {}))).toEqual([403, 'AUTH_004'])
    expect(code(await stranger('POST', path, {}))).toEqual([404, 'RES_001'])
    expect(code(await ask(''))).toEqual([422, 'VAL_001'])
  })

  it('is one of so many a month, not counting those turned down', async () => {
    const third = await ask('Heating')
    expect(third.status).toBe(202)
    expect(code(await ask('Cooling'))).toEqual([429, 'BIZ_009'])
    expect((await member('POST', `/api/review-tasks/${third.body.taskId}/dismiss`, {})).status).toBe(200)
    expect((await ask('Cooling')).status).toBe(202)
  })
})
