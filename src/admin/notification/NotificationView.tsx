import { Gutter, SetStepNav } from '@payloadcms/ui'
import type { DocumentViewServerProps } from 'payload'
import { readerOf } from '../format/reader'
import { Empty } from '../shared/Empty'
import { Notice } from './Notice'
import styles from './notification.module.css'
import { wayOf } from './way'

/** What a person was told, to be read: the matter, when, and the way to the thing itself. */
export const NotificationView = ({ doc, initPageResult }: DocumentViewServerProps) => {
  if (!doc?.id) return <Gutter className={styles.page}><Empty title="This notification does not exist">It may have been removed, or belong to somebody else.</Empty></Gutter>
  const { id, title, body, link, createdAt, readAt } = doc as Record<string, string | null>
  const { req } = initPageResult
  return (
    <>
      <SetStepNav nav={[{ label: 'Notifications', url: '/collections/notifications' }, { label: title ?? 'Notification' }]} />
      <Gutter className={styles.page}>
        <Notice at={createdAt!} body={body ?? ''} id={id!} readAt={readAt ?? null} reader={readerOf(req.user)} title={title ?? ''} way={wayOf(link ?? null, req.payload.config.routes.admin)} />
      </Gutter>
    </>
  )
}
