'use client'

import { useEffect } from 'react'
import type { Reader } from '../../format/reader'
import { Bar } from '../../progress/Bar'
import { stepLabel } from '../../progress/steps'
import { isOver, type RunFacts } from '../../progress/types'
import type { Line } from '../../progress/useRun'
import { useNow } from '../../shared/useNow'
import type { DocumentFacts } from '../facts/types'
import { Meters } from './Meters'
import { LineNote } from './LineNote'
import { StepList } from './StepList'
import styles from './progressView.module.css'

type Props = { facts: DocumentFacts; run: RunFacts; line: Line; reader: Reader; onOver: () => void }

/** A document under way: bar, what is being done, the twelve steps, time and cost. It goes on by itself after a reload or a restart of the server. */
export const ProgressView = ({ facts, run, line, reader, onOver }: Props) => {
  const over = isOver(run.status)
  const now = useNow(reader.now, !over)
  useEffect(() => {
    if (!over) return
    onOver()
    // The end can be told a moment before the document itself shows it.
    const again = setInterval(onOver, 2000)
    return () => clearInterval(again)
  }, [over, onOver])
  const doing = doingOf(run, now)
  return (
    <div className={styles.view}>
      <section aria-labelledby="progress-title" className={styles.card}>
        <h2 className="sr-only" id="progress-title">Progress</h2>
        <div className={styles.head}>
          <div>
            <p className={styles.doing}>{doing.title}</p>
            <p className={styles.detail} dir="auto">{doing.detail ?? '\u00a0'}</p>
          </div>
          <p className={styles.percent}>{run.percent}<small>%</small></p>
        </div>
        <Bar label="Progress of the document" percent={run.percent} text={`${run.percent} percent, ${doing.title}`} />
        <Meters facts={facts} now={now} reader={reader} run={run} />
        {!over && <LineNote line={line} />}
      </section>
      <p aria-live="polite" className="sr-only">{doing.title}</p>
      <StepList now={now} run={run} />
    </div>
  )
}

const doingOf = (run: RunFacts, now: number): { title: string; detail: string | null } => {
  if (run.status === 'completed') return { title: 'Ready', detail: 'Opening the document…' }
  if (run.status === 'failed') return { title: 'It failed', detail: 'Reading what is known of it…' }
  if (run.status === 'canceled') return { title: `Canceled at ${run.percent}%`, detail: null }
  if (run.cancelRequested && !isOver(run.status)) return { title: 'Stopping', detail: 'The run stops before its next step.' }
  if (run.status === 'queued') return { title: 'Waiting to start', detail: 'It starts as soon as a place is free.' }
  const label = stepLabel(run.step) ?? 'Starting'
  if (run.status === 'waiting' && run.wakeAt) {
    const seconds = Math.max(0, Math.ceil((Date.parse(run.wakeAt) - now) / 1000))
    return { title: label, detail: `A service did not answer. It is asked again in ${seconds} s.` }
  }
  return { title: label, detail: run.detail }
}
