import autocannon from 'autocannon'
import { randomUUID } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { signatureHeaders } from '@/src/engine/webhooks/signature'
import { createTestDatabase } from '@/src/testing/database'
import { median } from './api/measure'
import { start } from './api/servers'
import { machine } from './machine'

/**
 * What the intake of webhooks bears on one process: sustained at the promised rate, then as much as it takes, beside bare
 * `insert … on conflict` of the same rows into the same table through `pg`, in turns. Run: `npm run bench -- webhooks`.
 */
const [rounds, seconds, promised, offered, connections] = [3, 10, 500, 600, 32]
const body = JSON.stringify({ type: 'order.paid', timestamp: new Date().toISOString(), data: { id: randomUUID(), note: 'x'.repeat(600) } })

const database = await createTestDatabase()
process.env.DATABASE_URL = database.url

type Endpoint = { id: string; agency: string; token: string; secret: string }

const prepare = async (): Promise<Endpoint> => {
  const [{ getPayload }, { default: config }] = await Promise.all([import('payload'), import('@/payload.config')])
  const payload = await getPayload({ config })
  const [{ buildAgency }, { asSystem }, { systemRequest }] = await Promise.all([import('@/src/testing/build'), import('@/src/engine/doors'), import('@/src/engine/database')])
  const agency = (await buildAgency(payload)).id
  const made = await asSystem(await systemRequest(payload, 'bench'), 'bench').create('webhook-endpoints', { agency, direction: 'incoming' } as never)
  await payload.destroy()
  return { ...(made as unknown as Endpoint), agency }
}

/** Signed before the clock runs, so that the measuring side does not take the processor from the measured one. */
const signedMessages = ({ secret }: Endpoint, count: number) => {
  const timestamp = Math.floor(Date.now() / 1000)
  return Array.from({ length: count }, () => ({ ...signatureHeaders([secret], { id: randomUUID(), timestamp, body }), 'content-type': 'application/json' }))
}

const intake = async (url: string, endpoint: Endpoint, rate?: number) => {
  const messages = signedMessages(endpoint, (rate ?? 6_000) * (seconds + 2))
  let next = 0
  const result = await autocannon({
    url, connections, duration: seconds, ...(rate && { overallRate: rate }),
    requests: [{ method: 'POST', path: `/api/webhooks/standard/${endpoint.token}`, body, setupRequest: (made: object) => ({ ...made, headers: messages[next++ % messages.length] }) } as never],
  })
  if (result.non2xx || result.errors) throw new Error(`${result.non2xx} refusals and ${result.errors} errors`)
  return { rate: result.requests.total / result.duration, p50: result.latency.p50, p99: result.latency.p99, total: result['2xx'] }
}

const insert = `insert into webhook_events (id, source, agency_id, endpoint_id, dedupe_key, vendor_event_id, kind, headers, raw, size, status, attempts, crashes, fence, replay_count, next_attempt_at, created_at, updated_at)
  values ($1::uuid, 'standard', $2, $3, $4, $7, 'order.paid', '{}', $5, $6, 'received', 0, 0, 0, 0, now(), now(), now()) on conflict (dedupe_key) do nothing`

const insertOne = async (pool: pg.Pool, { id, agency }: Endpoint): Promise<number> => {
  const [row, raw, began] = [randomUUID(), Buffer.from(body), performance.now()]
  await pool.query({ name: 'bare', text: insert, values: [row, agency, id, row, raw, raw.length, row] })
  return performance.now() - began
}

/** The same rows by single statements on twenty connections, as many under way as the intake has callers: rows a second. */
const bare = async (pool: pg.Pool, endpoint: Endpoint): Promise<number> => {
  let done = 0
  const until = performance.now() + seconds * 1000
  const one = async () => {
    for (; performance.now() < until; done += 1) await insertOne(pool, endpoint)
  }
  await Promise.all(Array.from({ length: connections }, one))
  return done / seconds
}

/** What the machine itself makes of the promised rate: p99 of single inserts, as many a second as the intake is offered. */
const bareSteady = async (pool: pg.Pool, endpoint: Endpoint): Promise<number> => {
  const times: Promise<number>[] = []
  const began = performance.now()
  while (performance.now() - began < seconds * 1000) {
    while (times.length < ((performance.now() - began) * offered) / 1000) times.push(insertOne(pool, endpoint))
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
  const sorted = (await Promise.all(times)).sort((one, other) => one - other)
  return sorted[Math.floor(sorted.length * 0.99)]!
}

/** Milliseconds of processor that a process has taken so far; the kernel counts in hundredths of a second. */
const processorMs = (pid: number): number => {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
  return (Number(fields[11]) + Number(fields[12])) * 10
}

const endpoint = await prepare()
const server = await start('ours', 'intake', database.url)
const pool = new pg.Pool({ connectionString: database.url, max: 20 })
const rowsNow = async () => Number((await pool.query('select count(*) from webhook_events')).rows[0].count)
try {
  await intake(server.url, endpoint, 200)
  await bare(pool, endpoint)
  const costs: number[] = []
  const steady: Awaited<ReturnType<typeof intake>>[] = []
  const [most, plain, plainSteady] = [[] as number[], [] as number[], [] as number[]]
  for (let round = 0; round < rounds; round += 1) {
    const before = await rowsNow()
    steady.push(await intake(server.url, endpoint, offered))
    const [taken, full] = [processorMs(server.pid), await intake(server.url, endpoint)]
    costs.push((processorMs(server.pid) - taken) / full.total)
    most.push(full.rate)
    const stored = (await rowsNow()) - before
    if (stored < steady.at(-1)!.total + full.total) throw new Error(`${stored} rows for ${steady.at(-1)!.total + full.total} answers`)
    plain.push(await bare(pool, endpoint))
    plainSteady.push(await bareSteady(pool, endpoint))
    console.log(JSON.stringify({ steady: steady.at(-1), full, bare: plain.at(-1), barep99: plainSteady.at(-1) }))
  }
  const middle = (name: 'rate' | 'p50' | 'p99') => median(steady.map((figures) => figures[name]))
  const [intakeMost, bareMost] = [median(most), median(plain)]
  const lines = [
    '# Webhook intake', '',
    `${machine}; medians of ${rounds} rounds of ${seconds} s, one web process, ${connections} connections, bodies of ${body.length} bytes, every answer checked against a row. The callers run on the same cores.`, '',
    '| | figure | promised |', '| --- | --- | --- |',
    `| sustained when ${offered} a second come | ${middle('rate').toFixed(0)} events/s | ≥ ${promised} |`,
    `| p50, p99 at that rate | ${middle('p50').toFixed(1)} ms, ${middle('p99').toFixed(1)} ms | p99 ≤ 50 ms |`,
    `| p99 of bare inserts at that rate, for what the machine adds | ${median(plainSteady).toFixed(1)} ms | |`,
    `| as much as it takes | ${intakeMost.toFixed(0)} events/s | |`,
    `| processor of the web process for one event | ${median(costs).toFixed(2)} ms | |`,
    `| bare \`insert … on conflict\` through pg, same table and rows | ${bareMost.toFixed(0)} rows/s | |`,
    `| ratio | ${(intakeMost / bareMost).toFixed(2)} | ≥ 0.3 |`, '',
  ]
  writeFileSync(path.join(import.meta.dirname, 'results/webhooks.md'), lines.join('\n'))
  console.log(lines.join('\n'))
} finally {
  server.stop()
  await pool.end()
  await database.drop()
}
process.exit()
