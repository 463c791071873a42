import { DefaultTemplate } from '@payloadcms/next/templates'
import { Gutter, SetStepNav } from '@payloadcms/ui'
import type { AdminViewServerProps } from 'payload'
import { post } from '@/src/domain/social/post.workflow'
import { isSuperAdmin, standingsOf } from '@/src/engine/tenancy/membership'
import { readerOf } from '../../format/reader'
import { settingsAgency } from '../../settings/place'
import { Empty } from '../../shared/Empty'
import { PostFigures } from './PostFigures'
import styles from './figures.module.css'

const states = Object.entries(post.states).map(([key, { label }]) => ({ key: key as keyof typeof post.states, label }))

/** How an agency's posts stand and how its clients decide, for who manages it. */
export const FiguresView = async ({ initPageResult, params, searchParams }: AdminViewServerProps) => {
  const { req, permissions, visibleEntities, locale } = initPageResult
  const agency = settingsAgency(req)
  const mayRead = isSuperAdmin(req.user) || standingsOf(req.user).some((one) => one.role === 'agency_admin' && (!agency || one.agency === agency))
  return (
    <DefaultTemplate i18n={req.i18n} locale={locale} params={params} payload={req.payload} permissions={permissions} req={req} searchParams={searchParams} user={req.user ?? undefined} visibleEntities={visibleEntities}>
      <SetStepNav nav={[{ label: 'Posts', url: '/collections/posts' }, { label: 'Figures' }]} />
      <Gutter className={styles.view}>
        <h1>Figures of all posts</h1>
        {!mayRead ? <Empty title="This page is not available to you">An administrator of the agency can open it.</Empty> : !agency ? (
          <Empty title="Choose an agency first">These figures belong to one agency. Pick it in the menu on the left, under “Agency”.</Empty>
        ) : <PostFigures admin={req.payload.config.routes.admin} agency={agency} key={agency} reader={readerOf(req.user)} states={states} />}
      </Gutter>
    </DefaultTemplate>
  )
}
