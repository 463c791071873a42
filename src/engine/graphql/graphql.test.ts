import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startApp, type App, type Caller } from '@/src/testing/app'
import { buildAgency, buildClient, buildDocument, buildUser } from '@/src/testing/build'

type Told = { data: Record<string, never> | null; errors?: { message: string; path?: string[]; extensions: Record<string, unknown>; data?: Record<string, unknown> }[]; requestId?: string }

let app: App
let admin: Caller
let client: string

beforeAll(async () => {
  app = await startApp()
  const agency = (await buildAgency(app.payload, { notes: 'For the operator alone' })).id
  client = (await buildClient(app.payload, { agency, companyName: 'Acme' })).id
  for (let n = 0; n < 3; n += 1) await buildDocument(app.payload, { client })
  admin = await app.as((await buildUser(app.payload, { agency })).email)
})
afterAll(() => app.close())

const ask = async (query: string, variables?: object, headers?: Record<string, string>) => admin<Told>('POST', '/api/graphql', { query, variables }, headers)
const refusal = async (query: string, variables?: object) => {
  const { status, body } = await ask(query, variables)
  const first = body.errors?.[0]
  return [status, (first?.extensions ?? first?.data)?.code]
}

describe('GraphQL', () => {
  it('answers what REST answers, with variables, a filter and a change', async () => {
    const { status, body } = await ask('query List($of: JSON!) { list: Documents(where: { client: { equals: $of } }, limit: 2) { totalDocs docs { id client { companyName } } } }', { of: client })
    expect([status, body]).toMatchObject([200, { data: { list: { totalDocs: 3, docs: [{ client: { companyName: 'Acme' } }, {}] } } }])
    const changed = await ask(`mutation { updateClient(id: "${client}", data: { location: "Here" }) { location } }`, undefined, { 'if-match': '"1"' })
    expect(changed.body).toEqual({ data: { updateClient: { location: 'Here' } } })
  })

  it('is for people who are signed in, over POST, one question at a time', async () => {
    expect((await app.anonymous('POST', '/api/graphql', { query: '{ Documents { totalDocs } }' })).status).toBe(401)
    expect((await admin('GET', '/api/graphql?query={Documents{totalDocs}}')).status).toBe(404)
    expect((await admin('POST', '/api/graphql', [{ query: '{ Documents { totalDocs } }' }])).status).toBe(422)
    expect((await admin('POST', '/api/graphql', { query: '{ Documents { totalDocs } }', more: 1 })).status).toBe(422)
  })

  it('holds lists and filters to the bounds of REST', async () => {
    expect((await ask('{ Documents(limit: 0) { limit } }')).body).toEqual({ data: { Documents: { limit: 20 } } })
    expect((await ask('{ Documents(limit: 5000) { limit } }')).body).toEqual({ data: { Documents: { limit: 100 } } })
    expect(await refusal('{ Documents(sort: "agency.notes") { totalDocs } }')).toEqual([200, 'VAL_001'])
    expect(await refusal('{ Agencies(where: { notes: { like: "operator" } }) { totalDocs } }')).toEqual([200, 'VAL_001'])
    expect(await refusal('{ Documents(where: { agency__notes: { like: "operator" } }) { totalDocs } }')).not.toEqual([200, undefined])
    expect(await refusal('{ countAgencies(where: { AND: [{ notes: { exists: true } }] }) { totalDocs } }')).toEqual([200, 'VAL_001'])
    expect(await refusal('{ Clients { docs { documentsList(sort: "content") { docs { id } } } } }')).toEqual([200, 'VAL_001'])
  })

  it('refuses what asks too much: levels, fields side by side, fragments that multiply or contain themselves, text without end', async () => {
    const levels = (count: number) => `{ Documents { docs { ${'agency { plan { '.repeat(count)} id ${'} }'.repeat(count)} } } }`
    expect(await refusal('{ Documents { docs { client { agency { plan { id } } } } } }')).toEqual([200, undefined])
    expect(await refusal(levels(4))).toEqual([422, 'VAL_001'])
    expect(await refusal(`{ ${Array.from({ length: 11 }, (_, n) => `a${n}: Documents { totalDocs }`).join(' ')} }`)).toEqual([422, 'VAL_001'])
    const doubling = Array.from({ length: 12 }, (_, n) => `fragment f${n} on Document { ...f${n + 1} ...f${n + 1} }`).join(' ')
    expect(await refusal(`{ Documents { docs { ...f0 } } } ${doubling} fragment f12 on Document { id }`)).toEqual([422, 'VAL_001'])
    expect(await refusal('{ Documents { docs { ...a } } } fragment a on Document { client { id } ...a }')).toEqual([422, 'VAL_001'])
    expect(await refusal(`{ Documents { docs { ${'id '.repeat(5000)} } } }`)).toEqual([400, 'VAL_001'])
    expect(await refusal(`{ ${'x'.repeat(30_000)} }`)).toEqual([422, 'VAL_001'])
    expect(await refusal('query a { Documents { totalDocs } } query b { Documents { totalDocs } }')).toEqual([422, 'VAL_001'])
    expect(await refusal(`{ ${Array.from({ length: 10 }, (_, n) => `a${n}: Documents { docs { agency { id } client { id agency { id } defaultTemplate { id } logoRound { id } coverImage { id } } template { id } pdf { id } createdBy { id } coverImage { id } pipelineRun { id } } }`).join(' ')} }`)).toEqual([400, 'VAL_001'])
  })

  it('tells a refusal in its `extensions`, with the id of the request, and proposes no names', async () => {
    const { headers, body } = await ask('{ Document(id: "00000000-0000-7000-8000-000000000000") { id } }')
    expect(body.errors?.[0]).toMatchObject({ path: ['Document'], extensions: { code: 'RES_001', name: 'NOT_FOUND', requestId: headers.get('x-request-id') } })
    const unknown = await ask('{ Docments { totalDocs } }')
    expect([unknown.status, unknown.body.errors?.[0]?.message]).toEqual([400, 'Cannot query field "Docments" on type "Query".'])
  })

  it('tells its schema while one develops only', async () => {
    const { readQuestion } = await import('./limits')
    expect(() => readQuestion('{ __schema { types { name } } }', true)).toThrow('not told')
    expect(readQuestion('{ __schema { types { name } } }', false).definitions).toHaveLength(1)
  })
})
