'use client'

import { Pill, SetStepNav, toast, useModal } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { call } from '../../../api'
import type { Reader } from '../../../format/reader'
import { Time } from '../../../shared/Time'
import { Answered } from '../../parts/Answered'
import { Ask, askDialog, type Question } from '../../parts/Ask'
import { Facts } from '../../parts/Facts'
import { SecretDialog } from '../../parts/SecretDialog'
import { useAnswer } from '../../parts/useAnswer'
import { useStepUp } from '../../../stepUp/StepUp'
import { EndpointDialog, endpointDialog } from '../EndpointDialog'
import { eventsInWords, type Family } from '../events'
import { nameOf, stateOf, type Day, type EndpointRow } from '../types'
import { Week } from '../Week'
import { Deliveries } from './Deliveries'
import { Head } from './Head'
import { Off } from './Off'
import { TestResult, useTest } from './test'

type Props = { id: string; admin: string; families: Family[]; reader: Reader }
const secretDialog = 'webhook-rotated'

/** One endpoint: its state, what is done with it, and every message that was sent there. */
export const EndpointPage = ({ id, admin, families, reader }: Props) => {
  const { openModal, closeModal } = useModal()
  const router = useRouter()
  const confirmed = useStepUp()
  const [question, setQuestion] = useState<Question | null>(null)
  const [secret, setSecret] = useState<string | null>(null)
  const [turn, setTurn] = useState(0)
  const answer = useAnswer<EndpointRow>(`/webhook-endpoints/${id}?depth=0`)
  const success = useAnswer<{ docs: Day[] }>('/webhook-endpoints/recent-success')
  const refresh = () => (answer.reload(), success.reload(), setTurn((before) => before + 1))
  const test = useTest(id, refresh)
  const ask = (asked: Question) => (setQuestion(asked), openModal(askDialog))
  const rotate = (row: EndpointRow) => ask({
    title: 'Make a new signing secret?', confirm: 'Rotate the secret', text: `Messages to “${nameOf(row)}” are signed with both secrets for 24 hours, so that your system can change over.`,
    act: async () => {
      const { secret: made } = await confirmed(() => call<{ secret: string }>(`/webhook-endpoints/${id}/rotate-secret`, { method: 'POST', body: {} }))
      setSecret(made)
      openModal(secretDialog)
      refresh()
    },
  })
  const switchOff = (row: EndpointRow) => ask({
    title: `Switch “${nameOf(row)}” off?`, confirm: 'Switch off', text: 'What happens meanwhile is not sent there, and not afterwards either.',
    act: async () => (await call(`/webhook-endpoints/${id}`, { method: 'PATCH', body: { isActive: false, version: row.version } }), refresh()),
  })
  const remove = (row: EndpointRow) => ask({
    title: `Remove “${nameOf(row)}”?`, confirm: 'Remove', text: 'Its secret is forgotten. This is final.',
    act: async () => {
      await call(`/webhook-endpoints/${id}`, { method: 'DELETE' })
      toast.success('The endpoint is removed.')
      router.push(`${admin}/settings/webhooks`)
    },
  })
  return (
    <Answered answer={answer} rows={3}>
      {(row) => (
        <>
          <SetStepNav nav={[{ label: 'Settings', url: '/settings' }, { label: 'Webhooks', url: '/settings/webhooks' }, { label: nameOf(row) }]} />
          <Head onEdit={() => openModal(endpointDialog)} onRemove={() => remove(row)} onRotate={() => rotate(row)} onSwitchOff={() => switchOff(row)} row={row} test={test} />
          <Off id={id} onChanged={refresh} row={row} />
          {row.isActive !== false && <TestResult result={test.result} />}
          <State days={success.data?.docs} reader={reader} row={row} />
          <Deliveries endpoint={row} onChanged={refresh} reader={reader} turn={turn} />
          <EndpointDialog families={families} key={`${row.version}`} onChanged={() => (closeModal(endpointDialog), toast.success('Saved.'), refresh())} onClose={() => closeModal(endpointDialog)} onMade={() => undefined} row={row} />
          <Ask onClose={() => closeModal(askDialog)} question={question} />
          {secret && (
            <SecretDialog name="Signing secret" onClose={() => (closeModal(secretDialog), setSecret(null))} secret={secret} slug={secretDialog} title="The new signing secret">
              <p>The one before counts for 24 hours more.</p>
            </SecretDialog>
          )}
        </>
      )}
    </Answered>
  )
}

const State = ({ row, days, reader }: { row: EndpointRow; days: Day[] | undefined; reader: Reader }) => (
  <Facts
    facts={[
      ['State', <Pill key="state" pillStyle={stateOf(row).pill} size="small">{stateOf(row).label}</Pill>],
      ['Is told', eventsInWords(row.events ?? [])],
      ['Last seven days', days ? <Week days={days.filter(({ endpoint }) => endpoint === row.id)} key="week" name={nameOf(row)} now={reader.now} /> : '…'],
      ['Last used', row.lastUsedAt ? <Time at={row.lastUsedAt} key="used" reader={reader} /> : 'never'],
      ['Failing since', row.failingSince ? <Time at={row.failingSince} key="failing" reader={reader} /> : null],
      ['Secret', row.secretHint ? `•••• ${row.secretHint}` : null],
    ]}
  />
)
