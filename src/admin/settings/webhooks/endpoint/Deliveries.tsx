'use client'

import { Button, Pill, toast, useModal } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import { call } from '../../../api'
import { count } from '../../../format/number'
import type { Reader } from '../../../format/reader'
import { Empty } from '../../../shared/Empty'
import { PickOne } from '../../../shared/PickOne'
import { Time } from '../../../shared/Time'
import { Answered } from '../../parts/Answered'
import { Pages } from '../../parts/Pages'
import parts from '../../parts/parts.module.css'
import { Records, type Column } from '../../parts/Records'
import { useAnswer } from '../../parts/useAnswer'
import { useDoing } from '../../parts/useDoing'
import { deliveryState, type Delivery, type EndpointRow } from '../types'
import { DeliveryDrawer, deliveryDrawer } from './DeliveryDrawer'
import { ReplayMissed, replayDialog } from './ReplayMissed'

type Props = { endpoint: EndpointRow; reader: Reader; turn: number; onChanged: () => void }

const states = [
  { label: 'All messages', value: '' },
  { label: 'Not arrived', value: 'failed' },
  { label: 'Under way', value: 'pending' },
  { label: 'Arrived', value: 'delivered' },
  { label: 'Left out', value: 'skipped' },
]

/** What was sent to an endpoint, newest first, with the answer, and again on request. */
export const Deliveries = ({ endpoint, reader, turn, onChanged }: Props) => {
  const { openModal, closeModal } = useModal()
  const { busy, doing } = useDoing()
  const [page, setPage] = useState(1)
  const [status, setStatus] = useState('')
  const [shown, setShown] = useState<Delivery | null>(null)
  const answer = useAnswer<{ docs: Delivery[]; hasNextPage: boolean }>(
    `/webhook-deliveries?where[and][0][endpoint][equals]=${endpoint.id}${status && `&where[and][1][status][equals]=${status}`}&sort=-createdAt&limit=20&page=${page}&depth=0`)
  const { reload, data } = answer
  useEffect(() => (turn ? reload() : undefined), [turn, reload])
  const isMoving = data?.docs.some((one) => one.status === 'pending' && (!one.nextAttemptAt || Date.parse(one.nextAttemptAt) < Date.now() + 10_000))
  useEffect(() => {
    const timer = isMoving ? setTimeout(reload, 2_000) : undefined
    return () => clearTimeout(timer)
  }, [isMoving, reload, data])
  const replay = async (row: Delivery) => {
    await call(`/webhook-deliveries/${row.id}/replay`, { method: 'POST', body: {} })
    toast.success('The message is sent again.')
    onChanged()
  }
  const show = (row: Delivery) => (setShown(row), openModal(deliveryDrawer))
  const columns = columnsFor({ reader, show, again: (row) => doing(row.id, () => replay(row)), isStill: (row) => busy === row.id || endpoint.isActive === false })
  return (
    <section aria-labelledby="deliveries">
      <div className={parts.bar}>
        <h2 className={parts.heading} id="deliveries">Messages sent</h2>
        <span className={parts.grow} />
        <div className={`field-type ${parts.pick}`}>
          <label className="sr-only" htmlFor="delivery-status">Show</label>
          <PickOne inputId="delivery-status" onPick={(picked) => (setStatus(picked), setPage(1))} options={states} value={status} />
        </div>
        <Button buttonStyle="secondary" disabled={endpoint.isActive === false} margin={false} onClick={() => openModal(replayDialog)} size="medium">Send again what failed</Button>
      </div>
      <Answered answer={answer}>
        {({ docs, hasNextPage }) =>
          docs.length ? (
            <>
              <Records caption="Messages sent" columns={columns} rows={docs} />
              <Pages hasNext={hasNextPage} isLoading={answer.isLoading} onPage={setPage} page={page} />
            </>
          ) : (
            <Empty title={status ? 'No message in this state' : 'Nothing was sent yet'}>{status ? 'Choose another state above.' : 'Send a test, or wait until something happens that this endpoint is told.'}</Empty>
          )
        }
      </Answered>
      <DeliveryDrawer delivery={shown} reader={reader} />
      <ReplayMissed endpoint={endpoint.id} onClose={() => closeModal(replayDialog)} onDone={() => (closeModal(replayDialog), onChanged())} />
    </section>
  )
}

type Deeds = { reader: Reader; show: (row: Delivery) => void; again: (row: Delivery) => void; isStill: (row: Delivery) => boolean }

const columnsFor = ({ reader, show, again, isStill }: Deeds): Column<Delivery>[] => [
  { label: 'Message', kind: 'wide', cell: (row) => <button className={parts.open} onClick={() => show(row)} type="button">{row.type}</button> },
  { label: 'Made', cell: (row) => <Time at={row.createdAt} reader={reader} /> },
  { label: 'State', cell: (row) => <Pill pillStyle={deliveryState(row).pill} size="small">{deliveryState(row).label}</Pill> },
  { label: 'Answer', cell: (row) => <span>{row.responseStatus ?? '–'}{row.failure && <small>{row.failure}</small>}</span> },
  { label: 'Attempts', kind: 'figure', cell: (row) => <span>{count(row.attempts ?? 0, reader.locale)}</span> },
  { label: 'Next try', cell: (row) => (row.status === 'pending' && row.nextAttemptAt ? <Time at={row.nextAttemptAt} reader={reader} /> : <span>–</span>) },
  {
    label: 'Actions', kind: 'actions',
    cell: (row) => row.status !== 'pending' && (
      <Button aria-label={`Send again: ${row.type}`} buttonStyle="secondary" disabled={isStill(row)} margin={false} onClick={() => again(row)} size="small">Send again</Button>
    ),
  },
]
