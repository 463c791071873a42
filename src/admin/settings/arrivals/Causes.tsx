import { counted } from '../../format/number'
import type { Reader } from '../../format/reader'
import styles from './arrivals.module.css'
import type { DeadLetters } from './types'

/** How many messages wait for each cause, where there is more than one. */
export const Causes = ({ causes, reader }: { causes: DeadLetters['causes']; reader: Reader }) =>
  causes.length < 2 ? null : (
    <ul aria-label="Causes" className={styles.causes}>
      {causes.map(({ code, count, sentence }) => (
        <li key={code ?? 'none'}><strong>{counted(count, 'message', reader.locale)}</strong> {sentence}</li>
      ))}
    </ul>
  )
