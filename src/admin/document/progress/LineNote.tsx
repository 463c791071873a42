import type { Line } from '../../progress/useRun'
import styles from './progressView.module.css'

const notes: Record<Line, string> = {
  socket: 'Live. You can leave this page, the work goes on.',
  polling: 'Asking every 3 seconds. You can leave this page, the work goes on.',
  away: 'The server does not answer just now. The work is kept; this page goes on as soon as it is back.',
  'signed-out': 'Your session has ended. Sign in again to follow; the work goes on.',
}

/** How current the page is. */
export const LineNote = ({ line }: { line: Line }) => (
  <p className={styles.note} data-trouble={line === 'away' || line === 'signed-out'} role="status">
    {notes[line]}
  </p>
)
