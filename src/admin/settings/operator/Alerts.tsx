'use client'

import { Button, Pill, toast } from '@payloadcms/ui'
import { useState } from 'react'
import { call } from '../../api'
import type { Reader } from '../../format/reader'
import { Time } from '../../shared/Time'
import { Answered } from '../parts/Answered'
import { Pages } from '../parts/Pages'
import parts from '../parts/parts.module.css'
import { Records, type Column } from '../parts/Records'
import { useAnswer } from '../parts/useAnswer'
import { useDoing } from '../parts/useDoing'

type Alert = { id: string; kind: string; severity: 'info' | 'warning' | 'critical'; title: string; detail?: string | null; times?: number | null; lastSeenAt?: string | null; createdAt: string }

const pills = { info: ['Notice', 'light-gray'], warning: ['Warning', 'warning'], critical: ['Critical', 'error'] } as const

/** Open alerts, the newest first; each is closed once it is settled. */
export const Alerts = ({ reader }: { reader: Reader }) => {
  const [page, setPage] = useState(1)
  const { busy, doing } = useDoing()
  const answer = useAnswer<{ docs: Alert[]; hasNextPage: boolean }>(`/alerts?where[resolvedAt][exists]=false&sort=-lastSeenAt&limit=10&page=${page}&depth=0`)
  const close = async ({ id }: Alert) => {
    await call(`/alerts/${id}/resolve`, { method: 'POST', body: {} })
    toast.success('The alert is closed. It opens again when it happens again.')
    answer.reload()
  }
  const columns: Column<Alert>[] = [
    { label: 'Alert', kind: 'wide', cell: (row) => <div><bdi>{row.title}</bdi>{row.detail && <small>{row.detail}</small>}</div> },
    { label: 'Weight', cell: ({ severity }) => <Pill pillStyle={pills[severity][1]} size="small">{pills[severity][0]}</Pill> },
    { label: 'Last seen', cell: (row) => <Time at={row.lastSeenAt ?? row.createdAt} reader={reader} /> },
    { label: 'Times', kind: 'figure', cell: (row) => <span>{row.times ?? 1}</span> },
    { label: 'Actions', kind: 'actions', cell: (row) => <Button aria-label={`Close: ${row.title}`} buttonStyle="secondary" disabled={busy === row.id} margin={false} onClick={() => doing(row.id, () => close(row))} size="small">Close</Button> },
  ]
  return (
    <section aria-labelledby="alerts">
      <h2 className={parts.heading} id="alerts">Open alerts</h2>
      <Answered answer={answer} rows={2}>
        {({ docs, hasNextPage }) =>
          docs.length ? (
            <>
              <Records caption="Open alerts" columns={columns} rows={docs} />
              <Pages hasNext={hasNextPage} isLoading={answer.isLoading} onPage={setPage} page={page} />
            </>
          ) : (
            <div className={parts.banner} data-tone="good"><p>No open alert. Chains, walls and queues are watched day and night.</p></div>
          )
        }
      </Answered>
    </section>
  )
}
