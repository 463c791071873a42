import type { Payload } from 'payload'
import { quick } from '@/src/engine/pipeline/testing/quick'
import { startEngine, type StartedEngine } from '@/src/engine/pipeline/testing/started'
import { setup } from '@/src/testing/globalSetup'

/**
 * What the pipeline engine itself costs: statements and milliseconds a step, steps a second, and how soon a run begins.
 * Run: `npx tsx bench/pipeline.ts` (with `TEST_DATABASE_URL` on that server, else on a throwaway one).
 */
const steps = Array.from({ length: 12 }, (_, i) => `s${i}`)
const chain = (name: string) => quick(name, Object.fromEntries(steps.map((id, i) => [id, [i ? [steps[i - 1]!] : [], () => ({ i })]])))
const percentile = (values: number[], share: number) => [...values].sort((a, b) => a - b)[Math.floor(values.length * share)]!
const ms = (value: number) => `${value.toFixed(1)} ms`

const counted = async (payload: Payload, work: () => Promise<unknown>): Promise<number> => {
  const { pool } = payload.db as unknown as { pool: { query(...args: unknown[]): unknown } }
  const query = pool.query.bind(pool)
  let count = 0
  pool.query = (...args) => ((count += 1), query(...args))
  await work()
  pool.query = query
  return count
}

const alone = async (t: StartedEngine) => {
  chain('alone')
  const asking = quick('asking', { a: async ({ effect }) => {
    for (let q = 0; q < 10; q += 1) await effect({ key: 'x', kind: 'none', repeatable: true, request: q, usage: { capability: 'text', vendor: 'none' } }, async () => ({ response: 1 }))
  } })
  const first = await t.start('alone', {})
  const statements = await counted(t.payload, () => t.carry(first))
  const calls = await t.start(asking.name, {})
  const withCalls = await counted(t.payload, () => t.carry(calls))
  const began = performance.now()
  for (let i = 0; i < 20; i += 1) await t.carry(await t.start('alone', {}))
  console.log(`12 empty steps: ${statements} statements besides the final transaction; one step with 10 calls: ${withCalls}`)
  console.log(`one run after the other: ${ms((performance.now() - began) / 20 / 12)} a step`)
}

const together = async (t: StartedEngine) => {
  const runs = 200
  let ended = 0
  let all!: () => void
  const done = new Promise<void>((resolve) => (all = resolve))
  quick('together', Object.fromEntries(steps.map((id, i) => [id, [i ? [steps[i - 1]!] : [], () => ({ i })]])), { onComplete: async () => void ((ended += 1) === runs && all()) })
  for (let i = 0; i < runs; i += 1) await t.start('together', {})
  const { startWorker } = await import('@/jobs/worker')
  const began = performance.now()
  const worker = await startWorker(t.payload, 6, 1000)
  await done
  console.log(`${runs} runs of 12 empty steps on 6 slots: ${Math.round((runs * 12) / ((performance.now() - began) / 1000))} steps a second`)
  await worker.stop()
}

const begin = async (t: StartedEngine) => {
  let heard!: () => void
  quick('begin', { a: () => heard() })
  const { startWorker } = await import('@/jobs/worker')
  const worker = await startWorker(t.payload)
  const waits: number[] = []
  for (let i = 0; i < 100; i += 1) {
    const begun = new Promise<void>((resolve) => (heard = resolve))
    await t.start('begin', {})
    const committed = performance.now()
    await begun
    waits.push(performance.now() - committed)
    await new Promise((resolve) => setTimeout(resolve, 30))
  }
  console.log(`from commit to the first step: median ${ms(percentile(waits, 0.5))}, p95 ${ms(percentile(waits, 0.95))}`)
  await worker.stop()
}

process.env.LOG_LEVEL = 'silent'
const teardown = await setup()
const t = await startEngine()
for (const measure of [alone, together, begin]) await measure(t)
await t.close()
await teardown()
process.exit(0)
