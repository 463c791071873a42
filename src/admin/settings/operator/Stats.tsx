'use client'

import { Button } from '@payloadcms/ui'
import { money } from '../../format/money'
import { count, fileSize } from '../../format/number'
import type { Reader } from '../../format/reader'
import { span } from '../../format/time'
import { Time } from '../../shared/Time'
import { Answered } from '../parts/Answered'
import parts from '../parts/parts.module.css'
import { useAnswer } from '../parts/useAnswer'
import styles from './operator.module.css'

type Figures = {
  agencies: { total: number; active: number; byPlan: Record<string, number> }
  clients: { total: number; active: number }
  documents: { total: number; last24h: number; last7d: number; last30d: number; byStatus: Record<string, number> }
  apiUsage: { totalCostCentsThisMonth: number; totalTokensThisMonth: number }
  storage: { totalBytes: number; documentsBytes: number; logosBytes: number }
  jobs: { queued: number; running: number; failedLastHour: number; oldestSeconds: number }
  asOf: string
}

/** The installation in figures, each with what stands behind it. */
export const Stats = ({ reader }: { reader: Reader }) => {
  const answer = useAnswer<Figures>('/admin/stats')
  return (
    <section aria-labelledby="stats">
      <div className={parts.bar}>
        <h2 className={parts.heading} id="stats">The installation</h2>
        <span className={parts.grow} />
        {answer.data && <span>As of <Time at={answer.data.asOf} reader={reader} /></span>}
        <Button buttonStyle="secondary" disabled={answer.isLoading} margin={false} onClick={answer.reload} size="small">Refresh</Button>
      </div>
      <Answered answer={answer} rows={2}>
        {(figures) => (
          <dl className={styles.figures}>
            {shownOf(figures, reader.locale).map(([label, value, more]) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}<small>{more}</small></dd>
              </div>
            ))}
          </dl>
        )}
      </Answered>
    </section>
  )
}

const shownOf = ({ agencies, clients, documents, apiUsage, storage, jobs }: Figures, locale: string): [string, string, string][] => {
  const of = (value: number) => count(value, locale)
  return [
    ['Agencies', of(agencies.total), `${of(agencies.active)} active`],
    ['Clients', of(clients.total), `${of(clients.active)} active`],
    ['Documents', of(documents.total), `${of(documents.last24h)} today, ${of(documents.last7d)} in 7 days, ${of(documents.last30d)} in 30`],
    ['Cost this month', money(apiUsage.totalCostCentsThisMonth, locale), `${of(apiUsage.totalTokensThisMonth)} tokens`],
    ['Storage', fileSize(storage.totalBytes, locale), `${fileSize(storage.documentsBytes, locale)} documents`],
    ['Generations', `${of(jobs.running)} running`, `${of(jobs.queued)} waiting${jobs.queued ? `, the oldest for ${span(jobs.oldestSeconds, locale)}` : ''}; ${of(jobs.failedLastHour)} failed in the last hour`],
  ]
}
