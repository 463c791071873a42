import { Link } from '@payloadcms/ui'
import type { Reader } from '../format/reader'
import { Empty } from '../shared/Empty'
import { Time } from '../shared/Time'
import type { Matter, Waiting } from './waiting'
import styles from './dashboard.module.css'

const addressOf = ({ document, task, tab }: Matter, admin: string): string =>
  document ? `${admin}/collections/documents/${document}${tab ? `?tab=${tab}` : ''}` : `${admin}/collections/review-tasks/${task}`

/** What does not move on without a person, with the reason. */
export const WaitingList = ({ waiting, reader, admin }: { waiting: Waiting; reader: Reader; admin: string }) => (
  <section aria-labelledby="waiting" className={styles.section}>
    <h2 id="waiting">Waiting for a person</h2>
    {!waiting.matters.length && <Empty title="Nothing waits for you">Failed documents, claims without proof and questions come here.</Empty>}
    <ul className={styles.list}>
      {waiting.matters.map((matter) => (
        <li className={styles.matter} key={matter.key}>
          <Link className={styles.title} href={addressOf(matter, admin)} prefetch={false}>
            <bdi>{matter.title}</bdi>
          </Link>
          <span className={styles.why}>{matter.why}</span>
          <span className={styles.when}>
            <Time at={matter.at} reader={reader} />
          </span>
        </li>
      ))}
    </ul>
    {waiting.total > waiting.matters.length && <p className={styles.more}>{waiting.total - waiting.matters.length} more</p>}
  </section>
)
