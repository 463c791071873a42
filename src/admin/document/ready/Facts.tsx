import { money } from '../../format/money'
import { count, fileSize } from '../../format/number'
import type { Reader } from '../../format/reader'
import { clock } from '../../format/time'
import type { DocumentFacts } from '../facts/types'
import styles from './ready.module.css'

/** The document in figures. */
export const Facts = ({ facts, reader: { locale } }: { facts: DocumentFacts; reader: Reader }) => {
  const rows: [string, string | null][] = [
    ['Pages', facts.pages === null ? null : count(facts.pages, locale)],
    ['Words', facts.words === null ? null : count(facts.words, locale)],
    ['Sources', count(facts.sources, locale)],
    ['Made in', facts.durationSeconds ? clock(facts.durationSeconds) : null],
    ['Cost', money(facts.costCents, locale)],
    ['File', facts.bytes === null ? null : fileSize(facts.bytes, locale)],
    ['Tone', facts.tone],
    ['Keywords', facts.keywords.join(', ') || null],
  ]
  return (
    <>
      <dl className={styles.facts}>
        {rows.filter((row): row is [string, string] => row[1] !== null).map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd dir="auto">{value}</dd>
          </div>
        ))}
      </dl>
      {facts.sandbox && <p className={styles.sandbox}>Made in the sandbox: the text was composed offline from the sources’ own passages, without a live text service.</p>}
    </>
  )
}
