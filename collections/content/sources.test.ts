import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pdfOf } from '@/src/domain/content/reading/testFiles'
import { startApp, type App, type Caller } from '@/src/testing/app'
import { buildAgency, buildClient, buildUser } from '@/src/testing/build'

type Refused = { errors: { message: string; data: { code: string; field?: string } }[] }

let app: App
let client: string
let member: Caller
let customer: Caller

beforeAll(async () => {
  app = await startApp()
  const agency = (await buildAgency(app.payload)).id
  client = (await buildClient(app.payload, { agency })).id
  member = await app.as((await buildUser(app.payload, { agency, role: 'agency_member' })).email)
  customer = await app.as((await buildUser(app.payload, { agency, role: 'client', client })).email)
})
afterAll(() => app.close())

const upload = (bytes: BlobPart, name: string, caller = member) => {
  const form = new FormData()
  form.set('file', new Blob([bytes]), name)
  form.set('_payload', JSON.stringify({ purpose: 'source', client }))
  return caller<Refused & { doc: { id: string; filename: string; mimeType: string; originalName: string } }>('POST', '/api/files', form)
}
const add = (source: object, caller = member) => caller<Refused & { doc: Record<string, unknown> }>('POST', '/api/sources', { client, title: 'A source', ...source })

describe('a pasted note', () => {
  it('is evidence at once', async () => {
    const { status, body } = await add({ kind: 'note', note: 'Sales rose by 12%.' })
    expect([status, body.doc.extractedText, body.doc.wordCount]).toEqual([201, 'Sales rose by 12%.', 4])
  })

  it('may be added by the client’s own user', async () => {
    expect((await add({ kind: 'note', note: 'From the client.' }, customer)).status).toBe(201)
  })

  it.each([
    ['without its text', { kind: 'note' }, 422, 'VAL_002', 'note'],
    ['with blanks only', { kind: 'note', note: '   ' }, 422, 'VAL_002', 'note'],
    ['of 50,001 characters', { kind: 'note', note: 'x'.repeat(50_001) }, 422, 'VAL_001', 'note'],
    ['of an unknown kind', { kind: 'film', note: 'x' }, 422, 'VAL_001', 'kind'],
    ['that is there already', { kind: 'note', note: 'Sales rose by 12%.' }, 409, 'VAL_004', 'note'],
  ])('%s is refused in words', async (_, source, status, code, field) => {
    const answer = await add(source)
    expect([answer.status, answer.body.errors[0]?.data.code, answer.body.errors[0]?.data.field]).toEqual([status, code, field])
    expect(answer.body.errors[0]?.message.length).toBeGreaterThan(15)
  })
})

describe('a link', () => {
  it.each(['http://127.0.0.1/report', 'http://[::1]/', 'http://169.254.169.254/latest', 'http://10.0.0.8/x', 'http://localhost:3000/', 'http://0x7f000001/', 'ftp://example.org/file'])('to %s is refused', async (url) => {
    const { status, body } = await add({ kind: 'url', url })
    expect([status, body.errors[0]?.data.field]).toEqual([422, 'url'])
  })

  it('to the sandbox is taken for its sample pages only', async () => {
    const { env } = await import('@/src/env')
    const answers = await Promise.all(['/', '/_sandbox/mails', '/pages/../_sandbox/calls', '/pages/energy-review/offices'].map((path) => add({ kind: 'url', url: `${env.sandboxUrl}${path}` })))
    expect(answers.map(({ status }) => status)).toEqual([422, 422, 422, 201])
  })

  it('to a public page is taken, once', async () => {
    expect((await add({ kind: 'url', url: 'https://example.org/report' })).status).toBe(201)
    const again = await add({ kind: 'url', url: 'https://example.org/report' })
    expect([again.status, again.body.errors[0]?.message]).toEqual([409, 'This link is already there as “A source”.'])
  })
})

const report: [string, number, number][] = [['Sales rose by 12 percent in the first half of the year.', 50, 700]]

describe('an upload', () => {
  it('of a web page is taken, and handed out as a download that runs nothing', async () => {
    const { status, body } = await upload('<!doctype html><p>Sales rose by 12%.</p><script>alert(1)</script>', 'page.html')
    expect([status, body.doc.mimeType]).toEqual([201, 'text/html'])
    const { headers } = await member('GET', `/api/files/file/${body.doc.filename}`)
    expect([headers.get('content-disposition'), headers.get('content-security-policy')]).toEqual(['attachment', "default-src 'none'; sandbox"])
  })

  it('of a PDF that its owner lets nobody print is taken', async () => {
    expect((await upload(new Uint8Array(pdfOf([report], { password: '' })), 'report.pdf')).status).toBe(201)
  })

  it('gets a random name, its kind from its bytes, and keeps its own name as a field', async () => {
    const { status, body } = await upload('# Title\n\nText.', 'report.md')
    expect([status, body.doc.mimeType, body.doc.originalName]).toEqual([201, 'text/markdown', 'report.md'])
    expect(body.doc.filename).toMatch(/^[0-9a-f-]{36}\.md$/)
  })

  it.each([
    ['an empty file', '', 'empty.txt', 422],
    ['binary junk called a PDF', new Uint8Array([0, 1, 2, 3, 255, 254, 7, 8]), 'report.pdf', 415],
    ['a drawing that could run scripts', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', 'logo.svg', 415],
    ['a PDF with a password', pdfOf([report], { password: 'open sesame' }), 'locked.pdf', 422],
    ['a file of 26 MB', new Uint8Array(26 * 1024 * 1024 - 100).fill(65), 'big.txt', 413],
  ])('%s is refused and leaves nothing', async (_, bytes, name, status) => {
    const before = await member<{ totalDocs: number }>('GET', '/api/files?limit=1')
    const answer = await upload(bytes as BlobPart, name)
    expect(answer.status).toBe(status)
    expect((await member<{ totalDocs: number }>('GET', '/api/files?limit=1')).body.totalDocs).toBe(before.body.totalDocs)
  })
})
