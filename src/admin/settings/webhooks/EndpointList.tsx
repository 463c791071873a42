'use client'

import { Button, Link, Pill, useModal } from '@payloadcms/ui'
import { useState } from 'react'
import type { Reader } from '../../format/reader'
import { Empty } from '../../shared/Empty'
import { Time } from '../../shared/Time'
import { Answered } from '../parts/Answered'
import { Pages } from '../parts/Pages'
import parts from '../parts/parts.module.css'
import { Records, type Column } from '../parts/Records'
import { SecretDialog } from '../parts/SecretDialog'
import { useAnswer } from '../parts/useAnswer'
import { EndpointDialog, endpointDialog } from './EndpointDialog'
import { eventsInWords, type Family } from './events'
import { nameOf, stateOf, type Day, type EndpointRow } from './types'
import { Week } from './Week'

type Props = { agency: string; admin: string; families: Family[]; reader: Reader }
const shownDialog = 'webhook-secret'

/** Where messages go, what each is told and whether it arrives. */
export const EndpointList = ({ agency, admin, families, reader }: Props) => {
  const { openModal, closeModal } = useModal()
  const [page, setPage] = useState(1)
  const [turn, setTurn] = useState(0)
  const [made, setMade] = useState<(EndpointRow & { secret: string }) | null>(null)
  const answer = useAnswer<{ docs: EndpointRow[]; hasNextPage: boolean }>(`/webhook-endpoints?where[and][0][agency][equals]=${agency}&where[and][1][direction][equals]=outgoing&sort=-createdAt&limit=20&page=${page}`)
  const success = useAnswer<{ docs: Day[] }>('/webhook-endpoints/recent-success')
  const show = (row: EndpointRow & { secret: string }) => {
    closeModal(endpointDialog)
    setMade(row)
    openModal(shownDialog)
    answer.reload()
  }
  const add = <Button buttonStyle="primary" icon="plus" iconPosition="left" margin={false} onClick={() => (setTurn(turn + 1), openModal(endpointDialog))} size="medium">Add an endpoint</Button>
  return (
    <>
      <div className={parts.bar}>
        <p>Each message is signed, and tried again for three days until your system has it.</p>
        {answer.data?.docs.length ? add : null}
      </div>
      <Answered answer={answer}>
        {({ docs, hasNextPage }) =>
          docs.length ? (
            <>
              <Records caption="Webhook endpoints" columns={columnsFor(admin, reader, success.data?.docs)} rows={docs} />
              <Pages hasNext={hasNextPage} isLoading={answer.isLoading} onPage={setPage} page={page} />
            </>
          ) : (
            <Empty action={add} title="No endpoints yet">Add the address of your system, choose what it is to be told, and send it a test.</Empty>
          )
        }
      </Answered>
      <EndpointDialog agency={agency} families={families} key={turn} onChanged={() => undefined} onClose={() => closeModal(endpointDialog)} onMade={show} />
      {made && (
        <SecretDialog name="Signing secret" onClose={() => (closeModal(shownDialog), setMade(null))} secret={made.secret} slug={shownDialog} title="The endpoint’s signing secret">
          <p>Your system checks with it that a message is ours. Then open “{nameOf(made)}” and send a test.</p>
        </SecretDialog>
      )}
    </>
  )
}

const columnsFor = (admin: string, reader: Reader, days: Day[] | undefined): Column<EndpointRow>[] => [
  {
    label: 'Endpoint', kind: 'wide',
    cell: (row) => (
      <div>
        <Link href={`${admin}/settings/webhooks/${row.id}`} prefetch={false}><bdi>{nameOf(row)}</bdi></Link>
        <small>{row.url}</small>
      </div>
    ),
  },
  { label: 'Is told', cell: (row) => <span>{eventsInWords(row.events ?? [])}</span> },
  { label: 'Last seven days', cell: (row) => (days ? <Week days={days.filter(({ endpoint }) => endpoint === row.id)} name={nameOf(row)} now={reader.now} /> : <span>…</span>) },
  { label: 'Last used', cell: (row) => <span>{row.lastUsedAt ? <Time at={row.lastUsedAt} reader={reader} /> : 'never'}</span> },
  { label: 'State', cell: (row) => { const { label, pill } = stateOf(row); return <Pill pillStyle={pill} size="small">{label}</Pill> } },
]
