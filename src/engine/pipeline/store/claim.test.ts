import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { quick } from '../testing/quick'
import { startEngine, type StartedEngine } from '../testing/started'

let t: StartedEngine
let claimDue: (worker: string, free: number, perAgency: number) => Promise<string[]>
const agencies: string[] = []

beforeAll(async () => {
  t = await startEngine()
  const { claimDue: claim } = await import('./claim')
  claimDue = async (worker, free, perAgency) => (await claim(t.payload, worker, free, perAgency)).map(({ id }) => id)
  quick('fair', { a: () => 1 })
  const [plan] = await t.sql.query<{ id: string }>(
    `insert into plans (id, name, display_name, price_cents, billing_period, max_seats) values (gen_random_uuid(), 'p', 'P', 0, 'monthly', 1) returning id`)
  for (const slug of ['north', 'south']) {
    const [row] = await t.sql.query<{ id: string }>(`insert into agencies (id, name, slug, plan_id) values (gen_random_uuid(), $1, $1, $2) returning id`, [slug, plan!.id])
    agencies.push(row!.id)
  }
})
beforeEach(() => t.sql.query('delete from pipeline_runs'))
afterAll(() => t.close())

const queue = async (agency: string, count: number) => {
  const runs: string[] = []
  for (let i = 0; i < count; i += 1) runs.push(await t.start('fair', {}, { agency }))
  return runs
}

describe('claiming what is due', () => {
  it('lets agencies take turns, the oldest first', async () => {
    const north = await queue(agencies[0]!, 4)
    const south = await queue(agencies[1]!, 2)
    expect((await claimDue('w', 4, 3)).sort()).toEqual([north[0], north[1], south[0], south[1]].sort())
  })

  it('never has more of one agency running than its share, across workers', async () => {
    await queue(agencies[0]!, 10)
    const taken = await Promise.all(Array.from({ length: 5 }, (_, i) => claimDue(`w${i}`, 2, 3)))
    expect(taken.flat()).toHaveLength(3)
    expect(new Set(taken.flat()).size).toBe(3)
  })

  it('gives no run to two workers', async () => {
    const runs = [...(await queue(agencies[0]!, 10)), ...(await queue(agencies[1]!, 10))]
    const taken = await Promise.all(Array.from({ length: 4 }, (_, i) => claimDue(`w${i}`, 10, 100)))
    expect(taken.flat().sort()).toEqual(runs.sort())
  })

  it('finds runs that were left behind or whose pause is over, and leaves those that wait for a person', async () => {
    const [dead, woken, asking, later, alive] = await queue(agencies[0]!, 5)
    const set = (run: string | undefined, change: string) => t.sql.query(`update pipeline_runs set ${change} where id = $1`, [run])
    await set(dead, `status = 'running', lease_until = now() - interval '1 second'`)
    await set(woken, `status = 'waiting', wake_at = now() - interval '1 minute'`)
    await set(asking, `status = 'waiting', wake_at = null`)
    await set(later, `status = 'waiting', wake_at = now() + interval '1 minute'`)
    await set(alive, `status = 'running', lease_until = now() + interval '10 minutes'`)
    expect((await claimDue('w', 10, 10)).sort()).toEqual([dead, woken].sort())
  })

  it('leaves pipelines that this build does not know', async () => {
    const [run] = await queue(agencies[0]!, 1)
    await t.sql.query(`update pipeline_runs set pipeline = 'of-tomorrow' where id = $1`, [run])
    expect(await claimDue('w', 10, 10)).toEqual([])
  })

  it('takes urgent runs first', async () => {
    const [first, second] = await queue(agencies[0]!, 2)
    await t.sql.query(`update pipeline_runs set priority = 5 where id = $1`, [second])
    expect(await claimDue('w', 1, 3)).toEqual([second])
    expect(await claimDue('w', 1, 3)).toEqual([first])
  })
})
