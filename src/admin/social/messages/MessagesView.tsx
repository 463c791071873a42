import { DefaultTemplate } from '@payloadcms/next/templates'
import { Gutter, SetStepNav } from '@payloadcms/ui'
import type { AdminViewServerProps } from 'payload'
import { isStaffOn } from '@/src/engine/tenancy/membership'
import { readerOf } from '../../format/reader'
import { Empty } from '../../shared/Empty'
import { Messages } from './Messages'
import styles from './messages.module.css'

/** Where staff and the users of their clients write to each other. */
export const MessagesView = ({ initPageResult, params, searchParams }: AdminViewServerProps) => {
  const { req, permissions, visibleEntities, locale } = initPageResult
  return (
    <DefaultTemplate i18n={req.i18n} locale={locale} params={params} payload={req.payload} permissions={permissions} req={req} searchParams={searchParams} user={req.user ?? undefined} visibleEntities={visibleEntities}>
      <SetStepNav nav={[{ label: 'Messages' }]} />
      <Gutter className={styles.view}>
        <h1>Messages</h1>
        {isStaffOn(req.user) ? <Messages admin={req.payload.config.routes.admin} reader={readerOf(req.user)} /> : <Empty title="There are no messages for your role">Clients write in their portal.</Empty>}
      </Gutter>
    </DefaultTemplate>
  )
}
