'use client'

import { Button, Gutter, Link, Pagination, SetStepNav } from '@payloadcms/ui'
import { useSearchParams } from 'next/navigation'
import { useState } from 'react'
import type { Reader } from '../../format/reader'
import { Empty } from '../../shared/Empty'
import { Failure } from '../../shared/Failure'
import { Skeleton } from '../../shared/Skeleton'
import type { Account, ClientChoice } from '../composer/values'
import { ExportMenu } from '../export/ExportMenu'
import { Bulk } from './Bulk'
import { Filters } from './Filters'
import type { StandingStop } from '@/src/domain/social/stops/standing'
import { Stops } from '../stops/Stops'
import { Rows } from './Rows'
import { SavedViews } from './SavedViews'
import { addressOf, exported, isNarrowed, queryOf, tabs, type Query } from './query'
import { useList } from './useList'
import styles from './list.module.css'

type Props = { clients: readonly ClientChoice[]; accounts: readonly Account[]; reader: Reader; admin: string; mayWrite: boolean; manages: boolean; stops: readonly StandingStop[]; place?: { path: string; name: string } }

/** The posts of a tab, narrowed and paged; several can be chosen and moved at once. */
export const PostsList = ({ clients, accounts, reader, admin, mayWrite, manages, stops, place }: Props) => {
  const query = queryOf(new URLSearchParams(useSearchParams().toString()))
  const { list, counts, urls, error, isOld, again } = useList(query)
  const [chosen, setChosen] = useState<readonly string[]>([])
  const go = (changed: Partial<Query>) => {
    setChosen([])
    window.history.replaceState(null, '', addressOf({ ...query, page: 1, ...changed }) || window.location.pathname)
  }
  const tab = tabs.find(({ key }) => key === query.status) ?? tabs[0]!
  return (
    <Gutter className={styles.view}>
      <SetStepNav nav={[{ label: 'Posts' }]} />
      <header className={styles.head}>
        <h1>Posts</h1>
        {mayWrite && <Button el="link" margin={false} size="medium" to={`${admin}/write-post${query.client ? `?client=${query.client}` : ''}`}>Write a post</Button>}
        <Button buttonStyle="secondary" el="link" margin={false} size="medium" to={`${admin}/post-calendar`}>Calendar</Button>
        <ExportMenu admin={admin} query={exported(query)} />
        {manages && <Link href={`${admin}/post-figures`} prefetch={false}>Figures</Link>}
        <Link href={`${admin}/overrides`} prefetch={false}>Decided in the client’s place</Link>
      </header>
      <Stops initial={stops} place={place} reader={reader} />
      <nav aria-label="Posts by state" className={styles.tabs}>
        {tabs.map(({ key, label }) => (
          <button aria-current={key === query.status ? 'page' : undefined} data-hot={key === 'changeRequests' && Boolean(counts?.changeRequests)} key={key} onClick={() => go({ status: key })} type="button">
            {label} <span>{counts ? counts[key || 'total'] : ''}</span>
          </button>
        ))}
      </nav>
      <SavedViews go={go} query={query} />
      <Filters clients={clients} go={go} key={`${query.client}${query.platform}`} query={query} />
      {chosen.length > 0 && list && <Bulk onClear={() => setChosen([])} onDone={again} posts={list.docs.filter(({ id }) => chosen.includes(id))} />}
      <div aria-busy={isOld} className={styles.list}>
        {error ? <Failure error={error} onRetry={() => void again()} /> : null}
        {!list ? !error && <Skeleton height="64px" rows={6} /> : list.docs.length ? (
          <Rows accounts={accounts} admin={admin} chosen={chosen} clients={clients} list={list} reader={reader} setChosen={setChosen} urls={urls} />
        ) : isNarrowed(query) ? (
          <Empty action={<Button buttonStyle="secondary" margin={false} onClick={() => go({ client: '', platform: '', search: '', from: '', to: '' })} size="small">Clear the filters</Button>} title="No post matches">Nothing here fits what you asked for.</Empty>
        ) : (
          <Empty title={tab.none}>{tab.key === '' && 'A post is an idea for a client’s account: the client approves it before it goes out.'}</Empty>
        )}
      </div>
      {list && list.totalPages > 1 && <Pagination hasNextPage={list.page < list.totalPages} hasPrevPage={list.page > 1} limit={25} nextPage={list.page + 1} numberOfNeighbors={1} onChange={(page) => go({ page })} page={list.page} prevPage={list.page - 1} totalPages={list.totalPages} />}
    </Gutter>
  )
}
