import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { symbols } from 'pino'
import { io as connect } from 'socket.io-client'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { poolOf, systemRequest } from '@/src/engine/database'
import type { Caller } from '@/src/testing/app'
import { buildSource, buildUser } from '@/src/testing/build'
import { freePort } from '@/src/testing/freePort'
import type { Sandbox } from '@/src/sandbox/server'
import { buildWorld, type World } from '../world'
import { marksIn, marksOf } from '../world/marked'
import { openRecorder, type Recorder } from './recorder'

let world: World
let sandbox: Sandbox
let recorder: Recorder
let admin: Caller
let token: string
let marks: Set<string>
let documentId: string
let runId: string
const lines: string[] = []

beforeAll(async () => {
  process.env.LOG_LEVEL = 'debug'
  const smtpPort = await freePort()
  process.env.SMTP_URL = `smtp://127.0.0.1:${smtpPort}`
  const sandboxPort = await freePort()
  recorder = await openRecorder(`http://127.0.0.1:${sandboxPort}`)
  Object.assign(process.env, { ANTHROPIC_BASE_URL: `${recorder.url}/anthropic`, TAVILY_BASE_URL: `${recorder.url}/tavily`, FREEPIK_BASE_URL: `${recorder.url}/freepik` })
  world = await buildWorld(sandboxPort)
  const { log } = await import('@/src/log')
  vi.spyOn((log as unknown as Record<symbol, { write(line: string): void }>)[symbols.streamSym as never] as { write(line: string): void }, 'write').mockImplementation((line) => void lines.push(line))
  const { startSandbox } = await import('@/src/sandbox/server')
  sandbox = await startSandbox({ port: sandboxPort, smtpPort })
  marks = marksOf(world.facts, world.theirs.agency)
  ;({ call: admin, token } = world.subjects.find(({ name }) => name === 'agency_admin')! as { call: Caller; token: string })
}, 240_000)
afterAll(async () => {
  const { closeRenderer } = await import('@/src/render/pdf')
  closeRenderer()
  await world.close()
  await sandbox.close()
  await recorder.close()
})

/** The canaries of the other agency in what this one got. */
const sung = (what: unknown): string[] => marksIn(what).filter((mark) => marks.has(mark))

describe('the canaries', () => {
  it('sit in every collection that an agency has', () => {
    const without = [...world.facts].filter(([slug, facts]) => !['plans', 'social-rules'].includes(slug) && sung(facts.map(({ row }) => row)).length === 0).map(([slug]) => slug)
    // Choices, counts and relations, no words: their rows are looked for by id, in the proof of who reads what.
    expect(without.sort()).toEqual(['entitlements', 'team-assignments'])
    expect(marks.size).toBeGreaterThan(80)
  })

  it('are heard by their own agency, so that silence means something', async () => {
    const { email } = await buildUser(world.app.payload, { agency: world.theirs.agency })
    const theirs = await world.app.as(email)
    for (const slug of ['clients', 'documents', 'sources', 'events', 'webhook-endpoints']) expect([slug, sung((await theirs('GET', `/api/${slug}?limit=100`)).body).length > 0]).toEqual([slug, true])
  })
})

