import type { Reader } from '../../format/reader'
import { count } from '../../format/number'
import { Bar } from '../../progress/Bar'
import { countsOf } from './filter'
import type { Claim, ClaimState } from './types'
import styles from './proof.module.css'

type Props = { claims: Claim[]; reader: Reader; onPick: (state: ClaimState) => void }

/** How many claims are found in their sources; the rest can be picked. */
export const Counts = ({ claims, reader: { locale }, onPick }: Props) => {
  const counts = countsOf(claims)
  return (
    <div className={styles.counts}>
      <p className={styles.countsFigure}>
        {count(counts.proven, locale)} of {count(counts.total, locale)} found
      </p>
      <Bar label="Claims found in their sources" percent={Math.round((counts.proven / Math.max(counts.total, 1)) * 100)} tone={counts.unproven ? 'bad' : 'good'} />
      <p className={styles.countsRest}>
        {counts.unproven > 0 && <Rest label={`${count(counts.unproven, locale)} not found`} onPick={() => onPick('unproven')} />}
        {counts.waived > 0 && <Rest label={`${count(counts.waived, locale)} waived by an editor`} onPick={() => onPick('waived')} />}
        {counts.proven === counts.total && 'Every claim is found in a stored source.'}
      </p>
    </div>
  )
}

const Rest = ({ label, onPick }: { label: string; onPick: () => void }) => (
  <button className={styles.link} onClick={onPick} type="button">
    {label}
  </button>
)
