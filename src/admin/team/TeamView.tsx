import { DefaultTemplate } from '@payloadcms/next/templates'
import { Gutter, SetStepNav } from '@payloadcms/ui'
import type { AdminViewServerProps } from 'payload'
import { readerOf } from '../format/reader'
import { Empty } from '../shared/Empty'
import { seenTeam } from './agency'
import { Team } from './Team'
import styles from './team.module.css'

/** The people of the agency: who is in, who is invited, and what may be done about them. */
export const TeamView = ({ initPageResult, params, searchParams }: AdminViewServerProps) => {
  const { req, permissions, visibleEntities, locale } = initPageResult
  const seen = seenTeam(req)
  return (
    <DefaultTemplate i18n={req.i18n} locale={locale} params={params} payload={req.payload} permissions={permissions} req={req} searchParams={searchParams} user={req.user ?? undefined} visibleEntities={visibleEntities}>
      <SetStepNav nav={[{ label: 'Team' }]} />
      <Gutter className={styles.view}>
        {seen === 'none' && <><h1 className={styles.alone}>Team</h1><Empty title="Your role does not see the team">An admin of the agency can tell you who belongs to it.</Empty></>}
        {seen === 'several' && <><h1 className={styles.alone}>Team</h1><Empty title="Choose an agency">Pick it in the selector above the menu; its people are shown here.</Empty></>}
        {typeof seen === 'object' && <Team agency={seen.agency} mayChange={seen.mayChange} own={String(req.user?.id)} reader={readerOf(req.user)} />}
      </Gutter>
    </DefaultTemplate>
  )
}
