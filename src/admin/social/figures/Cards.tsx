import type { Figures } from '@/src/domain/social/overview/figures'
import { count, counted } from '../../format/number'
import type { Reader } from '../../format/reader'
import type { StateLabel } from './Table'
import { lasting, mean, share } from './words'
import styles from './figures.module.css'

/** The figures that matter, each with what it rests on. */
export const Cards = ({ figures, reader: { locale }, states }: { figures: Figures; reader: Reader; states: readonly StateLabel[] }) => {
  const cards: readonly (readonly [label: string, value: string, rests: string])[] = [
    ['Approved at first try', share(figures.firstTryShare, locale), figures.firstTries ? `${count(figures.firstYes, locale)} of ${counted(figures.firstTries, 'first decision', locale)}` : 'No first decision yet'],
    ['Median time to decision', lasting(figures.medianSeconds, locale), figures.decided ? counted(figures.decided, 'decision', locale) : 'Nothing was decided'],
    ['Decisions per approved post', mean(figures.rounds, locale), '1.0 is a yes at once'],
    ['Decided in the client’s place', count(figures.overridden, locale), 'With a reason that the client reads'],
  ]
  return (
    <>
      <dl className={styles.cards}>
        {cards.map(([label, value, rests]) => <div key={label}><dt>{label}</dt><dd><strong>{value}</strong><span>{rests}</span></dd></div>)}
      </dl>
      <dl aria-label="Posts begun in the period, by state" className={styles.states}>
        <div><dt>Posts begun</dt><dd>{count(figures.posts, locale)}</dd></div>
        {states.map(({ key, label }) => <div key={key}><dt>{label}</dt><dd>{count(figures.states[key], locale)}</dd></div>)}
      </dl>
    </>
  )
}
