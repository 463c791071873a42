import { afterAll, beforeAll, expect, it } from 'vitest'
import { startApp, type App, type Caller } from '@/src/testing/app'
import { buildAgency, buildPlan, buildTemplate, buildUser } from '@/src/testing/build'

type Agency = { version: number; assignedTemplates: { template: string; assignedAt: string | null }[] }
type Answered = { doc: Agency; errors: { message: string; data: { code: string; field?: string } }[] }

let app: App
let operator: Caller
let plan: string
const templates: string[] = []
let premium: string

beforeAll(async () => {
  app = await startApp()
  plan = (await buildPlan(app.payload, { maxTemplates: 2 })).id
  for (const sortOrder of [3, 1, 2]) templates[sortOrder - 1] = (await buildTemplate(app.payload, { sortOrder, publishedAt: new Date().toISOString() })).id
  premium = (await buildTemplate(app.payload, { sortOrder: 0, isPremium: true, publishedAt: new Date().toISOString() })).id
  operator = await app.as((await buildUser(app.payload, { isSuperAdmin: true })).email)
})
afterAll(() => app.close())

const made = async (more: object = {}) => (await buildAgency(app.payload, { plan, ...more })) as unknown as Agency & { id: string }
const chosen = ({ assignedTemplates }: Agency) => assignedTemplates.map(({ template }) => template)
const assign = (id: string, ids: string[]) => operator<Answered>('PATCH', `/api/agencies/${id}`, { assignedTemplates: ids.map((template) => ({ template })) }, { 'if-match': '1' })

it('a new agency on a plan with a limit starts with the first designs of the gallery', async () => {
  const agency = await made()
  expect(chosen(agency)).toEqual([templates[0], templates[1]])
  expect(Date.parse(agency.assignedTemplates[0]?.assignedAt ?? '')).toBeGreaterThan(0)
})

it('an agency whose plan has all designs is assigned none', async () => {
  expect(chosen(await made({ plan: (await buildPlan(app.payload)).id }))).toEqual([])
})

it('the operator chooses others', async () => {
  const { status, body } = await assign((await made()).id, [templates[2]!])
  expect([status, chosen(body.doc)]).toEqual([200, [templates[2]]])
})

it('more than the plan has, or a premium one, are refused in words', async () => {
  const many = await assign((await made()).id, templates)
  const costly = await assign((await made()).id, [premium])
  expect([many.status, many.body.errors[0]?.data.field]).toEqual([422, 'assignedTemplates'])
  expect([costly.status, costly.body.errors[0]?.message]).toEqual([422, 'Only templates that are published, active and not premium can be assigned.'])
})
