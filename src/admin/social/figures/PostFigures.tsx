'use client'

import { useState } from 'react'
import type { By, PostFigures as Figures } from '@/src/domain/social/overview/figures'
import { counted } from '../../format/number'
import type { Reader } from '../../format/reader'
import { Entry } from '../../form/Entry'
import { Answered } from '../../settings/parts/Answered'
import { useAnswer } from '../../settings/parts/useAnswer'
import { Empty } from '../../shared/Empty'
import { PickOne } from '../../shared/PickOne'
import { Cards } from './Cards'
import { periodOf, periods, whole } from './period'
import { Table, type StateLabel } from './Table'
import styles from './figures.module.css'

type Props = { agency: string; admin: string; reader: Reader; states: readonly StateLabel[] }

const groups = [{ value: 'client', label: 'By client' }, { value: 'agent', label: 'By who looks after them' }]

/** The figures of a period that is chosen, in all and by client or person. */
export const PostFigures = ({ agency, admin, reader, states }: Props) => {
  const [period, setPeriod] = useState('30')
  const [own, setOwn] = useState(() => periodOf('30', reader))
  const [by, setBy] = useState<By>('client')
  const { from, to } = period === 'own' ? own : periodOf(period, reader)
  const answer = useAnswer<Figures>(whole(from, to) ? `/posts/figures?agency=${agency}&by=${by}&from=${from}&to=${to}` : null)
  const choose = (next: string) => {
    if (next === 'own') setOwn({ from, to })
    setPeriod(next)
  }
  return (
    <>
      <search className={styles.filters}>
        <div className="field-type select">
          <label className="field-label" htmlFor="figures-period">Period</label>
          <PickOne inputId="figures-period" onPick={choose} options={[...periods]} value={period} />
        </div>
        {period === 'own' && <Entry id="figures-from" label="First day" onChange={(day) => setOwn({ from: day, to })} type="date" value={from} />}
        {period === 'own' && <Entry fault={from && to && from > to ? 'The last day is before the first.' : null} id="figures-to" label="Last day" onChange={(day) => setOwn({ from, to: day })} type="date" value={to} />}
        <div className="field-type select">
          <label className="field-label" htmlFor="figures-by">Show</label>
          <PickOne inputId="figures-by" onPick={(picked) => setBy(picked as By)} options={groups} value={by} />
        </div>
      </search>
      <Answered answer={answer} rows={5}>
        {(figures) => (
          <div className={styles.answer}>
            <Cards figures={figures.total} reader={reader} states={states} />
            {figures.rows.length ? <div className={styles.table}><Table admin={admin} figures={figures} reader={reader} states={states} /></div> : <Empty title="Nothing happened in these days">No post was begun and no client decided. Choose a longer period.</Empty>}
            <details className={styles.notes}>
              <summary>How this is counted</summary>
              <ul>
                <li>Posts and their states: what was begun in these days, as it stands now, drafts included.</li>
                <li>Time to decision: from a submission to the decision that ended it; half of the decisions in these days took no longer. Where several people approve, it is the last of them.</li>
                <li>At first try: of the posts on which the client decided for the first time in these days, how many got a yes at once.</li>
                <li>Decisions per approved post: how many it took until the yes, the yes included.</li>
                <li>What was taken back within its seconds never counts, and what you decided in the client’s place counts only there.</li>
                <li>Days are counted in {figures.timezone}. {counted(figures.total.decided, 'decision', reader.locale)} in all.</li>
              </ul>
            </details>
          </div>
        )}
      </Answered>
    </>
  )
}
