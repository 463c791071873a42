import { shownState } from '../../status/tone'
import type { Reader } from '../../format/reader'
import { Empty } from '../../shared/Empty'
import { Time } from '../../shared/Time'
import type { DocumentFacts, Happening } from '../facts/types'
import styles from './history.module.css'

const names: Record<string, string> = {
  'documents.generate': 'Generation asked for',
  'documents.start': 'Generation started',
  'documents.complete': 'Finished',
  'documents.fail': 'Failed',
  'documents.cancel': 'Canceled',
  'documents.retry': 'Tried again',
  'documents.create': 'Made',
  'documents.update': 'Changed',
  'documents.expire': 'Expired',
  'documents.delete': 'Deleted',
  'documents.restore': 'Restored',
  'documents.distribute': 'Distributed',
}

const nameOf = (type: string): string => names[type] ?? type.replace(/^documents\./, '').replaceAll(/[-_.]/g, ' ').replace(/^./, (first) => first.toUpperCase())

/** What happened to the document, by whom and when, newest first. */
export const HistoryTab = ({ history, reader }: { history: DocumentFacts['history']; reader: Reader }) => {
  if (!history) return <Empty title="The history is kept for admins">An admin of the agency can read who did what and when.</Empty>
  if (!history.length) return <Empty title="Nothing is recorded yet" />
  return (
    <ol className={styles.history}>
      {history.map((event) => (
        <Line event={event} key={event.id} reader={reader} />
      ))}
    </ol>
  )
}

const Line = ({ event, reader }: { event: Happening; reader: Reader }) => (
  <li>
    <span className={styles.what}>{nameOf(event.type)}</span>
    <span className={styles.who}>{event.actor ?? 'The platform'}</span>
    <span className={styles.when}><Time at={event.at} reader={reader} /></span>
    {event.from && event.to && event.from !== event.to && (
      <small>{shownState('documents', event.from).label} → {shownState('documents', event.to).label}</small>
    )}
    {event.note && <small dir="auto">{event.note}</small>}
  </li>
)
