import { DefaultTemplate } from '@payloadcms/next/templates'
import { Gutter, SetStepNav } from '@payloadcms/ui'
import type { AdminViewServerProps } from 'payload'
import { rulesInForce } from '@/src/domain/social/figures/current'
import { sqlOf } from '@/src/engine/database'
import { isStaffOn } from '@/src/engine/tenancy/membership'
import { readerOf } from '../../format/reader'
import { Empty } from '../../shared/Empty'
import { choicesFor } from './choices'
import { Composer } from './Composer'
import styles from './composer.module.css'

/** Where a post begins. */
export const ComposerView = async ({ initPageResult, params, searchParams }: AdminViewServerProps) => {
  const { req, permissions, visibleEntities, locale } = initPageResult
  return (
    <DefaultTemplate i18n={req.i18n} locale={locale} params={params} payload={req.payload} permissions={permissions} req={req} searchParams={searchParams} user={req.user ?? undefined} visibleEntities={visibleEntities}>
      <SetStepNav nav={[{ label: 'Posts', url: '/collections/posts' }, { label: 'Write a post' }]} />
      <Gutter className={styles.view}>
        <h1>Write a post</h1>
        {isStaffOn(req.user) && permissions.collections?.posts?.create ? <Body initPageResult={initPageResult} searchParams={searchParams} /> : <Empty title="Your role does not write posts">An admin or a member of the agency can write one.</Empty>}
      </Gutter>
    </DefaultTemplate>
  )
}

const Body = async ({ initPageResult, searchParams }: Pick<AdminViewServerProps, 'initPageResult' | 'searchParams'>) => {
  const { req } = initPageResult
  const [choices, { rules }] = await Promise.all([choicesFor(req), rulesInForce(sqlOf(req))])
  if (!choices.clients.length) return <Empty title="No client is assigned to you yet">Ask your agency’s manager.</Empty>
  const wanted = String(searchParams?.client ?? '')
  const client = choices.clients.find(({ id }) => id === wanted)?.id ?? (choices.clients.length === 1 ? choices.clients[0]!.id : null)
  return <Composer admin={req.payload.config.routes.admin} choices={choices} client={client} reader={readerOf(req.user)} rules={rules} />
}
