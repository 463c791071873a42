import { DefaultTemplate } from '@payloadcms/next/templates'
import { Gutter, SetStepNav } from '@payloadcms/ui'
import type { AdminViewServerProps } from 'payload'
import { as } from '@/src/engine/doors'
import { isStaffOn } from '@/src/engine/tenancy/membership'
import { readerOf } from '../../format/reader'
import { Empty } from '../../shared/Empty'
import { within } from '../../shared/narrowing'
import { choicesFor } from '../composer/choices'
import { Exports } from './Exports'
import type { ExportRow, Preset } from './types'
import styles from './export.module.css'

/** Files that were asked for, with the way to ask for one, and how tools for posting want their tables. */
export const ExportsView = async ({ initPageResult, params, searchParams }: AdminViewServerProps) => {
  const { req, permissions, visibleEntities, locale } = initPageResult
  const isShown = isStaffOn(req.user) && Boolean(permissions.collections?.exports?.read)
  const read = async () => {
    const [rows, presets] = [await as(req).find('exports', { where: within(req, {}), sort: '-createdAt', limit: 50, pagination: false }), await as(req).find('export-presets', { where: within(req, {}), sort: 'name', limit: 100, pagination: false })]
    const { clients } = await choicesFor(req)
    return <Exports clients={clients} initial={rows.docs as unknown as ExportRow[]} presets={presets.docs as unknown as Preset[]} reader={readerOf(req.user)} />
  }
  return (
    <DefaultTemplate i18n={req.i18n} locale={locale} params={params} payload={req.payload} permissions={permissions} req={req} searchParams={searchParams} user={req.user ?? undefined} visibleEntities={visibleEntities}>
      <SetStepNav nav={[{ label: 'Posts', url: '/collections/posts' }, { label: 'Exports' }]} />
      <Gutter className={styles.view}>
        <h1>Exports</h1>
        {isShown ? await read() : <Empty title="Your role does not export posts">An admin or a member of the agency can.</Empty>}
      </Gutter>
    </DefaultTemplate>
  )
}
