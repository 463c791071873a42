import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { startEngine, type StartedEngine } from '@/src/engine/pipeline/testing/started'
import '@/src/engine/pipeline/testing/toy'
import { counted, long } from '../soak'
import { endChild, startChild } from './child'
import { openPost, type Post } from './post'

const worker = path.join(import.meta.dirname, 'worker.ts')
let t: StartedEngine
let post: Post

beforeAll(async () => {
  t = await startEngine()
  post = await openPost()
  const { defineLetters } = await import('./post')
  await defineLetters(post.url)
})
afterAll(async () => {
  await post.close()
  await t.close()
})

const runs: string[] = []
const letters: string[] = []

const addWork = async (round: number): Promise<void> => {
  const { reserveEffect } = await import('@/src/engine/effects')
  for (let at = 0; at < 3; at += 1) runs.push(await t.start('toy', { url: `${t.vendor.url}/kill-${round}-${at}` }))
  for (let at = 0; at < 12; at += 1) {
    letters.push(`letter-${round}-${at}`)
    await reserveEffect(await t.request(), { key: `letter-${round}-${at}`, kind: 'proof.letter', request: {} })
  }
}

/** Lets the time pass in which a silent worker loses what it holds, and does what the sweeps do then. */
const timePasses = async (): Promise<void> => {
  const { repairInterrupted, resolveUnknown } = await import('@/src/engine/effects')
  await t.sql.query(`update pipeline_runs set lease_until = now() - interval '1 second' where status = 'running'`)
  await t.sql.query(`update effects set sent_at = now() - interval '1 hour' where state = 'sending' and run_id is null`)
  await repairInterrupted(t.sql)
  await resolveUnknown(t.payload)
}

const finish = async (): Promise<void> => {
  const [{ runner }, { deliverer }] = await Promise.all([import('@/src/engine/pipeline'), import('@/src/engine/effects')])
  const [carrying, delivering] = [runner(t.payload, { workerId: 'survivor', slots: 6, perAgency: 1000 }, () => undefined), deliverer(t.payload, 'survivor')]
  const open = async () => (await t.sql.query<{ count: number }>(`select (select count(*) from pipeline_runs where status not in ('completed', 'failed', 'canceled')) + (select count(*) from effects where state in ('reserved', 'sending') and run_id is null) as count`))[0]!.count
  await vi.waitFor(async () => {
    await Promise.all([carrying.look(), delivering.look()])
    expect(Number(await open())).toBe(0)
  }, { timeout: long(120_000, 900_000), interval: 30 })
  await Promise.all([carrying.stop(5_000), delivering.stop(5_000)])
}

/** Runs that killed worker after worker in the same place are set aside and say so; somebody has them tried again. Answers their calls' paths. */
const tryAgain = async (): Promise<Set<string>> => {
  const { retryRun } = await import('@/src/engine/pipeline')
  const aside = await t.sql.query<{ id: string; path: string }>(`select id, input->>'url' as path from pipeline_runs where id = any($1) and status = 'failed' and error_code = 'GEN_001' and error_trace like '%set aside%'`, [runs])
  for (const { id } of aside) runs[runs.indexOf(id)] = await retryRun(await t.request(), id)
  return new Set(aside.map(({ path: url }) => new URL(url).pathname.slice(1)))
}

