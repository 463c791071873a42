import { Button, Gutter } from '@payloadcms/ui'
import type { AdminViewServerProps } from 'payload'
import { formatAdminURL } from 'payload/shared'
import { ownFactor } from '@/src/domain/platform/signIn/me/factor'
import { readerOf } from '../format/reader'
import { DueNotice } from '../secondFactor/DueNotice'
import { accountFor } from './account'
import { Cards } from './Cards'
import { factsFor } from './data'
import { Recent } from './Recent'
import { RunningList } from './RunningList'
import { Start } from './Start'
import { WaitingList } from './WaitingList'
import styles from './dashboard.module.css'

/** The first page of staff: what runs, what waits for a person, what was made, what it costs. */
export const Dashboard = async ({ initPageResult }: AdminViewServerProps) => {
  const { req, permissions } = initPageResult
  const [facts, account, factor] = await Promise.all([factsFor(req), accountFor(req, permissions), ownFactor(req)])
  const reader = readerOf(req.user)
  const admin = req.payload.config.routes.admin
  const nothingYet = !facts.running.length && !facts.recent.length
  return (
    <Gutter className={styles.dashboard}>
      <header className={styles.header}>
        <h1>Dashboard</h1>
        <Button buttonStyle="primary" el="link" margin={false} to={formatAdminURL({ adminRoute: admin, path: '/generate' })}>
          Generate a document
        </Button>
      </header>
      {factor.dueAt && <DueNotice dueAt={factor.dueAt.toISOString()} reader={reader} url={`${admin}/account#sign-in-title`} />}
      <Cards account={account} admin={admin} reader={reader} running={facts.runningTotal} waiting={facts.waiting.total} />
      {nothingYet ? (
        <Start admin={admin} hasClients={account.seats.used > 0} mayAddClients={Boolean(permissions.collections?.clients?.create)} />
      ) : (
        <div className={styles.columns}>
          <RunningList admin={admin} initial={facts.running} reader={reader} total={facts.runningTotal} />
          <WaitingList admin={admin} reader={reader} waiting={facts.waiting} />
          <Recent admin={admin} reader={reader} recent={facts.recent} />
        </div>
      )}
    </Gutter>
  )
}
