import { DefaultTemplate } from '@payloadcms/next/templates'
import { Gutter, SetStepNav } from '@payloadcms/ui'
import type { AdminViewServerProps } from 'payload'
import { isSuperAdmin, standingsOf } from '@/src/engine/tenancy/membership'
import { Start } from '../dashboard/Start'
import { readerOf } from '../format/reader'
import { Empty } from '../shared/Empty'
import { choicesFor } from './choices'
import { GenerateForm } from './GenerateForm'
import styles from './generate.module.css'

const mayGenerate = (user: unknown) => isSuperAdmin(user) || standingsOf(user).some(({ role }) => role === 'agency_admin' || role === 'agency_member')

/** Where a document begins: for whom, about what, in which design. */
export const GenerateView = async ({ initPageResult, params, searchParams }: AdminViewServerProps) => {
  const { req, permissions, visibleEntities, locale } = initPageResult
  return (
    <DefaultTemplate i18n={req.i18n} locale={locale} params={params} payload={req.payload} permissions={permissions} req={req} searchParams={searchParams} user={req.user ?? undefined} visibleEntities={visibleEntities}>
      <SetStepNav nav={[{ label: 'Generate' }]} />
      <Gutter className={styles.view}>
        <h1>Generate a document</h1>
        {mayGenerate(req.user) ? <Body initPageResult={initPageResult} searchParams={searchParams} /> : <Empty title="Your role does not generate documents">An admin or a member of the agency can start one.</Empty>}
      </Gutter>
    </DefaultTemplate>
  )
}

const Body = async ({ initPageResult, searchParams }: Pick<AdminViewServerProps, 'initPageResult' | 'searchParams'>) => {
  const { req, permissions } = initPageResult
  const admin = req.payload.config.routes.admin
  const choices = await choicesFor(req)
  if (!choices.clients.length) return <Start admin={admin} hasClients={false} mayAddClients={Boolean(permissions.collections?.clients?.create)} />
  const wanted = String(searchParams?.client ?? '')
  const client = choices.clients.find(({ id }) => id === wanted)?.id ?? (choices.clients.length === 1 ? choices.clients[0]!.id : null)
  return <GenerateForm admin={admin} choices={choices} client={client} reader={readerOf(req.user)} topic={String(searchParams?.topic ?? '').slice(0, 500)} />
}
