import { fineMoney, money } from '../../format/money'
import type { Reader } from '../../format/reader'
import { clock, span } from '../../format/time'
import type { RunFacts } from '../../progress/types'
import type { DocumentFacts } from '../facts/types'
import styles from './progressView.module.css'

type Props = { run: RunFacts; facts: DocumentFacts; now: number; reader: Reader }

/** Elapsed and remaining time, cost so far and its limit, the attempt. */
export const Meters = ({ run, facts, now, reader }: Props) => {
  const elapsed = run.startedAt ? Math.max(0, (now - Date.parse(run.startedAt)) / 1000) : null
  return (
    <dl className={styles.meters}>
      <Meter label="Elapsed" value={elapsed === null ? 'Not started' : clock(elapsed)} />
      <Meter label="Left" value={leftOf(elapsed, facts.expectedSeconds, reader.locale)} />
      <Meter label="Cost so far" value={`${fineMoney(run.costMicroUsd, reader.locale)}${run.budgetCents === null ? '' : ` of ${money(run.budgetCents, reader.locale)}`}`} />
      {run.attempt > 1 && <Meter label="Attempt" value={String(run.attempt)} />}
    </dl>
  )
}

const leftOf = (elapsed: number | null, expected: number, locale: string): string => {
  const left = expected - (elapsed ?? 0)
  if (left <= 5) return 'longer than usual'
  return left < 10 ? 'a few seconds' : `about ${span(left, locale)}`
}

const Meter = ({ label, value }: { label: string; value: string }) => (
  <div>
    <dt>{label}</dt>
    <dd suppressHydrationWarning>{value}</dd>
  </div>
)
