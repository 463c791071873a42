import { mkdirSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setup } from '@/src/testing/globalSetup'
import { environmentOf, startPart } from './product'

/**
 * What a document takes, through the real API, worker, sandbox and renderer, each in a process of its own.
 * Run: `npx tsx bench/documents.ts [alone] [latency] [twenty] [five-hundred]`; without a name all of them. Results go to bench/results/documents.md.
 */
const wanted = process.argv.slice(2)
const teardown = process.env.TEST_SERVER_URL ? async () => undefined : await setup()
const environment = await environmentOf({ RUNS_PER_AGENCY: '20', WORKER_SLOTS: '6', RENDER_PROCESSES: '1' })
Object.assign(process.env, environment)

const { startApp } = await import('@/src/testing/app')
const app = await startApp()
await import('@/jobs')
const [{ poolOf, systemRequest }, { seedTemplates }, build] = await Promise.all([import('@/src/engine/database'), import('@/src/seed/templates'), import('@/src/testing/build')])
const sql = poolOf(app.payload)
await seedTemplates(await systemRequest(app.payload, 'bench'))
const agency = (await build.buildAgency(app.payload)).id
const client = (await build.buildClient(app.payload, { agency, industry: 'energy', companyName: 'Fernhill Energy' })).id
const member = await app.as((await build.buildUser(app.payload, { agency, role: 'agency_member' })).email)

