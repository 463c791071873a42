import { spawn } from 'node:child_process'
import type { Db } from '@/src/engine/database'
import { points } from '../live/points'
import type { Pipeline } from '../types'

/** How a pipeline is killed and resumed; `calls` counts what the outside world was asked, by step. */
export type CrashTable = {
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

/** What became of a run whose worker was killed: steps that had ended by then, calls before and after, answers paid for twice. */
export type Survival = {
  run: string
  ended: NodeJS.Signals | number | null
  status: string | null
  finished: string[]
  underWay: number
  before: Record<string, number>
  after: Record<string, number>
  paidTwice: object[]
}

/** Every place at which a worker of this pipeline can die, `<step>:<point>`; only `calling` steps have places around a call. */
export const crashPlaces = (pipeline: Pipeline, calling: readonly string[]): string[] =>
  pipeline.order.flatMap((step) => points.filter((point) => calling.includes(step) || point === 'before' || point === 'after').map((point) => `${step}:${point}`))

/** Kills a worker at the place, lets another one go on, and says what became of the run. */
export const survive = async ({ sql, begin, crash, resume, calls }: CrashTable, place: string): Promise<Survival> => {
  const run = await begin(place)
  const ended = await crash(run, place)
  const before = await calls(run)
  const finished = (await sql().query<{ step: string }>(`select step from pipeline_steps where run_id = $1 and status = 'done'`, [run])).map(({ step }) => step)
  const underWay = (await sql().query(`select id from effects where run_id = $1 and state = 'sending'`, [run])).length
  await sql().query(`update pipeline_runs set lease_until = now() - interval '1 second' where id = $1`, [run])
  const status = await resume(run)
  const paidTwice = await sql().query(`select effect_key from ai_usage where run_id = $1 and outcome = 'ok' group by effect_key having count(*) > 1`, [run])
  return { run, ended, status, finished, underWay, before, after: await calls(run), paidTwice }
}

/** Runs a TypeScript program in a process of its own and answers what ended it: a signal, or its exit code. After ten minutes it is told to stop. */
export const runToEnd = (file: string, args: string[], environment: Record<string, string>): Promise<NodeJS.Signals | number | null> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', 'tsx', file, ...args], { env: { ...process.env, ...environment }, stdio: ['ignore', 'ignore', 'inherit'] })
    const late = setTimeout(() => child.kill('SIGTERM'), 600_000)
    child.once('error', reject)
    child.once('exit', (code, killed) => {
      clearTimeout(late)
      resolve(killed ?? code)
    })
  })
