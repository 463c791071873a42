'use client'

import { useEffect, useState } from 'react'
import { platformKeys, platformRules } from '@/src/domain/social/rules'
import { Entry } from '../../form/Entry'
import { PickOne } from '../../shared/PickOne'
import type { ClientChoice } from '../composer/values'
import type { Query } from './query'
import styles from './list.module.css'

type Props = { query: Query; clients: readonly ClientChoice[]; go: (changed: Partial<Query>) => void }

const any = { value: '', label: 'All' }
const networks = [any, ...platformKeys.map((key) => ({ value: key, label: platformRules[key].label }))]

/** What narrows the list: words, client, network and days. Typing asks after a short delay. */
export const Filters = ({ query, clients, go }: Props) => {
  const [search, setSearch] = useState(query.search)
  useEffect(() => {
    if (search === query.search) return
    const timer = setTimeout(() => go({ search }), 300)
    return () => clearTimeout(timer)
  })
  return (
    <search className={styles.filters}>
      <Entry id="posts-search" label="Search" onChange={setSearch} placeholder="Title or caption" value={search} />
      <div className="field-type select">
        <label className="field-label" htmlFor="posts-client">Client</label>
        <PickOne inputId="posts-client" onPick={(client) => go({ client })} options={[any, ...clients.map(({ id, name }) => ({ value: id, label: name }))]} value={query.client} />
      </div>
      <div className="field-type select">
        <label className="field-label" htmlFor="posts-platform">Network</label>
        <PickOne inputId="posts-platform" onPick={(platform) => go({ platform })} options={networks} value={query.platform} />
      </div>
      <Entry id="posts-from" label="Planned from" onChange={(from) => go({ from })} type="date" value={query.from} />
      <Entry id="posts-to" label="until" onChange={(to) => go({ to })} type="date" value={query.to} />
    </search>
  )
}
