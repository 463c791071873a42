import net from 'node:net'
import { handleEndpoints } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { poolOf } from '@/src/engine/database'
import { startApp, testPassword, type App, type Caller } from '@/src/testing/app'
import { buildAgency, buildClient, buildSource, buildUser } from '@/src/testing/build'

type Refusal = { errors: { message: string; data: { code: string; requestId: string } }[]; requestId: string; timestamp: string }

let app: App
let agency: string
let admin: Caller
let member: Caller
let token: string

beforeAll(async () => {
  app = await startApp()
  agency = (await buildAgency(app.payload, { notes: 'For the operator alone', billingCustomerId: 'cus_1' })).id
  const person = await buildUser(app.payload, { agency })
  const client = (await buildClient(app.payload, { agency, relatedServices: ['audits'] })).id
  await buildSource(app.payload, { client, tags: ['one'] })
  await poolOf(app.payload).query(
    `insert into documents (id, agency_id, client_id, title, topic, status, content, created_by_id, created_at)
     select gen_random_uuid(), $1, $2, 'Document ' || n, 'Topic', 'ready', '{"sections": []}', $3, now() - n * interval '1 second' from generate_series(1, 150) n`,
    [agency, client, person.id],
  )
  admin = await app.as(person.email)
  member = await app.as((await buildUser(app.payload, { agency, role: 'agency_member' })).email)
  token = (await app.anonymous<{ token: string }>('POST', '/api/users/login', { email: person.email, password: testPassword })).body.token
})
afterAll(() => app.close())

/** The same request through Payload's own REST handler. */
const byPayload = async (path: string) => {
  const request = new Request(`${app.url}${path}`, { headers: { authorization: `JWT ${token}` } })
  const text = await (await handleEndpoints({ config: app.payload.config, request })).text()
  // The one difference: join fields, which ours leaves out unless they are asked for.
  return JSON.parse(text, (name, value: unknown) => (name.endsWith('List') ? undefined : value)) as Record<string, unknown>
}

/** What the server answers to these raw bytes before it closes the connection, or has answered in full. */
const raw = (bytes: string) =>
  new Promise<string>((resolve) => {
    const { hostname, port } = new URL(app.url)
    const socket = net.connect(Number(port), hostname, () => socket.write(bytes))
    let text = ''
    socket.on('data', (part) => (text += part.toString()))
    socket.on('close', () => resolve(text))
  })

const expectRefusal = ({ body, headers }: { body: Refusal; headers: Headers }, code: string) => {
  expect(body.errors[0]?.data.code).toBe(code)
  expect(body.errors[0]?.message).toBeTruthy()
  expect(body.requestId).toBe(headers.get('x-request-id'))
  expect(body.timestamp).toMatch(/^\d{4}-/)
}

describe('reading over REST', () => {
  it('answers word for word what Payload’s own handler answers', async () => {
    const paths = [
      '/api/documents?limit=3&depth=0', '/api/documents?limit=3&depth=1&joins=false', '/api/documents?limit=3&depth=2&joins=false', '/api/documents?limit=2&page=4&sort=title',
      '/api/documents?limit=3&depth=1&select[title]=true&select[client]=true&populate[clients][companyName]=true', '/api/documents?limit=3&where[client.companyName][exists]=true',
      '/api/documents?limit=3&where[or][0][title][equals]=Document%205&where[or][1][title][like]=Document%207', '/api/clients?limit=5&joins=false&depth=1', '/api/clients?limit=5&joins=false&select[relatedServices]=true',
      '/api/sources?limit=5&depth=1&joins=false', '/api/agencies?limit=5', '/api/users?limit=5', '/api/users?limit=5&depth=1&joins=false', '/api/events?limit=5&sort=createdAt', '/api/templates?limit=5', '/api/connections?limit=5',
      `/api/agencies/${agency}?depth=1`, '/api/documents?where[title][equals]=nothing&limit=5', '/api/documents?limit=5&page=999', '/api/documents?limit=5&select[content]=false&select[agency]=false',
    ]
    for (const path of paths) expect((await admin('GET', path)).body, path).toEqual(await byPayload(path))
  })

  it('keeps from a member what only the operator reads, in lists, alone and as a relation', async () => {
    const { body } = await member<{ docs: { agency: object }[] }>('GET', '/api/documents?depth=1&limit=2')
    const texts = [body, (await member('GET', '/api/agencies')).body, (await member('GET', `/api/agencies/${agency}`)).body, (await member('GET', '/api/users?depth=2')).body].map((answer) => JSON.stringify(answer))
    for (const text of texts) expect(text).not.toMatch(/For the operator alone|cus_1|"hash"|"salt"|resetPasswordToken/)
    expect(texts[0]).toContain('"name":"Agency')
  })

  it('leaves heavy columns out of a list and joins out of everything, unless asked for', async () => {
    const { body } = await admin<{ docs: { id: string }[] }>('GET', '/api/documents?limit=1')
    expect(body.docs[0]).not.toHaveProperty('content')
    expect((await admin('GET', `/api/documents/${body.docs[0]!.id}`)).body).toHaveProperty('content')
    const clients = await admin<{ docs: object[] }>('GET', '/api/clients?joins[documentsList][limit]=2')
    expect(clients.body.docs[0]).toMatchObject({ documentsList: { docs: [expect.anything(), expect.anything()] } })
    expect(clients.body.docs[0]).not.toHaveProperty('sourcesList')
    expect((await admin<{ docs: object[] }>('GET', '/api/clients')).body.docs[0]).not.toHaveProperty('documentsList')
  })

  it('gives 20 rows unless told otherwise, at most 100, and never everything', async () => {
    const sizes = [['', 20], ['?limit=0', 20], ['?limit=-3', 1], ['?limit=7.9', 7], ['?limit=9999', 100], ['?limit=all', 20], ['?pagination=false', 20], ['?pagination=false&limit=0', 20]] as const
    for (const [query, size] of sizes) expect((await admin<{ docs: unknown[] }>('GET', `/api/documents${query}`)).body.docs, query).toHaveLength(size)
  })

  it('takes a search that is too long for an address as the form of a POST, within the same bounds', async () => {
    const response = await fetch(`${app.url}/api/documents`, {
      method: 'POST',
      headers: { authorization: `JWT ${token}`, 'x-payload-http-method-override': 'GET', 'content-type': 'application/x-www-form-urlencoded' },
      body: 'limit=0&where[title][equals]=Document%205',
    })
    expect(await response.json()).toMatchObject({ limit: 20, docs: [{ title: 'Document 5' }] })
  })
})

