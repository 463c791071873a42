import { mkdtempSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { crashPlaces, runToEnd, survive } from '@/src/engine/pipeline/testing/crash'
import { freePort } from '@/src/testing/freePort'
import { setup } from '@/src/testing/globalSetup'

/**
 * Kills the worker of `generate-document` with SIGKILL before and after each step and around the first call of each, lets another go on,
 * and counts at the sandbox: every document must end `ready`, and only a call that was under way may be made again.
 * Run: `npx tsx bench/crash.ts [part of a place]`
 */
const teardown = await setup()
const port = await freePort()
const shared = {
  NODE_ENV: 'test', LOG_LEVEL: 'silent', PROVIDERS_MODE: 'sandbox', SANDBOX_PORT: String(port), MEDIA_DIR: mkdtempSync(path.join(os.tmpdir(), 'impresario-crash-')),
  PAYLOAD_SECRET: 'a secret of the bench, long enough to sign with', ENCRYPTION_KEYS: `bench:${Buffer.alloc(32, 7).toString('base64')}`,
}
Object.assign(process.env, shared)

const { startSandbox } = await import('@/src/sandbox/server')
const { startApp } = await import('@/src/testing/app')
const sandbox = await startSandbox({ port, smtpPort: 0 })
const app = await startApp()
const [{ generateDocument }, { runPipeline }, { poolOf, systemRequest }, { seedTemplates }, build] = await Promise.all([
  import('@/jobs/content/generateDocument'), import('@/src/engine/pipeline'), import('@/src/engine/database'), import('@/src/seed/templates'), import('@/src/testing/build'),
])
await seedTemplates(await systemRequest(app.payload, 'bench'))
const agency = (await build.buildAgency(app.payload)).id
const client = (await build.buildClient(app.payload, { agency, industry: 'energy' })).id
const member = await app.as((await build.buildUser(app.payload, { agency, role: 'agency_member' })).email)
const sql = poolOf(app.payload)

const ask = async (): Promise<string> => {
  sandbox.state.reset()
  const { body } = await member<{ runId: string }>('POST', `/api/clients/${client}/documents/generate`, { topic: 'Energy efficiency in commercial buildings' })
  return body.runId
}
const vendorCalls = () => sandbox.state.calls.filter(({ vendor }) => vendor !== 'pages').length
const resume = (run: string) => runPipeline(app.payload, run, 'successor')
const documentOf = async (run: string) =>
  (await sql.query<{ status: string }>('select d.status from documents d join pipeline_runs r on r.document_id = d.id where r.id = $1', [run]))[0]?.status

await resume(await ask())
const whole = vendorCalls()
console.log(`undisturbed: ${whole} vendor calls`)

const calling = ['topic_analysis', 'keyword_research', 'web_research', 'industry_analysis', 'outline_creation', 'content_writing', 'cover_image']
const places = crashPlaces(generateDocument, calling).filter((place) => place.includes(process.argv[2] ?? ''))
let good = 0
for (const place of places) {
  const crash = () => runToEnd(path.join(import.meta.dirname, '../src/worker.ts'), [], { ...shared, DATABASE_URL: process.env.DATABASE_URL!, PIPELINE_CRASH_AT: place })
  const found = await survive({ sql: () => sql, begin: ask, crash, resume, calls: async () => ({ all: vendorCalls() }) }, place)
  const total = found.after.all!
  const document = await documentOf(found.run)
  const ok = found.ended === 'SIGKILL' && document === 'ready' && found.paidTwice.length === 0 && total >= whole && total <= whole + found.underWay
  good += Number(ok)
  console.log(`${ok ? 'ok  ' : 'BAD '} ${place.padEnd(38)} ${found.ended} ${document} · ${found.finished.length} steps done, ${found.underWay} calls under way, ${total} calls in all`)
}
console.log(`${good} of ${places.length} places survived`)

const { closeRenderer } = await import('@/src/render/pdf')
closeRenderer()
await app.close()
await sandbox.close()
await teardown()
process.exit(good === places.length ? 0 : 1)
