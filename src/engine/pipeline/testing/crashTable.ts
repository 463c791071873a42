import { spawn } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import type { Db } from '@/src/engine/database'
import { points } from '../live/points'
import type { Pipeline } from '../types'

/** What a crash table needs to know; `calls` counts what the outside world was asked, by step. */
export type CrashTable = {
  pipeline: Pipeline
  /** Steps that call the outside world; the other ones have no places around a call. */
  calling: readonly string[]
  sql(): Db
  begin(place: string): Promise<string>
  /** Lets a worker process take the run and die at the place; answers what ended the process. */
  crash(run: string, place: string): Promise<NodeJS.Signals | number | null>
  /** Lets another worker carry the run to its end; answers the run's status. */
  resume(run: string): Promise<string | null>
  calls(run: string): Promise<Record<string, number>>
  /** Whatever else must hold at the end. */
  check?(run: string): Promise<void>
}

/** Every place at which a worker of this pipeline can die: `<step>:<point>`. */
export const crashPlaces = (pipeline: Pipeline, calling: readonly string[]): string[] =>
  pipeline.order.flatMap((step) => points.filter((point) => calling.includes(step) || point === 'before' || point === 'after').map((point) => `${step}:${point}`))

/** One test per place: killed there with SIGKILL and resumed, the run ends well and no finished step has asked anybody again. */
export const crashTable = (title: string, places: readonly string[], table: () => CrashTable): void => {
  describe(title, () => {
    it.each(places)('survives kill -9 at %s', async (place) => {
      const { sql, begin, crash, resume, calls, check } = table()
      const run = await begin(place)
      expect(await crash(run, place)).toBe('SIGKILL')
      const before = await calls(run)
      const finished = await finishedSteps(sql(), run)
      await sql().query(`update pipeline_runs set lease_until = now() - interval '1 second' where id = $1`, [run])
      expect(await resume(run)).toBe('completed')
      const after = await calls(run)
      for (const step of finished) expect([step, after[step] ?? 0]).toEqual([step, before[step] ?? 0])
      expect(await paidTwice(sql(), run)).toEqual([])
      await check?.(run)
    })
  })
}

const finishedSteps = async (db: Db, run: string): Promise<string[]> =>
  (await db.query<{ step: string }>(`select step from pipeline_steps where run_id = $1 and status = 'done'`, [run])).map(({ step }) => step)

const paidTwice = (db: Db, run: string) =>
  db.query(`select effect_key, count(*) from ai_usage where run_id = $1 and outcome = 'ok' group by effect_key having count(*) > 1`, [run])

/** Runs a TypeScript program in a process of its own and answers what ended it: a signal, or its exit code. */
export const runToEnd = (file: string, args: string[], environment: Record<string, string>): Promise<NodeJS.Signals | number | null> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', 'tsx', file, ...args], { env: { ...process.env, ...environment }, stdio: ['ignore', 'ignore', 'inherit'] })
    child.once('error', reject)
    child.once('exit', (code, killed) => resolve(killed ?? code))
  })
