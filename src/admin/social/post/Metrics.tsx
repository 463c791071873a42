'use client'

import { Button, toast } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import { platformRules, type Metric } from '@/src/domain/social/rules'
import { call, sentenceOf } from '../../api'
import type { Reader } from '../../format/reader'
import { dateTime } from '../../format/time'
import { Entry } from '../../form/Entry'
import { Failure } from '../../shared/Failure'
import type { PostFacts } from './facts'
import { Spark } from './Spark'
import styles from './post.module.css'

type Row = { id: string; capturedAt: string; source: string; decreased?: boolean | null } & Partial<Record<Metric, number | null>>

const names: Record<string, string> = { likes: 'Likes', comments: 'Comments', shares: 'Shares', views: 'Views', impressions: 'Impressions', reach: 'Reach', saves: 'Saves', clicks: 'Clicks' }
const sources: Record<string, string> = { hand: 'typed in', sync: 'from the network', import: 'imported' }

/** Figures over time: the newest large with a small chart, the table behind them, and a form to type in what the network shows. */
export const Metrics = ({ facts, reader, onChanged }: { facts: PostFacts; reader: Reader; onChanged: () => void }) => {
  const [rows, setRows] = useState<Row[] | null>(null)
  const [error, setError] = useState<unknown>(null)
  useEffect(() => {
    call<{ points: Row[] }>(`/posts/${facts.id}/metrics`).then(({ points }) => setRows(points), setError)
  }, [facts.id, facts.metrics?.capturedAt])
  const known = facts.platform ? platformRules[facts.platform].metrics.hand : []
  const shown = known.filter((metric) => rows?.some((row) => row[metric] !== null && row[metric] !== undefined))
  const number = (value: number | null | undefined) => (value === null || value === undefined ? 'unknown' : value.toLocaleString(reader.locale))
  return (
    <section aria-labelledby="metrics" className={styles.part}>
      <h2 id="metrics">Figures</h2>
      {error ? <Failure error={error} /> : null}
      {rows && rows.length > 0 && (
        <>
          <dl className={styles.figures}>
            {shown.map((metric) => (
              <div key={metric}>
                <dt>{names[metric]}</dt>
                <dd>
                  {number(rows.at(-1)?.[metric])}
                  <Spark label={`${names[metric]} over time`} values={rows.map((row) => row[metric] ?? null)} />
                </dd>
              </div>
            ))}
          </dl>
          <details>
            <summary>All {rows.length} readings</summary>
            <div className={`table ${styles.table}`}>
              <table>
                <thead><tr><th>When</th><th>Source</th>{shown.map((metric) => <th key={metric}>{names[metric]}</th>)}</tr></thead>
                <tbody>{rows.map((row) => <tr key={row.id}><td>{dateTime(row.capturedAt, reader.locale, reader.zone)}</td><td>{sources[row.source] ?? row.source}{row.decreased ? ' · a figure fell' : ''}</td>{shown.map((metric) => <td key={metric}>{number(row[metric])}</td>)}</tr>)}</tbody>
              </table>
            </div>
          </details>
        </>
      )}
      <ByHand id={facts.id} known={known} onKept={onChanged} />
    </section>
  )
}

const ByHand = ({ id, known, onKept }: { id: string; known: readonly Metric[]; onKept: () => void }) => {
  const [typed, setTyped] = useState<Partial<Record<Metric, string>>>({})
  const [busy, setBusy] = useState(false)
  const filled = Object.fromEntries(Object.entries(typed).filter(([, value]) => /^\d+$/.test(value?.trim() ?? '')).map(([metric, value]) => [metric, Number(value)]))
  const keep = async () => {
    setBusy(true)
    try {
      await call(`/posts/${id}/metrics`, { method: 'POST', body: filled })
      setTyped({})
      onKept()
    } catch (error) {
      toast.error(sentenceOf(error))
    }
    setBusy(false)
  }
  return (
    <form aria-label="Type in figures" className={styles.byHand} onSubmit={(event) => { event.preventDefault(); void keep() }}>
      <p className={styles.byHandWords}>Type in what the network shows; an empty figure is unknown, not 0.</p>
      {known.map((metric) => <Entry id={`metric-${metric}`} inputMode="numeric" key={metric} label={names[metric] ?? metric} onChange={(value) => setTyped((before) => ({ ...before, [metric]: value }))} value={typed[metric] ?? ''} />)}
      <Button buttonStyle="secondary" disabled={busy || !Object.keys(filled).length} margin={false} size="medium" type="submit">Keep these figures</Button>
    </form>
  )
}
