'use client'

import { useModal } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import { sentenceOf } from '../../api'
import { Dialog } from '../../form/Dialog'
import { Fault } from '../../generate/Fault'
import { clockTimeOf, emptyValues, momentOf, type Account, type Values } from '../composer/values'
import { When } from '../composer/When'
import { reschedule } from './sheet/move'
import type { Item } from './useCalendar'

const slug = 'calendar-move'

type Props = { item: Item; account: Account | undefined; locale: string; zone: string; onClose: () => void; onMoved: (told: string) => void }

/** Another time for a post, typed; the way without dragging. */
export const MoveDialog = ({ item, account, locale, zone, onClose, onMoved }: Props) => {
  const { openModal, closeModal } = useModal()
  const itsZone = item.scheduledTimezone ?? zone
  const [values, setValues] = useState<Values>(() => ({ ...emptyValues(), zone: itsZone, date: clockTimeOf(item.at, itsZone), autoPublish: item.autoPublish }))
  const [fault, setFault] = useState('')
  const [busy, setBusy] = useState(false)
  // Opened by its mount: the modal keeps where the focus was and gives it back.
  useEffect(() => openModal(slug), [])
  const close = () => {
    closeModal(slug)
    onClose()
  }
  const confirm = async () => {
    setBusy(true)
    setFault('')
    try {
      await reschedule(item, momentOf(values.date, values.zone), { scheduledTimezone: values.zone, autoPublish: values.autoPublish && Boolean(values.date) })
      closeModal(slug)
      onMoved(values.date ? `“${item.title}” has another time.` : `“${item.title}” has no time any more.`)
    } catch (error) {
      setFault(sentenceOf(error))
      setBusy(false)
    }
  }
  return (
    <Dialog busy={busy} confirm={values.date || !item.at ? 'Move it' : 'Take it off the plan'} isDisabled={!values.date && !item.at} onClose={close} onConfirm={() => void confirm()} slug={slug} title={`Move “${item.title}” to…`} wide>
      <When change={(changed) => setValues((before) => ({ ...before, ...changed }))} chosen={account ? [account] : []} locale={locale} values={values} zone={zone} />
      {item.status === 'approved' && <p>The client is told. It need not be approved again.</p>}
      <Fault text={fault} />
    </Dialog>
  )
}