describe('what an agency gets', () => {
  it('by REST, lists and rows with their relations, has no canary of another', async () => {
    const found: unknown[] = []
    for (const slug of world.facts.keys()) {
      const { body } = await admin<{ docs?: { id: string }[] }>('GET', `/api/${slug}?limit=100&depth=2`)
      if (sung(body).length > 0) found.push([slug, sung(body).slice(0, 3)])
      for (const { id } of (body.docs ?? []).slice(0, 5)) if (sung((await admin('GET', `/api/${slug}/${id}?depth=2`)).body).length > 0) found.push([slug, id])
    }
    expect(found).toEqual([])
  }, 120_000)

  it('as CSV, history, usage, team and figures has none', async () => {
    const paths = ['/api/agencies/me/audit', '/api/agencies/me/audit?format=csv', '/api/activities', '/api/agencies/me', '/api/agencies/me/usage', '/api/agencies/me/team', '/api/access', '/api/users/me', `/api/clients/${world.ours.clients[0]}/stats`, '/api/webhook-events/dead-letters', '/api/plans/public']
    for (const path of paths) {
      const { status, body } = await admin('GET', path)
      expect([path, status < 500, sung(body)]).toEqual([path, true, []])
    }
  })

  it('as a document made from end to end, its prompts and searches, has none', async () => {
    await import('@/jobs/content/generateDocument')
    const { seedTemplates } = await import('@/src/seed/templates')
    const { runPipeline } = await import('@/src/engine/pipeline')
    await seedTemplates(await systemRequest(world.app.payload, 'proof'))
    const [template] = await poolOf(world.app.payload).query<{ code: string }>(`select code from templates where agency_id is null and is_active limit 1`)
    const client = world.ours.clients[0]
    await poolOf(world.app.payload).query(`update clients set default_template_id = null, website_url = null, logo_horizontal_id = null, logo_vertical_id = null, logo_round_id = null, cover_image_id = null, industry = 'energy', language = 'en' where id = $1`, [client])
    await poolOf(world.app.payload).query(`update agencies set default_template_id = null, logo_horizontal_id = null, logo_vertical_id = null, logo_round_id = null, logo_favicon_id = null where id = $1`, [world.ours.agency])
    await buildSource(world.app.payload, { client, title: 'Own notes', note: 'Lighting took 31 percent of the energy of the offices we looked at.' })
    const asked = await admin<{ documentId: string; runId: string }>('POST', `/api/clients/${client}/documents/generate`, { topic: 'Energy efficiency in commercial buildings', templateCode: template?.code })
    expect([asked.status, asked.body]).toMatchObject([202, { status: 'pending' }])
    ;({ documentId, runId } = asked.body)
    await runPipeline(world.app.payload, runId, 'proof')
    const { body: status } = await admin<{ status: string; error?: unknown }>('GET', `/api/documents/${documentId}/status`)
    expect([status.status, status.error]).toEqual(['ready', undefined])
    expect(recorder.heard.filter((text) => text.includes('/anthropic')).length).toBeGreaterThan(5)
    expect(recorder.heard.flatMap(sung)).toEqual([])
    for (const part of ['content', 'claims', 'status']) expect([part, sung((await admin('GET', `/api/documents/${documentId}/${part}`)).body)]).toEqual([part, []])
  }, 180_000)

  it('as its PDF, read back as text, has none', async () => {
    const response = await fetch(`${world.app.url}/api/documents/${documentId}/pdf`, { headers: { authorization: `JWT ${token}` } })
    const { readPdf } = await import('@/src/domain/content/reading/pdf/read')
    const { text, pageCount } = await readPdf(new Uint8Array(await response.arrayBuffer()))
    expect(pageCount).toBeGreaterThan(2)
    expect(text).toContain('nergy')
    expect(sung(text)).toEqual([])
  }, 60_000)

  it('as mails and webhooks has none', async () => {
    const made = await admin<{ doc: { id: string } }>('POST', '/api/webhook-endpoints', { direction: 'outgoing', description: 'Proof', url: `${sandbox.url}/webhooks/proof`, events: ['*'] })
    expect(made.status).toBe(201)
    await import('@/jobs')
    const { startWorker } = await import('@/jobs/worker')
    const worker = await startWorker(world.app.payload)
    try {
      await admin('POST', '/api/sources', { client: world.ours.clients[0], title: 'Heard by receivers', kind: 'note', note: 'A note that receivers hear of.' })
      await admin('POST', '/api/agencies/me/team', { email: 'invited@example.test', role: 'agency_member' })
      await vi.waitFor(() => {
        expect(sandbox.state.sinkMessages.length).toBeGreaterThan(0)
        expect(sandbox.state.mails.some(({ to }) => to.includes('invited@example.test'))).toBe(true)
      }, { timeout: 60_000, interval: 100 })
    } finally {
      await worker.stop()
    }
    const ours = sandbox.state.sinkMessages.filter(({ sink }) => sink === 'proof')
    expect(ours.length).toBeGreaterThan(0)
    expect(ours.flatMap(sung)).toEqual([])
    const own = sandbox.state.mails.filter(({ to }) => to.includes('invited@example.test'))
    expect(own.flatMap(sung)).toEqual([])
  }, 120_000)

  it('as messages of a socket has none', async () => {
    const [{ attachRealtime }, { generationTopic }] = await Promise.all([import('@/src/engine/realtime'), import('@/src/domain/content/progressTopic')])
    const server = createServer()
    const io = attachRealtime(server, world.app.payload, [generationTopic])
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const socket = connect(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, { path: '/ws', auth: { token }, transports: ['websocket'], reconnection: false })
    const heard: unknown[] = []
    socket.onAny((...message: unknown[]) => heard.push(message))
    for (const run of [runId, ...world.facts.get('pipeline-runs')!.map(({ id }) => id)]) {
      const before = heard.length
      socket.emit('generation:subscribe', { runId: run })
      await vi.waitFor(() => expect(heard.length).toBeGreaterThan(before), { timeout: 60_000, interval: 5 })
    }
    socket.disconnect()
    await io.close()
    expect(heard.length).toBeGreaterThan(5)
    expect(heard.flatMap(sung)).toEqual([])
  }, 60_000)

  it('leaves lines in the log without any canary, and without a secret', async () => {
    expect(lines.length).toBeGreaterThan(50)
    expect(lines.flatMap(sung)).toEqual([])
    const secrets = [token, 'Correct-horse-7', ...(await poolOf(world.app.payload).query<{ hash: string }>('select hash from users where hash is not null')).map(({ hash }) => hash)]
    expect(lines.filter((line) => secrets.some((secret) => secret.length > 8 && line.includes(secret)))).toEqual([])
  })
})
