'use client'

import { CheckIcon, XIcon } from '@payloadcms/ui'
import type { Reader } from '../../format/reader'
import { clock } from '../../format/time'
import { generationSteps } from '../../progress/steps'
import { isOver, type RunFacts, type StepFacts } from '../../progress/types'
import styles from './progressView.module.css'

type State = 'open' | 'running' | 'done' | 'failed'
type Props = { run: RunFacts; now: number; reader: Reader }

const words: Record<State, string> = { open: 'not started', running: 'at work', done: 'done', failed: 'failed' }

/** The twelve steps in order, each with state, share of the whole and time. */
export const StepList = ({ run, now }: Props) => (
  <section aria-labelledby="steps-title">
    <h2 className={styles.stepsTitle} id="steps-title">Steps</h2>
    <ol className={styles.steps}>
      {generationSteps.map(({ id, label, weight }) => {
        const facts = run.steps.find(({ step }) => step === id)
        const state = stateOf(facts, run)
        return (
          <li aria-current={state === 'running' ? 'step' : undefined} className={styles.step} data-state={state} key={id}>
            <Mark state={state} />
            <span className={styles.stepLabel}>
              {label} <span className="sr-only">, {words[state]}</span>
              {state === 'running' && run.step === id && run.detail && <small dir="auto">{run.detail}</small>}
              {state === 'done' && facts?.reused && <small>kept from the attempt before</small>}
            </span>
            <span className={styles.stepTime} suppressHydrationWarning>{timeOf(state, facts, now)}</span>
            <span className={styles.stepWeight}><span className="sr-only">weight </span>{weight}%</span>
          </li>
        )
      })}
    </ol>
  </section>
)

const stateOf = (facts: StepFacts | undefined, run: RunFacts): State => {
  if (run.status === 'completed') return 'done'
  if (!facts) return 'open'
  if (facts.status === 'running') return isOver(run.status) ? 'open' : 'running'
  return facts.status === 'failed' && !isOver(run.status) ? 'running' : facts.status
}

const timeOf = (state: State, facts: StepFacts | undefined, now: number): string => {
  if (state === 'running' && facts?.startedAt) return clock((now - Date.parse(facts.startedAt)) / 1000)
  if (!facts?.durationMs || facts.reused || state === 'open') return ''
  return clock(Math.max(1, facts.durationMs / 1000))
}

const Mark = ({ state }: { state: State }) => (
  <span aria-hidden="true" className={styles.mark}>
    {state === 'done' && <CheckIcon />}
    {state === 'failed' && <XIcon />}
  </span>
)
