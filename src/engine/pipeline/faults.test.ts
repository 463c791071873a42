import type { PayloadRequest } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AskHuman, GiveUp, RetryLater } from './outcomes'
import type { RunMessage } from './live/realtime'
import { quick, signal } from './testing/quick'
import { startEngine, type StartedEngine } from './testing/started'

let t: StartedEngine
beforeAll(async () => void (t = await startEngine()))
afterAll(() => t.close())

/** A hook that leaves a trace in the run's own transaction. */
const note = (word: string) => async (req: PayloadRequest, run: { id: string }) => {
  const { sqlOf } = await import('@/src/engine/database')
  await sqlOf(req).query(`insert into events (id, type, resource_type, resource_id) values (gen_random_uuid(), $1, 'run', $2)`, [word, run.id])
}
const noted = async (run: string) => (await t.sql.query<{ type: string }>(`select type from events where resource_id = $1 order by created_at`, [run])).map(({ type }) => type)

describe('a step that asks to be tried again', () => {
  it('parks the run for the longer of its own and the pipeline’s pause, and tells the pipeline', async () => {
    quick('pause', { a: () => t.retryLater(90) }, { retry: { times: 3, afterSeconds: 60 }, onRetry: note('again') })
    const run = await t.start('pause', {})
    expect(await t.carry(run)).toBe('waiting')
    const [{ seconds } = { seconds: 0 }] = await t.sql.query<{ seconds: number }>(
      `select extract(epoch from wake_at - now())::float8 as seconds from pipeline_runs where id = $1`, [run])
    expect(seconds).toBeGreaterThan(65)
    expect(seconds).toBeLessThan(91)
    expect(await t.run(run)).toMatchObject({ current_step_detail: 'The text service is busy. It is tried again by itself.' })
    expect(await t.carry(run)).toBe(null)
    expect(await noted(run)).toEqual(['again'])
    expect((await t.steps(run)).a).toMatchObject({ status: 'failed', error_code: 'GEN_005' })
  })

  it('is tried three more times, then the run fails with its code', async () => {
    let tries = 0
    quick('exhausted', { a: () => ((tries += 1), t.retryLater()) }, { onFail: note('failed') })
    const run = await t.start('exhausted', {})
    const ends = []
    for (let i = 0; i < 4; i += 1) ends.push(await t.carry(run))
    expect(ends).toEqual(['waiting', 'waiting', 'waiting', 'failed'])
    expect(tries).toBe(4)
    expect(await t.run(run)).toMatchObject({ error_code: 'GEN_005', error_step: 'a', error_message: 'The text service is busy.' })
    expect(await noted(run)).toEqual(['failed'])
  })

  it('lets its neighbours end, so that their results are kept', async () => {
    const began = signal()
    quick('neighbours', {
      busy: async () => (await began.given, t.retryLater()),
      good: () => (began.give(), 'kept'),
    })
    const run = await t.start('neighbours', {})
    expect(await t.carry(run)).toBe('waiting')
    expect((await t.steps(run)).good).toMatchObject({ status: 'done', result: 'kept' })
  })
})

describe('a step that gives up', () => {
  it('stops its neighbours and fails the run', async () => {
    const began = signal()
    quick('giveup', {
      long: ({ signal: stop }) => new Promise((_, reject) => (began.give(), stop.addEventListener('abort', () => reject(stop.reason as Error)))),
      bad: async () => {
        await began.given
        throw new GiveUp('GEN_011', 'Too little was found.')
      },
    })
    const run = await t.start('giveup', {})
    expect(await t.carry(run)).toBe('failed')
    expect((await t.steps(run)).long).toMatchObject({ status: 'failed', error_message: 'stopped' })
    expect(await t.run(run)).toMatchObject({ error_code: 'GEN_011', error_step: 'bad', error_message: 'Too little was found.' })
  })

  it('for a reason nobody foresaw says so in plain words and keeps the trace for operators', async () => {
    quick('bug', { a: () => (undefined as never as { x: string }).x })
    const run = await t.start('bug', {})
    expect(await t.carry(run)).toBe('failed')
    const row = await t.run(run)
    expect(row).toMatchObject({ error_code: 'GEN_001', error_message: 'The document could not be generated.' })
    expect(row.error_trace).toContain('TypeError')
  })
})

