import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { poolOf } from '@/src/engine/database'
import { startApp, type App, type Caller } from '@/src/testing/app'
import { buildAgency, buildClient, buildUser } from '@/src/testing/build'
import type { Job } from '../job'

let app: App
let client: string
let member: Caller
let read: Job
let pages: Server

const eventData = (resourceId: string) => ({ eventId: '01900000-0000-7000-8000-000000000000', type: 'sources.create', resourceId })
const readNow = (id: string) => read.handler(eventData(id), { payload: app.payload, signal: new AbortController().signal })
const rowOf = async (id: string) => (await poolOf(app.payload).query<{ extracted_text: string | null; extraction_error: string | null }>('select extracted_text, extraction_error from sources where id = $1', [id]))[0]!

beforeAll(async () => {
  pages = createServer((_, answer) => answer.setHeader('content-type', 'text/html').end('<html><body><article><h1>Report</h1><p>Sales of the shop rose by 12% in the year 2025, because the range was halved and prices were cut.</p></article></body></html>'))
  await new Promise<void>((resolve) => pages.listen(0, '127.0.0.1', resolve))
  process.env.SANDBOX_PORT = String((pages.address() as AddressInfo).port)
  app = await startApp()
  read = (await import('./readSource')).readSource
  const agency = (await buildAgency(app.payload)).id
  client = (await buildClient(app.payload, { agency })).id
  member = await app.as((await buildUser(app.payload, { agency, role: 'agency_member' })).email)
})
afterAll(async () => {
  await app.close()
  pages.close()
})

const add = async (source: object) => (await member<{ doc: { id: string } }>('POST', '/api/sources', { client, title: 'Source', ...source })).body.doc.id
const upload = async (bytes: BlobPart, name: string) => {
  const form = new FormData()
  form.set('file', new Blob([bytes]), name)
  form.set('_payload', JSON.stringify({ purpose: 'source', client }))
  return (await member<{ doc: { id: string } }>('POST', '/api/files', form)).body.doc.id
}

describe('a new source', () => {
  it('that is a link is read into text', async () => {
    const id = await add({ kind: 'url', url: `http://127.0.0.1:${process.env.SANDBOX_PORT}/pages/report` })
    await readNow(id)
    expect((await rowOf(id)).extracted_text).toContain('Sales of the shop rose by 12% in the year 2025')
  })

  it('that is a file is read into text', async () => {
    const id = await add({ kind: 'file', file: await upload('# Plan\n\nThe second shop opens in spring with 40 people.', 'plan.md') })
    await readNow(id)
    expect((await rowOf(id)).extracted_text).toContain('opens in spring with 40 people')
  })

  it('whose text is there already says where', async () => {
    const id = await add({ kind: 'file', file: await upload('# Plan\n\nThe second shop opens in spring with 40 people.', 'copy.md') })
    await readNow(id)
    expect(await rowOf(id)).toMatchObject({ extracted_text: null, extraction_error: 'The same text is already there as “Source”.' })
  })

  it('that cannot be read says why, in a sentence', async () => {
    const id = await add({ kind: 'file', file: await upload('%PDF-1.7\nnothing that opens', 'broken.pdf') })
    await readNow(id)
    expect((await rowOf(id)).extraction_error).toMatch(/PDF/)
  })
})
