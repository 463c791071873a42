import { describe, expect, it } from 'vitest'
import { stepState } from './stepState'
import { runFactsOf } from './types'

const step = (id: string, status: string) => ({ step: id, status, startedAt: null, durationMs: 900 })
const rows = [step('topic_analysis', 'done'), step('web_research', 'failed'), step('cover_image', 'failed'), step('industry_analysis', 'running')]
const statesOf = (run: object) => {
  const facts = runFactsOf({ id: 'r1', ...run }, rows)
  return Object.fromEntries([...rows.map((row) => row.step), 'pdf_rendering'].map((id) => [id, stepState(facts.steps.find((one) => one.step === id), facts)]))
}

describe('the steps of a run', () => {
  it('show one failure: what was at work beside it was stopped', () => {
    expect(statesOf({ status: 'failed', errorStep: 'web_research' })).toEqual({
      topic_analysis: 'done', web_research: 'failed', cover_image: 'stopped', industry_analysis: 'stopped', pdf_rendering: 'open',
    })
  })

  it('show no failure in a run that a person canceled', () => {
    expect(Object.values(statesOf({ status: 'canceled', errorStep: 'web_research' }))).toEqual(['done', 'stopped', 'stopped', 'stopped', 'open'])
  })

  it('show a step that is tried again as at work', () => {
    expect(statesOf({ status: 'waiting' })).toMatchObject({ web_research: 'running', cover_image: 'running' })
  })

  it('are all done once the run is', () => {
    expect(new Set(Object.values(statesOf({ status: 'completed' })))).toEqual(new Set(['done']))
  })
})
