'use client'

import { Link } from '@payloadcms/ui'
import { useState } from 'react'
import { money } from '../../format/money'
import { count, counted } from '../../format/number'
import type { Reader } from '../../format/reader'
import { Bar } from '../../progress/Bar'
import { Empty } from '../../shared/Empty'
import { PickOne } from '../../shared/PickOne'
import { Answered } from '../parts/Answered'
import parts from '../parts/parts.module.css'
import { Records, type Column } from '../parts/Records'
import { useAnswer } from '../parts/useAnswer'
import type { Usage, UsageRow } from './types'
import styles from './billing.module.css'

type Row = UsageRow & { id: string }
type By = 'client' | 'document'

/** The credits of the period and what used them. */
export const Credits = ({ agency, admin, reader }: { agency: string; admin: string; reader: Reader }) => {
  const [by, setBy] = useState<By>('client')
  const answer = useAnswer<Usage>(`/agencies/me/usage?agency=${agency}&by=${by}`)
  return (
    <section aria-labelledby="usage">
      <div className={parts.bar}>
        <h2 className={parts.heading} id="usage">Usage in this period</h2>
        <span className={parts.grow} />
        <div className={`field-type ${parts.pick}`}>
          <label className="sr-only" htmlFor="usage-by">Show usage by</label>
          <PickOne inputId="usage-by" onPick={(picked) => setBy(picked as By)} options={[{ label: 'By client', value: 'client' }, { label: 'By document', value: 'document' }]} value={by} />
        </div>
      </div>
      <Answered answer={answer} rows={3}>
        {(usage) => (
          <>
            <Meter reader={reader} usage={usage} />
            {usage.rows.length ? (
              <Records caption={`Usage by ${by}`} columns={columnsFor(by, admin, reader)} rows={usage.rows.map((row) => ({ ...row, id: row.id ?? 'none' }))} />
            ) : (
              <Empty title="Nothing was used yet">Each call to a paid service counts here at once, with what it was for. Samples of the sandbox cost nothing.</Empty>
            )}
          </>
        )}
      </Answered>
    </section>
  )
}

const Meter = ({ usage: { usedCents, limitCents, percentUsed, daysLeft }, reader }: { usage: Usage; reader: Reader }) => {
  const left = daysLeft === null ? '' : `, ${counted(daysLeft, 'day', reader.locale)} left in the period`
  if (limitCents === null) return <p className={styles.figure}>{money(usedCents, reader.locale)} through your own service keys{left}. Your plan sets no limit.</p>
  const percent = new Intl.NumberFormat(reader.locale, { style: 'percent', maximumFractionDigits: 1 }).format(percentUsed / 100)
  return (
    <div className={styles.meter}>
      <p className={styles.figure}>{money(usedCents, reader.locale)} of {money(limitCents, reader.locale)} included credits, {percent}{left}</p>
      <Bar label="Included credits used" percent={Math.min(100, Math.round(percentUsed))} text={percent} tone={percentUsed >= 80 ? 'bad' : 'busy'} />
      {percentUsed >= 100 && <p className={styles.note}>Nothing new is generated until the period ends or the plan changes. What is under way is finished.</p>}
    </div>
  )
}

const columnsFor = (by: By, admin: string, reader: Reader): Column<Row>[] => [
  { label: by === 'client' ? 'Client' : 'Document', kind: 'wide', cell: ({ id, name }) => (name ? <Link href={`${admin}/collections/${by}s/${id}`} prefetch={false}><bdi>{name}</bdi></Link> : <span>Without {by}</span>) },
  { label: 'Calls', kind: 'figure', cell: ({ calls }) => <span>{count(calls, reader.locale)}</span> },
  { label: 'Cost', kind: 'figure', cell: ({ costCents }) => <span>{money(costCents, reader.locale)}</span> },
]
