'use client'

import { useAuth, useDocumentInfo } from '@payloadcms/ui'
import { usePreferences } from '@/src/browser/news/usePreferences'
import { Failure } from '../shared/Failure'
import { Skeleton } from '../shared/Skeleton'
import { General } from './news/General'
import { Matrix } from './news/Matrix'
import styles from './account.module.css'

/** How a person is told of things, on their own page; each choice is kept at once, apart from what the page's own button saves. */
export const NotificationChoices = () => {
  const { id } = useDocumentInfo()
  const { user } = useAuth()
  return id && user?.id === id ? <Own /> : null
}

const Own = () => {
  const { now, error, told, keep, again } = usePreferences()
  return (
    <section aria-labelledby="news-title" className={styles.section}>
      <h2 id="news-title">Notifications</h2>
      {error && !now ? <Failure error={error} onRetry={again} /> : null}
      {!now ? !error && <Skeleton height="48px" rows={6} /> : (
        <>
          <p className={styles.said} data-bad={told?.bad} role="status">{told?.words ?? 'Each choice is kept at once. News about your own sign-in comes in any case.'}</p>
          <General keep={keep} now={now} />
          <Matrix keep={keep} now={now} />
        </>
      )}
    </section>
  )
}
