'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import type { Reader } from '../format/reader'
import { clock } from '../format/time'
import { Bar } from '../progress/Bar'
import { stepLabel } from '../progress/steps'
import { isOver, type RunFacts } from '../progress/types'
import { useRun } from '../progress/useRun'
import { Empty } from '../shared/Empty'
import { useNow } from '../shared/useNow'
import type { Running } from './data'
import { Titled } from './Titled'
import styles from './dashboard.module.css'

type Props = { initial: Running[]; total: number; reader: Reader; admin: string }

/** Documents under way, each with its live bar. */
export const RunningList = ({ initial, total, reader, admin }: Props) => (
  <section aria-labelledby="running" className={styles.section}>
    <h2 id="running">In progress</h2>
    {!initial.length && <Empty title="Nothing is being generated">A document you start shows its progress here.</Empty>}
    <ul className={styles.list}>
      {initial.map((document) => (
        <li key={document.id}>{document.run ? <Live admin={admin} document={document} reader={reader} run={document.run} /> : <Titled admin={admin} document={document} />}</li>
      ))}
    </ul>
    {total > initial.length && (
      <a className={styles.more} href={`${admin}/collections/documents`}>
        All {total} in progress
      </a>
    )}
  </section>
)

const Live = ({ document, run: initial, reader, admin }: { document: Running; run: RunFacts; reader: Reader; admin: string }) => {
  const router = useRouter()
  const { run } = useRun(initial)
  const over = isOver(run.status)
  useEffect(() => {
    if (over) router.refresh()
  }, [over, router])
  const now = useNow(reader.now)
  const since = run.startedAt ? clock((now - Date.parse(run.startedAt)) / 1000) : null
  const doing = run.status === 'queued' ? 'Waiting for a free place' : [stepLabel(run.step), run.detail].filter(Boolean).join(' · ')
  return (
    <Titled admin={admin} document={document}>
      <Bar label={`Progress of ${document.title}`} percent={run.percent} text={`${run.percent} percent, ${doing}`} />
      <span className={styles.doing}>
        <span>{doing}</span>
        <span className={styles.figures} suppressHydrationWarning>
          {run.percent}%{since && ` · ${since}`}
        </span>
      </span>
    </Titled>
  )
}
