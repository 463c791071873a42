import { DefaultTemplate } from '@payloadcms/next/templates'
import { Gutter, SetStepNav } from '@payloadcms/ui'
import type { AdminViewServerProps } from 'payload'
import { isSuperAdmin } from '@/src/engine/tenancy/membership'
import { readerOf } from '../format/reader'
import { Empty } from '../shared/Empty'
import { bodies } from './bodies'
import { settingsAgency } from './place'
import { sectionsFor, type Section, type SectionProps } from './sections'
import { SettingsIndex } from './SettingsIndex'
import styles from './settings.module.css'

const anyAgency: readonly string[] = ['audit', 'incoming', 'operator', 'social']

/** The settings: an overview, and a page for each part that the person may open. */
export const SettingsView = async ({ initPageResult, params, searchParams }: AdminViewServerProps) => {
  const { req, permissions, visibleEntities, locale } = initPageResult
  const admin = req.payload.config.routes.admin
  const [, slug, row] = (params?.segments ?? []) as string[]
  const sections = sectionsFor(permissions)
  const section = sections.find((one) => one.slug === slug)
  const props = { req, admin, agency: settingsAgency(req), reader: readerOf(req.user), isOperator: isSuperAdmin(req.user), row: row ?? null, query: searchParams ?? {} }
  return (
    <DefaultTemplate i18n={req.i18n} locale={locale} params={params} payload={req.payload} permissions={permissions} req={req} searchParams={searchParams} user={req.user ?? undefined} visibleEntities={visibleEntities}>
      <SetStepNav nav={[{ label: 'Settings', url: section ? '/settings' : undefined }, ...(section ? [{ label: section.title, url: row ? `/settings/${section.slug}` : undefined }] : [])]} />
      <Gutter className={styles.view}>
        {slug ? <Body props={props} section={section} /> : <Overview admin={admin} sections={sections} />}
      </Gutter>
    </DefaultTemplate>
  )
}

const Overview = ({ sections, admin }: { sections: Section[]; admin: string }) => (
  <>
    <h1>Settings</h1>
    {sections.length ? <SettingsIndex admin={admin} sections={sections} /> : <Empty title="Your role has no settings here">An admin of the agency looks after plan, keys and webhooks.</Empty>}
  </>
)

const Body = ({ section, props }: { section: Section | undefined; props: Omit<SectionProps, 'agency'> & { agency: string | null } }) => {
  if (!section) return <><h1>Settings</h1><Empty title="This page is not open to you">It does not exist, or your role does not reach it. An admin of the agency can tell you which.</Empty></>
  const Shown = bodies[section.slug]
  const lacksAgency = !props.agency && !anyAgency.includes(section.slug)
  return (
    <>
      {!props.row && <h1>{section.title}</h1>}
      {lacksAgency ? (
        <Empty title="Choose an agency first">These settings belong to one agency. Pick it in the menu on the left, under “Agency”.</Empty>
      ) : (
        <Shown key={`${section.slug}:${props.agency}`} {...props} agency={props.agency ?? ''} />
      )}
    </>
  )
}
