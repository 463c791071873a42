import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DocumentContent } from '@/src/domain/content/document'
import type { Sandbox } from '@/src/sandbox/server'
import { type App, type Caller, startApp } from '@/src/testing/app'
import { buildAgency, buildClient, buildSource, buildUser } from '@/src/testing/build'

type Claims = { counts: { total: number; proven: number; unproven: number }; claims: { text: string; kind: string; passage: string | null; start: number; end: number; source: { evidenceId: string } | null }[] }

let app: App
let sandbox: Sandbox
let member: Caller
let client: string

const freePort = async (): Promise<number> => {
  const { createServer } = await import('node:net')
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  await new Promise((resolve) => server.close(resolve))
  return port
}

beforeAll(async () => {
  const port = await freePort()
  process.env.SANDBOX_PORT = String(port)
  const { startSandbox } = await import('@/src/sandbox/server')
  sandbox = await startSandbox({ port, smtpPort: 0 })
  app = await startApp()
  await import('./generateDocument')
  const { seedTemplates } = await import('@/src/seed/templates')
  const { systemRequest } = await import('@/src/engine/database')
  await seedTemplates(await systemRequest(app.payload, 'tests'))
  const agency = (await buildAgency(app.payload)).id
  client = (await buildClient(app.payload, { agency, industry: 'energy' })).id
  member = await app.as((await buildUser(app.payload, { agency, role: 'agency_member' })).email)
})

afterAll(async () => {
  const { closeRenderer } = await import('@/src/render/pdf')
  closeRenderer()
  await app.close()
  await sandbox.close()
})

const run = async (body: object): Promise<{ documentId: string; runId: string }> => {
  const { runPipeline } = await import('@/src/engine/pipeline')
  const asked = await member<{ documentId: string; runId: string }>('POST', `/api/clients/${client}/documents/generate`, body)
  expect(asked.body).toMatchObject({ status: 'pending' })
  expect(asked.status).toBe(202)
  await runPipeline(app.payload, asked.body.runId, 'test-worker')
  return asked.body
}

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
})
