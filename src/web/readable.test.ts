import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startApp, testPassword, type App } from '@/src/testing/app'
import { buildAgency, buildClient, buildUser } from '@/src/testing/build'

type Body = { doc?: Record<string, unknown>; errors?: { message: string; data: { code: string; field?: string } }[] }

let app: App
let token: string
let client: string
let email: string

beforeAll(async () => {
  app = await startApp()
  const agency = (await buildAgency(app.payload)).id
  client = (await buildClient(app.payload, { agency })).id
  email = (await buildUser(app.payload, { agency })).email
  token = (await app.anonymous<{ token: string }>('POST', '/api/users/login', { email, password: testPassword })).body.token
})
afterAll(() => app.close())

const send = async (path: string, method: string, body?: BodyInit, type?: string) => {
  const response = await fetch(`${app.url}${path}`, { method, body, headers: { authorization: `JWT ${token}`, ...(type && { 'content-type': type }) } })
  return { status: response.status, body: (response.headers.get('content-type')?.includes('json') ? await response.json() : {}) as Body }
}
const formOf = (fields: Record<string, string>, file?: [string, string]): FormData => {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  if (file) form.set('file', new Blob([file[0]]), file[1])
  return form
}

describe('a request by hand', () => {
  it('may leave out the content type of its JSON', async () => {
    const { status, body } = await send('/api/clients', 'POST', new TextEncoder().encode('{"companyName":"By hand"}'), 'application/x-www-form-urlencoded')
    expect([status, body.doc?.companyName]).toEqual([201, 'By hand'])
  })

  it.each([['nothing at all', undefined, undefined], ['null', 'null', 'application/json'], ['an empty form', formOf({}), undefined]])('with %s is told what is missing', async (_, given, type) => {
    const { status, body } = await send('/api/clients', 'POST', given, type)
    expect([status, body.errors?.[0]?.data]).toMatchObject([422, { code: 'VAL_002', field: 'companyName' }])
  })

  it('nested deeper than anybody means it is told so, whatever stands in its texts', async () => {
    const nested = `{"companyName":"Deep","notes":${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}}`
    const { status, body } = await send('/api/clients', 'POST', nested, 'application/json')
    expect([status, body.errors?.[0]?.data.code, body.errors?.[0]?.message]).toEqual([422, 'VAL_001', 'What is sent may be nested 200 deep.'])
    expect((await send('/api/clients', 'POST', JSON.stringify({ companyName: `Brackets ${'[{"\\'.repeat(20)}` }), 'application/json')).status).toBe(201)
  })

  it('with half a JSON is told that it cannot be read', async () => {
    expect((await send('/api/clients', 'POST', '{"companyName":', 'application/json')).status).toBe(400)
  })
})

describe('a form', () => {
  it('signs a person in, as the admin’s own form sends it, and with plain fields', async () => {
    const person = { email, password: testPassword }
    for (const form of [formOf({ _payload: JSON.stringify(person) }), formOf(person)]) expect((await send('/api/users/login', 'POST', form)).status).toBe(200)
  })

  it('brings a source and its file at once', async () => {
    const { status, body } = await send('/api/sources', 'POST', formOf({ client, title: 'Rail report', kind: 'file' }, ['Rail grew by 11 percent.', 'rail.txt']))
    expect([status, body.doc?.kind, body.doc?.title]).toEqual([201, 'file', 'Rail report'])
    const stored = await send(`/api/files/${String(body.doc?.file)}`, 'GET')
    expect(stored.body).toMatchObject({ originalName: 'rail.txt', purpose: 'source', client })
  })

  it('with junk for a file is refused in words and leaves no source', async () => {
    const { status, body } = await send('/api/sources', 'POST', formOf({ client, title: 'Junk', kind: 'file' }, ['\u0000\u0001\u0002', 'junk.pdf']))
    expect([status, body.errors?.[0]?.data.code]).toEqual([415, 'FILE_002'])
    expect((await send('/api/sources?where[title][equals]=Junk', 'GET')).body).toMatchObject({ totalDocs: 0 })
  })

  it('may name an upload’s client in a plain field', async () => {
    expect((await send('/api/files', 'POST', formOf({ client, purpose: 'source' }, ['Text.', 'a.txt']))).body.doc?.client).toBe(client)
  })

  it('without a file is told how to attach one', async () => {
    const { status, body } = await send('/api/files', 'POST', formOf({ client }))
    expect([status, body.errors?.[0]?.message]).toEqual([422, 'Attach the file in a form field named “file”.'])
  })
})

describe('a filter', () => {
  it.each([
    ['by an unknown field', 'where[nope][equals]=1', 'VAL_001', 'This cannot be asked for: nope.'],
    ['by an unknown state', 'where[status][equals]=bogus', 'VAL_003', 'A value in the filter has the wrong form.'],
  ])('%s is refused in words', async (_, query, code, message) => {
    const { status, body } = await send(`/api/documents?${query}`, 'GET')
    expect([status, body.errors?.[0]?.data.code, body.errors?.[0]?.message]).toEqual([422, code, message])
  })
})