describe('a step that asks a person', () => {
  it('waits without end and goes on with the answer, which it keeps through another attempt', async () => {
    let tries = 0
    quick('ask', { a: ({ answer }) => (answer === undefined ? raise(new AskHuman('Which one?')) : (tries += 1) === 1 ? t.retryLater() : answer) }, { onAsk: note('asked') })
    const run = await t.start('ask', {})
    expect(await t.carry(run)).toBe('waiting')
    expect(await t.run(run)).toMatchObject({ wake_at: null, error_message: 'Which one?' })
    expect(await noted(run)).toEqual(['asked'])
    const { answerRun } = await import('./control')
    await answerRun(await t.request(), run, 'the red one')
    expect(await t.carry(run)).toBe('waiting')
    expect(await t.carry(run)).toBe('completed')
    expect((await t.steps(run)).a!.result).toBe('the red one')
  })

  it('fails the run when nobody would see the question', async () => {
    quick('unseen', { a: () => raise(new AskHuman('Your key was refused.', 'GEN_005')) })
    const run = await t.start('unseen', {})
    expect(await t.carry(run)).toBe('failed')
    expect(await t.run(run)).toMatchObject({ error_code: 'GEN_005', error_message: 'Your key was refused.' })
  })
})

describe('the end of a run', () => {
  it('and what follows from it are one: a refused consequence is no completion', async () => {
    quick('refused', { a: () => 1 }, { onComplete: async (req, run) => (await note('complete')(req, run), raise(new GiveUp('GEN_008', 'Not good enough.'))), onFail: note('failed') })
    const run = await t.start('refused', {})
    expect(await t.carry(run)).toBe('failed')
    expect(await t.run(run)).toMatchObject({ status: 'failed', error_code: 'GEN_008' })
    expect(await noted(run)).toEqual(['failed'])
  })

  it('is not reached when the COMMIT fails', async () => {
    const heard: RunMessage[] = []
    const { emitThrough } = await import('./live/realtime')
    emitThrough((_, message) => void heard.push(message))
    await t.sql.query(`create function refuse_commit() returns trigger language plpgsql as $$ begin
      if new.type = 'poison' then raise exception 'refused at commit'; end if; return null; end $$`)
    await t.sql.query(`create constraint trigger refuse_commit after insert on events deferrable initially deferred for each row execute function refuse_commit()`)
    quick('commit', { a: () => 1 }, { onComplete: note('poison') })
    const run = await t.start('commit', {})
    expect(await t.carry(run)).toBe('failed')
    expect(await t.run(run)).toMatchObject({ status: 'failed', error_code: 'GEN_001' })
    expect(await noted(run)).toEqual([])
    expect(heard.map(({ event }) => event)).not.toContain('commit:complete')
    expect(heard.at(-1)).toMatchObject({ event: 'commit:error', status: 'failed', error: { code: 'GEN_001' } })
  })

  it('comes for a run that kills its workers: it is set aside', async () => {
    const ran: number[] = []
    quick('poison', { a: () => void ran.push(1) }, { onFail: note('failed') })
    const run = await t.start('poison', {})
    for (let i = 0; i < 5; i += 1) {
      expect(await t.claim(run)).not.toBeNull()
      await t.expire(run)
    }
    expect(await t.carry(run)).toBe('failed')
    expect(ran).toEqual([])
    expect(await t.run(run)).toMatchObject({ error_code: 'GEN_001' })
    expect(await noted(run)).toEqual(['failed'])
  })
})

describe('a fault of the database or of the provider edge', () => {
  it.each([
    ['a lost connection', Object.assign(new Error('reset'), { code: 'ECONNRESET' })],
    ['a busy vendor', Object.assign(new Error('busy'), { kind: 'retry', code: 'GEN_005', retryAfterSeconds: 7 })],
    ['a request for later', new RetryLater(0, 'GEN_005', 'later')],
  ])('is tried again: %s', async (name, error) => {
    quick(name, { a: () => raise(error) })
    expect(await t.carry(await t.start(name, {}))).toBe('waiting')
  })

  it('ends the run when the vendor refuses for good', async () => {
    quick('for good', { a: () => raise(Object.assign(new Error('no'), { kind: 'give_up', code: 'GEN_006' })) })
    const run = await t.start('for good', {})
    expect(await t.carry(run)).toBe('failed')
    expect(await t.run(run)).toMatchObject({ error_code: 'GEN_006' })
  })
})

const raise = (error: Error): never => {
  throw error
}
