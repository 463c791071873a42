import { counted } from '../format/number'
import type { Reader } from '../format/reader'
import { Empty } from '../shared/Empty'
import { Time } from '../shared/Time'
import { StatusPill } from '../status/StatusPill'
import type { Listed } from './data'
import { Titled } from './Titled'
import styles from './dashboard.module.css'

/** What was made last, newest first. */
export const Recent = ({ recent, reader, admin }: { recent: Listed[]; reader: Reader; admin: string }) => (
  <section aria-labelledby="recent" className={`${styles.section} ${styles.wide}`}>
    <h2 id="recent">Recent documents</h2>
    {!recent.length && <Empty title="No finished document yet">The first one appears here when it is ready.</Empty>}
    <ul className={styles.list}>
      {recent.map((document) => (
        <li key={document.id}>
          <Titled
            admin={admin}
            aside={
              <>
                <StatusPill collection="documents" state={document.status} />
                <span className={styles.figures}>{document.pages ? counted(document.pages, 'page', reader.locale) : ''}</span>
                <span className={styles.when}>
                  <Time at={document.at} reader={reader} />
                </span>
              </>
            }
            document={document}
          />
        </li>
      ))}
    </ul>
    {recent.length > 0 && (
      <a className={styles.more} href={`${admin}/collections/documents`}>
        All documents
      </a>
    )}
  </section>
)
