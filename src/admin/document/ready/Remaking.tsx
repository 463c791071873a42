'use client'

import { Button, toast } from '@payloadcms/ui'
import { useEffect } from 'react'
import { call, sentenceOf } from '../../api'
import { Bar } from '../../progress/Bar'
import { stepLabel } from '../../progress/steps'
import { isOver, type RunFacts } from '../../progress/types'
import { useRun } from '../../progress/useRun'
import type { DocumentFacts } from '../facts/types'
import styles from './ready.module.css'

type Props = { facts: DocumentFacts; run: RunFacts; onChanged: () => void }

/** A finished document whose changed text is being laid out, or could not be: the old PDF stays until the new one is there. */
export const Remaking = ({ facts, run: initial, onChanged }: Props) => {
  const { run } = useRun(initial)
  const over = isOver(run.status)
  const ended = over && !isOver(initial.status)
  useEffect(() => {
    if (ended) onChanged()
  }, [ended, onChanged])
  const ask = (verb: 'cancel' | 'retry') => void call(`/pipeline-runs/${run.id}/${verb}`, { method: 'POST', body: {} }).then(onChanged, (error: unknown) => toast.error(sentenceOf(error)))
  if (run.status === 'completed' || run.status === 'canceled') return null
  if (run.status === 'failed')
    return (
      <section aria-label="Changed text" className={styles.remaking} data-tone="bad">
        <p>The changed text could not be made into a PDF{facts.runError ? `: ${facts.runError}` : '.'} The PDF below is the one before the change.</p>
        <Button buttonStyle="secondary" margin={false} onClick={() => ask('retry')} size="small">Try again</Button>
      </section>
    )
  return (
    <section aria-label="Changed text" className={styles.remaking}>
      <div className={styles.remakingBar}>
        <p aria-live="polite">The changed text is being proven and laid out: {stepLabel(run.step) ?? 'waiting to start'}, {run.percent}%. The PDF below is the one before.</p>
        <Bar label="Progress of the changed text" percent={run.percent} />
      </div>
      <Button buttonStyle="secondary" margin={false} onClick={() => ask('cancel')} size="small">Cancel</Button>
    </section>
  )
}
