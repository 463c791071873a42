import { describe, expect, it } from 'vitest'
import { heard, read } from './merge'
import { runFactsOf, type RunFacts } from './types'

const run = (more: Partial<RunFacts> = {}): RunFacts => ({ ...runFactsOf({ id: 'r1', status: 'running', progressPercent: 40, seq: 7, currentStep: 'web_research' }, []), ...more })
const told = (more: object = {}) => ({ runId: 'r1', status: 'processing', step: 'outline_creation', detail: 'a detail', percent: 52, seq: 8, ...more })

describe('following a run', () => {
  it('takes over step, detail and percent of a newer message', () => {
    expect(heard(run(), 'progress', told())).toMatchObject({ step: 'outline_creation', detail: 'a detail', percent: 52, seq: 8 })
  })

  it('ignores a message that was overtaken', () => {
    const before = run()
    expect(heard(before, 'progress', told({ seq: 6, percent: 90 }))).toBe(before)
  })

  it('never lets the bar fall, whether a message or a reading says less', () => {
    expect(heard(run(), 'progress', told({ percent: 10 })).percent).toBe(40)
    expect(read(run(), run({ percent: 12 })).percent).toBe(40)
  })

  it('starts over for the run of a retry', () => {
    expect(read(run(), run({ id: 'r2', percent: 12 })).percent).toBe(12)
  })

  it('ends once: what arrives after the end changes nothing', () => {
    const over = heard(run(), 'complete', told({ status: 'completed', percent: 100 }))
    expect(over).toMatchObject({ status: 'completed', percent: 100 })
    expect(heard(over, 'progress', told({ seq: 99 }))).toBe(over)
    expect(read(over, run({ status: 'running' })).status).toBe('completed')
  })

  it('is whole only when it is finished, whatever the last step said', () => {
    expect(heard(run(), 'canceled', told({ percent: 100 }))).toMatchObject({ status: 'canceled', percent: 99 })
    expect(runFactsOf({ id: 'r1', status: 'canceled', progressPercent: 100 }, []).percent).toBe(99)
    expect(runFactsOf({ id: 'r1', status: 'completed', progressPercent: 100 }, []).percent).toBe(100)
  })

  it('knows from the message where it failed', () => {
    expect(heard(run(), 'error', told({ error: { step: 'web_research' } }))).toMatchObject({ status: 'failed', failedStep: 'web_research' })
  })

  it('marks the step at work before its row is read', () => {
    expect(heard(run(), 'progress', told()).steps).toMatchObject([{ step: 'outline_creation', status: 'running' }])
  })

  it('shows a step that an earlier attempt finished as kept', () => {
    const facts = runFactsOf({ id: 'r2', createdAt: '2026-01-02T00:00:00Z' }, [
      { step: 'topic_analysis', status: 'done', startedAt: '2026-01-01T00:00:00Z' },
      { step: 'web_research', status: 'done', startedAt: '2026-01-02T00:01:00Z' },
    ])
    expect(facts.steps.map(({ reused }) => reused)).toEqual([true, false])
  })
})
