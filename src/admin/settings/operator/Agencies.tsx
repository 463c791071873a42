'use client'

import { Button, Link, Pill } from '@payloadcms/ui'
import { useState } from 'react'
import { Entry } from '../../form/Entry'
import { money } from '../../format/money'
import { count } from '../../format/number'
import type { Reader } from '../../format/reader'
import { date } from '../../format/time'
import { Empty } from '../../shared/Empty'
import { PickOne, type Option } from '../../shared/PickOne'
import { Time } from '../../shared/Time'
import { statusOf } from '../billing/types'
import { Answered } from '../parts/Answered'
import { Pages } from '../parts/Pages'
import parts from '../parts/parts.module.css'
import { Records, type Column } from '../parts/Records'
import { useAnswer } from '../parts/useAnswer'
import { useSettled } from './useSettled'

type Agency = {
  id: string; name: string; slug: string; isActive?: boolean | null; planName?: string; subscriptionStatus: string; subscriptionEndsAt?: string | null; seatsUsed?: number; seatsLimit?: number
  documentsGeneratedTotal?: number; apiUsageCurrentPeriodCents?: number; lastActivityAt?: string | null; createdAt: string
}

const statuses = [{ label: 'Every state', value: '' }, ...['trial', 'active', 'past_due', 'canceled', 'suspended'].map((value) => ({ label: statusOf(value).label, value }))]

/** All agencies with plan, state, seats and usage (the operator's list). */
export const Agencies = ({ admin, plans, reader }: { admin: string; plans: Option[]; reader: Reader }) => {
  const [filters, setFilters] = useState({ search: '', plan: '', status: '' })
  const [page, setPage] = useState(1)
  const settled = useSettled(filters, 250)
  const query = new URLSearchParams(Object.entries(settled).filter(([, value]) => value)).toString()
  const answer = useAnswer<{ docs: Agency[]; hasNextPage: boolean }>(`/agencies?limit=20&page=${page}&depth=0&sort=name${query && `&${query}`}`)
  const change = (changed: Partial<typeof filters>) => (setFilters((before) => ({ ...before, ...changed })), setPage(1))
  const planLabels = new Map(plans.map(({ value, label }) => [value, label]))
  return (
    <section aria-labelledby="agencies">
      <div className={parts.bar}>
        <h2 className={parts.heading} id="agencies">Agencies</h2>
        <span className={parts.grow} />
        <Button el="link" icon="plus" iconPosition="left" margin={false} size="medium" to={`${admin}/collections/agencies/create`}>Add an agency</Button>
      </div>
      <div aria-label="Filters" className={parts.filters} role="search">
        <Entry id="agency-search" label="Name" onChange={(search) => change({ search })} value={filters.search} />
        <Choice id="agency-plan" label="Plan" onPick={(plan) => change({ plan })} options={[{ label: 'Every plan', value: '' }, ...plans]} value={filters.plan} />
        <Choice id="agency-status" label="Subscription" onPick={(status) => change({ status })} options={statuses} value={filters.status} />
      </div>
      <Answered answer={answer}>
        {({ docs, hasNextPage }) =>
          docs.length ? (
            <>
              <Records caption="Agencies" columns={columnsFor(admin, planLabels, reader)} rows={docs} />
              <Pages hasNext={hasNextPage} isLoading={answer.isLoading} onPage={setPage} page={page} />
            </>
          ) : (
            <Empty title="No agency fits">Take a filter away, or add an agency.</Empty>
          )
        }
      </Answered>
    </section>
  )
}

const Choice = ({ id, label, ...rest }: { id: string; label: string; options: Option[]; value: string; onPick: (value: string) => void }) => (
  <div className="field-type select">
    <label className="field-label" htmlFor={id}>{label}</label>
    <PickOne inputId={id} {...rest} />
  </div>
)

const columnsFor = (admin: string, plans: Map<string, string>, reader: Reader): Column<Agency & { plan?: string }>[] => [
  { label: 'Agency', kind: 'wide', cell: (row) => <div><Link href={`${admin}/collections/agencies/${row.id}`} prefetch={false}><bdi>{row.name}</bdi></Link><small>{row.slug}</small></div> },
  { label: 'Plan', cell: (row) => <span>{plans.get(row.plan ?? '') ?? row.planName}</span> },
  {
    label: 'Subscription',
    cell: (row) => (
      <div>
        <Pill pillStyle={row.isActive === false ? 'error' : statusOf(row.subscriptionStatus).pill} size="small">{row.isActive === false ? 'Switched off' : statusOf(row.subscriptionStatus).label}</Pill>
        {row.subscriptionEndsAt && <small>until {date(row.subscriptionEndsAt, reader.now, reader.locale, reader.zone)}</small>}
      </div>
    ),
  },
  { label: 'Seats', kind: 'figure', cell: (row) => <span>{count(row.seatsUsed ?? 0, reader.locale)} of {count(row.seatsLimit ?? 0, reader.locale)}</span> },
  { label: 'Documents', kind: 'figure', cell: (row) => <span>{count(row.documentsGeneratedTotal ?? 0, reader.locale)}</span> },
  { label: 'Cost this period', kind: 'figure', cell: (row) => <span>{money(row.apiUsageCurrentPeriodCents ?? 0, reader.locale)}</span> },
  { label: 'Last activity', cell: (row) => <span>{row.lastActivityAt ? <Time at={row.lastActivityAt} reader={reader} /> : 'none'}</span> },
]
