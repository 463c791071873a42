'use client'

import { CheckIcon, XIcon } from '@payloadcms/ui'
import { clock } from '../../format/time'
import { generationSteps } from '../../progress/steps'
import { stepState, type StepState } from '../../progress/stepState'
import type { RunFacts, StepFacts } from '../../progress/types'
import styles from './progressView.module.css'

type Props = { run: RunFacts; now: number; failedStep?: string | null }

const words: Record<StepState, string> = { open: 'not started', running: 'at work', done: 'done', failed: 'failed', stopped: 'stopped' }

/** The twelve steps in order, each with state, share of the whole and time. */
export const StepList = ({ run, now, failedStep }: Props) => (
  <section aria-labelledby="steps-title">
    <h2 className={styles.stepsTitle} id="steps-title">Steps</h2>
    <ol className={styles.steps}>
      {generationSteps.map(({ id, label, weight }) => {
        const facts = run.steps.find(({ step }) => step === id)
        const state = stepState(facts, run, failedStep ?? undefined)
        return (
          <li aria-current={state === 'running' ? 'step' : undefined} className={styles.step} data-state={state} key={id}>
            <Mark state={state} />
            <span className={styles.stepLabel}>
              {label} <span className="sr-only">, {words[state]}</span>
              {state === 'stopped' && <small aria-hidden="true">stopped</small>}
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

const timeOf = (state: StepState, facts: StepFacts | undefined, now: number): string => {
  if (state === 'running' && facts?.startedAt) return clock((now - Date.parse(facts.startedAt)) / 1000)
  if (!facts?.durationMs || facts.reused || state === 'open') return ''
  return clock(Math.max(1, facts.durationMs / 1000))
}

const Mark = ({ state }: { state: StepState }) => (
  <span aria-hidden="true" className={styles.mark}>
    {state === 'done' && <CheckIcon />}
    {state === 'failed' && <XIcon />}
  </span>
)
