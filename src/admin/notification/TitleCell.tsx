'use client'

import { Link, useConfig } from '@payloadcms/ui'
import type { DefaultCellComponentProps } from 'payload'
import styles from './notification.module.css'

/** A notification's title in a list: heavy and dotted until it is read. */
export const TitleCell = ({ cellData, rowData }: DefaultCellComponentProps) => {
  const { config } = useConfig()
  const unread = !rowData.readAt
  return (
    <Link className={styles.titleCell} data-unread={unread} dir="auto" href={`${config.routes.admin}/collections/notifications/${String(rowData.id)}`} prefetch={false}>
      {unread && <span className="sr-only">Unread: </span>}
      {String(cellData ?? '')}
    </Link>
  )
}
