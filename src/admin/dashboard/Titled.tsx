import { Link } from '@payloadcms/ui'
import type { ReactNode } from 'react'
import { Paper } from '../shared/Paper'
import type { Listed } from './data'
import styles from './dashboard.module.css'

/** A document's line: thumbnail, title, client, and what belongs under or beside it. */
export const Titled = ({ document, admin, children, aside }: { document: Listed; admin: string; children?: ReactNode; aside?: ReactNode }) => (
  <div className={styles.line}>
    <Paper colour={document.client?.colour} image={document.cover} />
    <div className={styles.words}>
      <Link className={styles.title} href={`${admin}/collections/documents/${document.id}`} prefetch={false}>
        <bdi>{document.title}</bdi>
      </Link>
      {document.client && (
        <span className={styles.client}>
          <bdi>{document.client.name}</bdi>
        </span>
      )}
      {children}
    </div>
    {aside && <div className={styles.aside}>{aside}</div>}
  </div>
)
