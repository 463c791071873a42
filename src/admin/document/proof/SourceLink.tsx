'use client'

import { ExternalLinkIcon, Link, useConfig } from '@payloadcms/ui'
import type { Reader } from '../../format/reader'
import { date } from '../../format/time'
import type { Source } from './types'
import { webLink } from './webLink'
import styles from './proof.module.css'

const origins = { web: 'Web page', source: 'Client’s own source', brief: 'Brief' } as const

/** A source's name and origin: a link to its page on the web, or to the client's own material. */
export const SourceLink = ({ source, reader }: { source: Source; reader: Reader }) => {
  const published = source.publishedAt ? date(source.publishedAt, reader.now, reader.locale, 'UTC') : null
  return (
    <span className={styles.source}>
      <Name source={source} />
      <small suppressHydrationWarning>{[source.publisher || source.domain || origins[source.kind], published].filter(Boolean).join(' · ')}</small>
    </span>
  )
}

const Name = ({ source: { title: given, domain, url, source } }: { source: Source }) => {
  const { config } = useConfig()
  const title = given || domain || 'Untitled source'
  if (source) return <Link dir="auto" href={`${config.routes.admin}/collections/sources/${source}`} prefetch={false}>{title}</Link>
  const href = webLink(url)
  if (!href) return <span dir="auto">{title}</span>
  return (
    <a dir="auto" href={href} rel="noopener noreferrer nofollow" target="_blank">
      {title} <ExternalLinkIcon />
    </a>
  )
}
