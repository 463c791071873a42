import { fork } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { createTestDatabase } from '@/src/testing/database'
import { machine } from '../machine'

/**
 * Jobs a second through one worker process, and how long each waits for its start: jobs that do nothing are asked for at the
 * promised rate, each in a transaction of its own, then all at once. Run: `npm run bench -- jobs [--seconds 30]`.
 */
const seconds = Number(process.argv[process.argv.indexOf('--seconds') + 1]) || 30
const [promised, burst] = [200, 3_000]

const database = await createTestDatabase()
Object.assign(process.env, { DATABASE_URL: database.url, LOG_LEVEL: 'error' })
const [{ getPayload }, { default: config }, { inTransaction, poolOf, systemRequest }, { reserveEffect }] = await Promise.all([
  import('payload'), import('@/payload.config'), import('@/src/engine/database'), import('@/src/engine/effects'),
])
const payload = await getPayload({ config })
const worker = fork(path.join(import.meta.dirname, 'worker.ts'), { execArgv: ['--import', 'tsx'] })
await once(worker, 'message')

const ask = async (key: string): Promise<void> => {
  const req = await systemRequest(payload, 'bench')
  await inTransaction(req, (within) => reserveEffect(within, { key: `bench:${key}`, kind: 'job:bench', request: {}, repeatable: true }))
}

const countDone = async (part: string): Promise<number> =>
  (await poolOf(payload).query<{ count: number }>(`select count(*)::int as count from effects where key like $1 and state = 'done'`, [`bench:${part}:%`]))[0]!.count

const allDone = async (part: string, count: number): Promise<void> => {
  while ((await countDone(part)) < count) await new Promise((resolve) => setTimeout(resolve, 50))
}

/** Jobs at the promised rate, ten in each twentieth of a second, whatever becomes of those before. */
const steadily = async (): Promise<number> => {
  const [each, asked] = [promised / 20, [] as Promise<void>[]]
  for (let tick = 0; tick < seconds * 20; tick += 1) {
    const due = new Promise((resolve) => setTimeout(resolve, 50))
    for (let at = 0; at < each; at += 1) asked.push(ask(`steady:${tick}:${at}`))
    await due
  }
  await Promise.all(asked)
  return asked.length
}

type Figures = { jobs: number; rate: number; p50: number; p95: number; most: number; twice: number }

const figures = async (part: string): Promise<Figures> =>
  (await poolOf(payload).query<Figures>(
    `select count(*)::int as jobs, (count(*) / extract(epoch from max(done_at) - min(created_at)))::float8 as rate, count(*) filter (where attempts > 1)::int as twice,
       percentile_cont(0.5) within group (order by wait) as p50, percentile_cont(0.95) within group (order by wait) as p95, max(wait) as most
     from (select *, extract(epoch from sent_at - created_at)::float8 * 1000 as wait from effects where key like $1 and state = 'done') done`,
    [`bench:${part}:%`],
  ))[0]!

const asked = await steadily()
await allDone('steady', asked)
await Promise.all(Array.from({ length: burst }, (_, at) => ask(`burst:${at}`)))
await allDone('burst', burst)

const line = (name: string, { jobs, rate, p50, p95, most, twice }: Figures) =>
  `| ${name} | ${jobs.toLocaleString('en')} | ${rate.toFixed(0)} | ${p50.toFixed(0)} | ${p95.toFixed(0)} | ${most.toFixed(0)} | ${twice} |`
const report = `# Jobs through one worker

${machine}. Asking side and Postgres share the cores.

| asked for | jobs | jobs/s | start delay p50 ms | p95 ms | longest ms | taken twice |
| --- | --- | --- | --- | --- | --- | --- |
${line(`${promised} a second for ${seconds} s`, await figures('steady'))}
${line(`${burst.toLocaleString('en')} at once`, await figures('burst'))}
`
writeFileSync(path.join(import.meta.dirname, '../results/jobs.md'), report)
console.log(report)
worker.kill('SIGTERM')
await once(worker, 'exit')
await payload.destroy()
await database.drop()
