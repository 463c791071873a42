import { Banner } from '@payloadcms/ui'
import { date } from '../format/time'
import type { Reader } from '../format/reader'
import styles from './secondFactor.module.css'

/** Says until when somebody may still do without the second factor that their agency asks for; `url` leads to its set-up. */
export const DueNotice = ({ dueAt, reader, url }: { dueAt: string; reader: Reader; url?: string }) => (
  <Banner type="info">
    <span className={styles.due}>
      Your agency asks for a second factor. Set it up by <strong>{date(dueAt, reader.now, reader.locale, reader.zone)}</strong>; from then on, signing in begins with it.
      {url && <> <a href={url}>Set it up now</a></>}
    </span>
  </Banner>
)