describe('a worker killed with -9 at any moment', () => {
  it('sends nothing twice, loses nothing, and leaves no run behind', async () => {
    // In the soak four at once, which also take each other's work.
    const [kills, atOnce] = [long(5, 200), long(1, 4)]
    for (let kill = 0; kill < kills; kill += atOnce) {
      await Promise.all(Array.from({ length: atOnce }, async (_, at) => {
        await addWork(kill + at)
        const child = await startChild(worker, [t.url, post.url], { NODE_ENV: 'test' })
        await pause(Math.random() * 400)
        await endChild(child, 'SIGKILL')
      }))
      await timePasses()
    }
    await finish()
    const aside = await tryAgain()
    if (aside.size > 0) await finish()
    const ended = await t.sql.query<{ status: string }>('select status::text from pipeline_runs where id = any($1)', [runs])
    expect(ended.map(({ status }) => status)).toEqual(runs.map(() => 'completed'))
    const states = await t.sql.query<{ key: string; state: string }>(`select key, state::text from effects where kind = 'proof.letter'`)
    expect(states.filter(({ state }) => state !== 'done')).toEqual([])
    expect(letters.filter((key) => post.taken.get(key) !== 1).map((key) => [key, post.taken.get(key)])).toEqual([])
    // A call that was under way may be made again, under its old key.
    for (const [asked, keys] of t.vendor.keys) if (!aside.has(path.dirname(asked))) expect([asked, keys.size]).toEqual([asked, 1])
    expect(await t.sql.query(`select effect_key from ai_usage where outcome = 'ok' group by effect_key having count(*) > 1`)).toEqual([])
    counted('workers killed with -9', { kills, 'runs completed': ended.length, 'of them set aside before': aside.size, 'letters sent once each': letters.length })
  }, long(300_000, 7_200_000))
})

describe('a worker that was stopped past its lease and goes on', () => {
  it('has lost its run: it writes no row, and its successor’s work stands', async () => {
    const run = await t.start('toy', { url: `${t.vendor.url}/zombie` })
    const zombie = await startChild(worker, [t.url, post.url], { NODE_ENV: 'test' })
    try {
      await vi.waitFor(async () => expect((await t.run(run)).lease_owner).toBe(`doomed:${zombie.pid}`), { timeout: 60_000, interval: 5 })
      zombie.kill('SIGSTOP')
      await t.expire(run)
      expect(await t.carry(run, 'successor')).toBe('completed')
      const before = await t.sql.query(`select md5((to_jsonb(r) - 'updated_at')::text) as print from pipeline_runs r where id = $1 union all select md5(to_jsonb(s)::text) from (select * from pipeline_steps where run_id = $1 order by step) s`, [run])
      zombie.kill('SIGCONT')
      const after = await t.start('toy', { url: `${t.vendor.url}/after` })
      await vi.waitFor(async () => expect((await t.run(after)).status).toBe('completed'), { timeout: 60_000, interval: 20 })
      expect(await t.sql.query(`select md5((to_jsonb(r) - 'updated_at')::text) as print from pipeline_runs r where id = $1 union all select md5(to_jsonb(s)::text) from (select * from pipeline_steps where run_id = $1 order by step) s`, [run])).toEqual(before)
      expect((await t.run(run)).lease_owner).not.toBe(`doomed:${zombie.pid}`)
    } finally {
      await endChild(zombie, 'SIGKILL')
    }
  }, 180_000)
})

describe('a worker whose clock is wrong', () => {
  it.each([['behind', -3_600_000], ['ahead', 3_600_000]])('by an hour %s takes no run from one that lives, and holds its own as long as everybody', async (_, skew) => {
    const [held, free] = [await t.start('toy', { url: `${t.vendor.url}/clock` }), await t.start('toy', { url: `${t.vendor.url}/clock` })]
    expect(await t.claim(held, 'living')).not.toBeNull()
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + skew })
    try {
      expect(await t.claim(held, 'skewed')).toBeNull()
      expect(await t.claim(free, 'skewed')).not.toBeNull()
      const [row] = await t.sql.query<{ left: number }>('select extract(epoch from lease_until - now())::float as left from pipeline_runs where id = $1', [free])
      expect(row!.left).toBeGreaterThan(5)
      expect(row!.left).toBeLessThan(31)
    } finally {
      vi.useRealTimers()
      await t.sql.query(`update pipeline_runs set status = 'canceled' where id = any($1)`, [[held, free]])
    }
  })

  it('sends nothing before its time', async () => {
    const { reserveEffect, deliverer } = await import('@/src/engine/effects')
    await reserveEffect(await t.request(), { key: 'letter-of-tomorrow', kind: 'proof.letter', request: {}, after: new Date(Date.now() + 86_400_000) })
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 2 * 86_400_000 })
    try {
      expect(await deliverer(t.payload, 'ahead').look()).toBe(0)
    } finally {
      vi.useRealTimers()
    }
    expect(post.taken.get('letter-of-tomorrow')).toBeUndefined()
  })
})
