'use client'

import { CheckIcon, XIcon } from '@payloadcms/ui'
import { clock } from '../../format/time'
import { generationSteps } from '../../progress/steps'
import { isOver, type RunFacts, type StepFacts } from '../../progress/types'
import styles from './progressView.module.css'

type State = 'open' | 'running' | 'done' | 'failed'
type Props = { run: RunFacts; now: number; failedStep?: string | null }

const words: Record<State, string> = { open: 'not started', running: 'at work', done: 'done', failed: 'failed' }

/** The twelve steps in order, each with state, share of the whole and time. */
export const StepList = ({ run, now, failedStep }: Props) => (
  <section aria-labelledby="steps-title">
    <h2 className={styles.stepsTitle} id="steps-title">Steps</h2>
    <ol className={styles.steps}>
      {generationSteps.map(({ id, label, weight }) => {
        const facts = run.steps.find(({ step }) => step === id)
        const state = stateOf(facts, run, failedStep)
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

// A step that was stopped because another one failed has not failed itself.
const stateOf = (facts: StepFacts | undefined, run: RunFacts, failedStep: string | null | undefined): State => {
  if (run.status === 'completed') return 'done'
  if (!facts) return 'open'
  if (facts.status === 'running') return isOver(run.status) ? 'open' : 'running'
  if (facts.status !== 'failed') return facts.status
  if (!isOver(run.status)) return 'running'
  return failedStep && failedStep !== facts.step ? 'open' : 'failed'
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