const parts = { ...environment, DATABASE_URL: process.env.DATABASE_URL! }
const sandbox = await startPart('src/sandbox/main.ts', parts, /sandbox is ready/i)
const worker = await startPart('src/worker.ts', parts, /is ready/)
const sandboxUrl = `http://127.0.0.1:${environment.SANDBOX_PORT}`
const post = (where: string, body: object) => fetch(`${sandboxUrl}${where}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })

type Run = { id: string; document: string }
const ask = async (topic: string): Promise<Run> => {
  const { status, body } = await member<{ runId: string; documentId: string }>('POST', `/api/clients/${client}/documents/generate`, { topic })
  if (status !== 202) throw new Error(`generate answered ${status}: ${JSON.stringify(body)}`)
  return { id: body.runId, document: body.documentId }
}
const ended = async ({ document }: Run): Promise<string> => {
  for (;;) {
    const { body } = await member<{ status: string }>('GET', `/api/documents/${document}/status`)
    if (['ready', 'failed', 'canceled'].includes(body.status)) return body.status
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
const timed = async (topic: string) => {
  const began = performance.now()
  const run = await ask(topic)
  const status = await ended(run)
  return { run, status, seconds: (performance.now() - began) / 1000 }
}
const middle = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
const s = (seconds: number) => `${seconds.toFixed(2)} s`

type Timing = { step: string; ms: number; attempt: number }
const stepsOf = (run: Run) => sql.query<Timing>(`select step, duration_ms::float8 as ms, attempt::int from pipeline_steps where run_id = $1`, [run.id])

const { pipelineNamed } = await import('@/src/engine/pipeline')
const criticalPath = (timings: Timing[]): number => {
  const { steps, order } = pipelineNamed('generate-document')
  const own = new Map(timings.map(({ step, ms }) => [step, ms]))
  const until = new Map<string, number>()
  for (const step of order) until.set(step, (own.get(step) ?? 0) + Math.max(0, ...steps[step]!.needs.map((need) => until.get(need) ?? 0)))
  return Math.max(...until.values()) / 1000
}
const sumOfCalls = async (run: Run) =>
  (await sql.query<{ seconds: number; calls: number }>(`select sum(extract(epoch from done_at - sent_at))::float8 as seconds, count(*)::int as calls from effects where run_id = $1`, [run.id]))[0]!

const topic = 'Energy saving in commercial buildings'
const measures: Record<string, () => Promise<string[]>> = {
  alone: async () => {
    await timed(topic)
    const runs = []
    for (let round = 0; round < 7; round += 1) runs.push(await timed(topic))
    const { document } = runs.at(-1)!.run
    const [facts] = await sql.query<{ pages: number; sources: number; sections: number; charts: number }>(
      `select pdf_page_count::int as pages, research_source_count::int as sources, jsonb_array_length(content->'sections') as sections, jsonb_array_length(content->'charts') as charts from documents where id = $1`, [document])
    const last = (await stepsOf(runs.at(-1)!.run)).map(({ step, ms }) => `${step} ${Math.round(ms)}`).join(', ')
    const design = await Promise.all(runs.map(async ({ run }) => (await stepsOf(run)).filter(({ step }) => ['chart_generation', 'template_application', 'pdf_rendering', 'quality_review'].includes(step)).reduce((sum, { ms }) => sum + ms, 0) / 1000))
    return [
      `Request to ready, zero latency: median ${s(middle(runs.map(({ seconds }) => seconds)))} of 7 (${runs.map(({ seconds }) => seconds.toFixed(1)).join(' ')}); ${facts?.sections} sections, ${facts?.sources} sources, ${facts?.charts} charts, ${facts?.pages} pages; promised ≤ 6 s.`,
      `Charts + template + PDF + review: median ${s(middle(design))}; promised ≤ 1 s for 15 pages.`,
      `Milliseconds by step of the last: ${last}.`,
    ]
  },
  latency: async () => {
    await post('/_sandbox/latency', { vendorMs: 2000, pageMs: 0 })
    const { run, status, seconds } = await timed(topic)
    await post('/_sandbox/latency', { vendorMs: 0, pageMs: 0 })
    const path = criticalPath(await stepsOf(run))
    const calls = await sumOfCalls(run)
    return [`2 s added to each vendor call: ${status} in ${s(seconds)}; critical path ${s(path)}, ratio ${(seconds / path).toFixed(2)} (promised ≤ 1.15); ${calls.calls} calls summing to ${s(calls.seconds)}, ${(calls.seconds / seconds).toFixed(1)} × faster than their sum (promised ≥ 2 ×).`]
  },
  twenty: async () => {
    const began = performance.now()
    const runs = await Promise.all(Array.from({ length: 20 }, (_, at) => ask(`${topic}, part ${at + 1}`)))
    const states = await Promise.all(runs.map(ended))
    const seconds = (performance.now() - began) / 1000
    const twice = (await Promise.all(runs.map(stepsOf))).flat().filter(({ attempt }) => attempt > 1).length
    const paid = await sql.query(`select effect_key from ai_usage where outcome = 'ok' group by effect_key having count(*) > 1`)
    return [`20 at once on one worker: ${states.filter((state) => state === 'ready').length} ready in ${s(seconds)} = ${(20 / (seconds / 60)).toFixed(1)} a minute (promised ≥ 20); steps run twice ${twice}, calls paid twice ${paid.length}; peak memory of the worker ${worker.peakMb()} MB.`]
  },
  'five-hundred': async () => {
    await post('/_sandbox/latency', { vendorMs: 0, pageMs: 50 })
    const { run, status, seconds } = await timed('bench-500 energy use of buildings')
    await post('/_sandbox/latency', { vendorMs: 0, pageMs: 0 })
    const research = (await stepsOf(run)).find(({ step }) => step === 'web_research')
    const [facts] = await sql.query<{ sources: number; failed: string | null }>('select research_source_count::int as sources, generation_error_message as failed from documents where id = $1', [run.document])
    const [step] = await sql.query<{ metadata: object }>(`select metadata from pipeline_steps where run_id = $1 and step = 'web_research'`, [run.id])
    return [`500 sources, pages answering in 50 ms: ${facts?.sources} sources; the whole research step ${s((research?.ms ?? 0) / 1000)}, document ${status}${facts?.failed ? ` (${facts.failed})` : ''} in ${s(seconds)}; ${JSON.stringify(step?.metadata)}; peak memory of the worker ${worker.peakMb()} MB (promised ≤ 40 s, ≤ 700 MB).`]
  },
}

const lines: string[] = []
for (const [name, measure] of Object.entries(measures)) {
  if (wanted.length && !wanted.includes(name)) continue
  const load = os.loadavg()[0]!.toFixed(1)
  for (const line of await measure()) lines.push(`- ${line} (load before: ${load})`)
  console.log(lines.slice(-3).join('\n'))
}
mkdirSync(path.join(import.meta.dirname, 'results'), { recursive: true })
if (!wanted.length) writeFileSync(path.join(import.meta.dirname, 'results/documents.md'), ['# What a document takes', '', '`npm run bench documents`, 2 shared cores; see `bench/documents.ts`.', '', ...lines, ''].join('\n'))
await Promise.all([worker.stop(), sandbox.stop()])
await app.close()
await teardown()
process.exit()
