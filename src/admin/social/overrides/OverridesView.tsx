import { DefaultTemplate } from '@payloadcms/next/templates'
import { Gutter, Link, SetStepNav } from '@payloadcms/ui'
import type { AdminViewServerProps } from 'payload'
import { isStaffOn } from '@/src/engine/tenancy/membership'
import { readerOf } from '../../format/reader'
import { Empty } from '../../shared/Empty'
import { Time } from '../../shared/Time'
import { most, overridesOf } from './read'
import styles from './overrides.module.css'

const words: Record<string, string> = { approve: 'Approved', reject: 'Rejected', request_changes: 'Asked for changes' }

/** What the agency decided in a client's place: what, who, and why. */
export const OverridesView = async ({ initPageResult, params, searchParams }: AdminViewServerProps) => {
  const { req, permissions, visibleEntities, locale } = initPageResult
  const admin = req.payload.config.routes.admin
  const [rows, reader] = [isStaffOn(req.user) ? await overridesOf(req) : [], readerOf(req.user)]
  return (
    <DefaultTemplate i18n={req.i18n} locale={locale} params={params} payload={req.payload} permissions={permissions} req={req} searchParams={searchParams} user={req.user ?? undefined} visibleEntities={visibleEntities}>
      <SetStepNav nav={[{ label: 'Posts', url: '/collections/posts' }, { label: 'Decided in the client’s place' }]} />
      <Gutter className={styles.view}>
        <h1>Decided in the client’s place</h1>
        {!rows.length && <Empty title="Nothing was decided in a client’s place">When an administrator decides for a client, the reason stands here.</Empty>}
        {rows.length > 0 && (
          <div className={`table ${styles.table}`}>
            <table cellPadding="0" cellSpacing="0">
              <thead><tr><th scope="col">When</th><th scope="col">What</th><th scope="col">Client</th><th scope="col">Decision</th><th scope="col">By</th><th scope="col">Reason</th></tr></thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.id}>
                    <td><Time at={row.at} reader={reader} /></td>
                    <td dir="auto"><Link href={`${admin}/collections/${row.subject.slug}/${row.subject.id}`} prefetch={false}>{row.title}</Link></td>
                    <td><bdi>{row.client}</bdi></td>
                    <td>{words[row.decision] ?? row.decision}{row.undoneAt && <small>taken back</small>}</td>
                    <td><bdi>{row.by}</bdi></td>
                    <td dir="auto">{row.reason}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
        {rows.length === most && <p>These are the newest {most}.</p>}
      </Gutter>
    </DefaultTemplate>
  )
}
