import { DefaultTemplate } from '@payloadcms/next/templates'
import { Gutter, Link, SetStepNav } from '@payloadcms/ui'
import type { AdminViewServerProps, PayloadRequest } from 'payload'
import { myClients, type MyClient } from '@/src/domain/social/overview/mine'
import { as } from '@/src/engine/doors'
import { isStaffOn } from '@/src/engine/tenancy/membership'
import { Empty } from '../../shared/Empty'
import { Card } from './Card'
import styles from './clients.module.css'

/** The clients one looks after, with what waits at each. */
export const MyClientsView = async ({ initPageResult, params, searchParams }: AdminViewServerProps) => {
  const { req, permissions, visibleEntities, locale } = initPageResult
  return (
    <DefaultTemplate i18n={req.i18n} locale={locale} params={params} payload={req.payload} permissions={permissions} req={req} searchParams={searchParams} user={req.user ?? undefined} visibleEntities={visibleEntities}>
      <SetStepNav nav={[{ label: 'My clients' }]} />
      <Gutter className={styles.view}>
        <header className={styles.head}>
          <h1>My clients</h1>
          <Link href={`${req.payload.config.routes.admin}/collections/clients`} prefetch={false}>All clients</Link>
        </header>
        {isStaffOn(req.user) ? <Body req={req} /> : <Empty title="Your role looks after no clients" />}
      </Gutter>
    </DefaultTemplate>
  )
}

const Body = async ({ req }: { req: PayloadRequest }) => {
  const clients = await myClients(req, {})
  if (!clients.length) return <Empty title="No client is assigned to you yet">Ask your agency’s manager.</Empty>
  const pictures = await picturesOf(req, clients)
  const waiting = ({ changeRequests, unread, pending }: MyClient) => changeRequests * 1e6 + unread * 1e3 + pending
  const sorted = [...clients].sort((one, other) => waiting(other) - waiting(one) || one.name.localeCompare(other.name))
  return <ul className={styles.cards}>{sorted.map((client) => <Card admin={req.payload.config.routes.admin} client={client} key={client.id} picture={pictures.get(client.avatar ?? '')} />)}</ul>
}

const picturesOf = async (req: PayloadRequest, clients: readonly MyClient[]): Promise<Map<string, string>> => {
  const ids = clients.flatMap(({ avatar }) => avatar ?? [])
  const { docs } = ids.length ? await as(req).find('files', { where: { id: { in: ids } }, limit: ids.length, pagination: false, select: { url: true, filename: true } }) : { docs: [] }
  return new Map(docs.flatMap(({ id, url }) => (url ? [[id, url] as const] : [])))
}