describe('what cannot be served', () => {
  it('says 404 in the one shape at an unknown address, 400 at an unreadable one', async () => {
    for (const path of ['/api/nothing', '/api/documents/a/b/c/d', '/api', '/api/documents/%E0%A4%A']) {
      const answer = await admin<Refusal>('GET', path)
      expect([400, 404], path).toContain(answer.status)
      expectRefusal(answer, answer.status === 404 ? 'RES_001' : 'VAL_001')
    }
  })

  it('says 400 to a body that is not JSON', async () => {
    const response = await fetch(`${app.url}/api/clients`, { method: 'POST', headers: { authorization: `JWT ${token}`, 'content-type': 'application/json' }, body: '{"companyName": ' })
    expect(response.status).toBe(400)
    expectRefusal({ body: (await response.json()) as Refusal, headers: response.headers }, 'VAL_001')
  })

  it('says 413 to a body of more than 1 MB, and to an upload of more than 26 MB by its announced size', async () => {
    const answer = await admin<Refusal>('POST', '/api/clients', { companyName: 'x'.repeat(1024 * 1024) })
    expect(answer.status).toBe(413)
    expectRefusal(answer, 'FILE_001')
    const head = (type: string, size: number) => `POST /api/files HTTP/1.1\r\nhost: x\r\nauthorization: JWT ${token}\r\ncontent-type: ${type}\r\ncontent-length: ${size}\r\n\r\n`
    expect(await raw(head('multipart/form-data; boundary=b', 27 * 1024 * 1024))).toMatch(/^HTTP\/1.1 413[\s\S]*FILE_001/)
  })

  it('counts a body without an announced size, and stops reading at the limit', async () => {
    const chunk = `10000\r\n${'x'.repeat(0x10000)}\r\n`
    expect(await raw(`POST /api/clients HTTP/1.1\r\nhost: x\r\nauthorization: JWT ${token}\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n${chunk.repeat(18)}`)).toMatch(/^HTTP\/1.1 413[\s\S]*FILE_001/)
  })

  it('leaves nothing of a request that breaks off half-way', async () => {
    const body = JSON.stringify({ companyName: 'Broken off' })
    const { hostname, port } = new URL(app.url)
    await new Promise<void>((resolve) => {
      const socket = net.connect(Number(port), hostname, () => {
        socket.write(`POST /api/clients HTTP/1.1\r\nhost: x\r\nauthorization: JWT ${token}\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body.slice(0, 20)}`, () => socket.destroy())
      })
      socket.on('close', () => resolve())
    })
    expect((await admin<{ totalDocs: number }>('GET', '/api/clients?where[companyName][equals]=Broken%20off')).body.totalDocs).toBe(0)
    expect((await admin('POST', '/api/clients', { companyName: 'Whole' })).status).toBe(201)
  })
})

describe('every answer', () => {
  it('has the caller’s request id, or one of ours in place of a wrong one', async () => {
    const given = 'request-id-0001'
    for (const path of ['/api/clients', '/api/nothing', '/api/health']) expect((await admin('GET', path, undefined, { 'x-request-id': given })).headers.get('x-request-id')).toBe(given)
    expect((await app.anonymous('GET', '/api/clients', undefined, { 'x-request-id': 'has spaces' })).headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
  })

  it('to HEAD has the head alone, to OPTIONS what may be asked from where', async () => {
    const head = await fetch(`${app.url}/api/clients`, { method: 'HEAD', headers: { authorization: `JWT ${token}` } })
    expect([head.status, await head.text()]).toEqual([200, ''])
    const origin = app.payload.config.csrf[0]!
    const options = await fetch(`${app.url}/api/clients`, { method: 'OPTIONS', headers: { origin } })
    expect([options.status, options.headers.get('access-control-allow-origin')]).toEqual([204, origin])
    expect((await fetch(`${app.url}/api/clients`, { method: 'OPTIONS', headers: { origin: 'https://elsewhere.example' } })).headers.get('access-control-allow-origin')).toBeNull()
  })
})
