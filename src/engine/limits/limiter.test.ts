import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Db } from '@/src/engine/database'
import { createTestDatabase } from '@/src/testing/database'
import { createLimiter, type Limiter } from './limiter'

let database: Awaited<ReturnType<typeof createTestDatabase>>
let pools: pg.Pool[]
let statements: number
let now: number
let one: Limiter
let other: Limiter

const dbOf = (pool: pg.Pool): Db => ({
  query: async <R extends object>(text: string, values?: unknown[]) => {
    statements += 1
    return (await pool.query(text, values)).rows as R[]
  },
})
const limit = (bucket: string, most: number, seconds = 60) => [{ bucket, limit: most, seconds }]
const times = async (count: number, call: () => Promise<unknown>) => {
  for (let at = 0; at < count; at += 1) await call()
}
const passed = async (count: number, call: () => ReturnType<Limiter['take']>) => {
  const verdicts = await Promise.all(Array.from({ length: count }, call))
  return verdicts.filter((verdict) => !verdict?.refused).length
}

beforeAll(async () => {
  database = await createTestDatabase()
  pools = [new pg.Pool({ connectionString: database.url, max: 3 }), new pg.Pool({ connectionString: database.url, max: 3 })]
})
beforeEach(() => {
  statements = 0
  now = 1_800_000_000_000 + Math.floor(Math.random() * 1e6) * 60_000
  const clock = () => now
  one = createLimiter(dbOf(pools[0]!), { clock, everyMs: 3_600_000 })
  other = createLimiter(dbOf(pools[1]!), { clock, everyMs: 3_600_000 })
})
afterAll(async () => {
  await Promise.all(pools.map((pool) => pool.end()))
  await database.drop()
})

describe('a small limit', () => {
  it('lets exactly so many through, one after another or all at once', async () => {
    expect(await passed(25, () => one.take(limit('small', 10)))).toBe(10)
    expect((await one.take(limit('small', 10)))?.refused).toBe(true)
  })

  it('is one limit for two processes, to the call', async () => {
    const [mine, theirs] = await Promise.all([passed(25, () => one.take(limit('both', 10))), passed(25, () => other.take(limit('both', 10)))])
    expect(mine + theirs).toBe(10)
  })

  it('says how many are left and when the window ends', async () => {
    expect(await one.take(limit('told', 10))).toMatchObject({ refused: false, remaining: 9, reset: now / 1000 + 60 })
    expect(await one.take(limit('told', 10))).toMatchObject({ remaining: 8 })
  })
})

describe('a refused call', () => {
  it('does not prolong the wait, however often it is repeated and by whichever process', async () => {
    await times(10, () => one.take(limit('wait', 10)))
    const first = await one.take(limit('wait', 10))
    expect(first).toMatchObject({ refused: true, retryAfter: 66 })
    await times(200, () => one.take(limit('wait', 10)))
    await times(20, () => other.take(limit('wait', 10)))
    await Promise.all([one.flush(), other.flush()])
    now += 66_000
    expect((await one.take(limit('wait', 10)))?.refused).toBe(false)
  })

  it('is answered without asking the database again', async () => {
    await times(10, () => one.take(limit('silent', 10)))
    statements = 0
    expect(await passed(100, () => one.take(limit('silent', 10)))).toBe(0)
    expect(statements).toBe(0)
  })

  it('counts in none of the limits it was asked in', async () => {
    const wide = limit('wide', 40)
    await times(10, () => one.take([...limit('narrow', 10), ...wide]))
    await times(50, () => one.take([...limit('narrow', 10), ...wide]))
    expect(await passed(50, () => one.take(wide))).toBe(30)
  })
})

describe('a sliding window', () => {
  it('does not let double through at the turn of a minute', async () => {
    now += 59_000
    await times(10, () => one.take(limit('turn', 10)))
    now += 2_000
    expect((await one.take(limit('turn', 10)))?.refused).toBe(true)
    now += 30_000
    expect(await passed(10, () => one.take(limit('turn', 10)))).toBe(5)
  })

  it('is open again when the window has passed', async () => {
    await times(10, () => one.take(limit('again', 10)))
    now += 120_000
    expect(await passed(12, () => one.take(limit('again', 10)))).toBe(10)
  })
})

describe('a wide limit', () => {
  it('is counted in memory far from its end', async () => {
    await times(20, () => one.take(limit('far', 1000)))
    expect(statements).toBe(0)
    await one.flush()
    expect(statements).toBe(1)
    await other.take(limit('far', 1000))
    await other.flush()
    expect((await other.take(limit('far', 1000)))?.remaining).toBe(1000 - 22)
  })

  it('tells the others of a burst before a twentieth of the limit is untold', async () => {
    await times(120, () => one.take(limit('burst', 1000)))
    expect(statements).toBe(2)
  })

  it('holds over two processes that both run into it at once, but for what one has not told yet', async () => {
    const [mine, theirs] = await Promise.all([passed(1500, () => one.take(limit('halves', 1000))), passed(1500, () => other.take(limit('halves', 1000)))])
    expect(mine + theirs).toBeGreaterThanOrEqual(1000)
    expect(mine + theirs).toBeLessThanOrEqual(1100)
  })

  it('reports the nearest of several limits', async () => {
    expect((await one.take([...limit('big', 6000), ...limit('nearer', 10)]))?.limit.bucket).toBe('nearer')
  })
})

describe('without its table', () => {
  const broken: Db = { query: () => Promise.reject(new Error('gone')) }

  it('lets requests pass, counted by the process alone', async () => {
    const alone = createLimiter(broken, { clock: () => now, everyMs: 3_600_000 })
    expect(await passed(12, () => alone.take(limit('alone', 600)))).toBe(12)
    expect(await passed(12, () => alone.take(limit('small alone', 10)))).toBe(12)
    expect((await alone.take(limit('small alone', 10)))?.refused).toBe(true)
  })

  it('says so to those who must know, such as sign-in', async () => {
    await expect(createLimiter(broken, { clock: () => now }).take(limit('login', 10), true)).rejects.toThrow('gone')
  })
})

it('a call that is given back makes room for another', async () => {
  await times(10, () => one.take(limit('back', 10)))
  one.giveBack(limit('back', 10))
  expect(await passed(3, () => one.take(limit('back', 10)))).toBe(1)
})
