import { ExternalLinkIcon } from '@payloadcms/ui'
import type { Reader } from '../../format/reader'
import { date } from '../../format/time'
import type { Source } from './types'
import styles from './proof.module.css'

const origins = { web: 'Web page', source: 'Client’s own source', brief: 'Brief' } as const

/** A source's name and origin; a link where it has an address on the web. */
export const SourceLink = ({ source, reader }: { source: Source; reader: Reader }) => {
  const title = source.title || source.domain || 'Untitled source'
  const linked = /^https?:\/\//.test(source.url ?? '')
  const published = source.publishedAt ? date(source.publishedAt, reader.now, reader.locale, 'UTC') : null
  return (
    <span className={styles.source}>
      {linked ? (
        <a dir="auto" href={source.url!} rel="noopener noreferrer nofollow" target="_blank">
          {title} <ExternalLinkIcon />
        </a>
      ) : (
        <span dir="auto">{title}</span>
      )}
      <small suppressHydrationWarning>{[source.publisher || source.domain || origins[source.kind], published].filter(Boolean).join(' · ')}</small>
    </span>
  )
}
