import type { Warning } from '../facts/types'
import styles from './ready.module.css'

/** What the review remarked without refusing. */
export const Warnings = ({ warnings, title, open = false }: { warnings: Warning[]; title: string; open?: boolean }) =>
  warnings.length ? (
    <details className={styles.warnings} open={open}>
      <summary>
        {title} ({warnings.length})
      </summary>
      <ul>
        {warnings.map(({ code, message }, at) => (
          <li key={`${code}${at}`}>
            {message} {code && <small>{code}</small>}
          </li>
        ))}
      </ul>
    </details>
  ) : null
