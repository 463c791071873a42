import { DefaultTemplate } from '@payloadcms/next/templates'
import { Gutter, SetStepNav } from '@payloadcms/ui'
import type { AdminViewServerProps } from 'payload'
import { standingStops } from '@/src/domain/social/stops/standing'
import { isStaffOn } from '@/src/engine/tenancy/membership'
import { readerOf } from '../../format/reader'
import { Empty } from '../../shared/Empty'
import { choicesFor } from '../composer/choices'
import { Stops } from '../stops/Stops'
import { Calendar } from './Calendar'
import styles from './calendar.module.css'

/** What goes out when, of all clients that the person looks after. */
export const CalendarView = async ({ initPageResult, params, searchParams }: AdminViewServerProps) => {
  const { req, permissions, visibleEntities, locale } = initPageResult
  const isShown = isStaffOn(req.user) && Boolean(permissions.collections?.posts?.read)
  return (
    <DefaultTemplate i18n={req.i18n} locale={locale} params={params} payload={req.payload} permissions={permissions} req={req} searchParams={searchParams} user={req.user ?? undefined} visibleEntities={visibleEntities}>
      <SetStepNav nav={[{ label: 'Posts', url: '/collections/posts' }, { label: 'Calendar' }]} />
      <Gutter className={styles.view}>
        {isShown && <Stops initial={await standingStops(req)} reader={readerOf(req.user)} />}
        {isShown ? <Calendar admin={req.payload.config.routes.admin} choices={await choicesFor(req)} mayWrite={Boolean(permissions.collections?.posts?.create)} reader={readerOf(req.user)} /> : <Empty title="Your role does not plan posts">An admin or a member of the agency can.</Empty>}
      </Gutter>
    </DefaultTemplate>
  )
}
