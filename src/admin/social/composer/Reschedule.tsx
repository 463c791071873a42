'use client'

import { useModal } from '@payloadcms/ui'
import { useEffect, useState, type ReactNode } from 'react'
import { sentenceOf } from '../../api'
import { Dialog } from '../../form/Dialog'
import { Fault } from '../../generate/Fault'
import { tellClash } from './near'
import { movePost } from './save'
import { momentOf, type Account, type Values } from './values'
import { When } from './When'

const slug = 'post-reschedule'

type Props = {
  post: { id: string; at: string | null }
  account: Account | null | undefined
  start: Values
  title: string
  confirm: string
  locale: string
  zone: string
  children?: ReactNode
  onClose: () => void
  onDone: (isPlanned: boolean) => void
}

/** Another time for a post, typed. An approved one need not be approved again. */
export const Reschedule = ({ post, account, start, title, confirm, locale, zone, children, onClose, onDone }: Props) => {
  const { openModal, closeModal } = useModal()
  const [values, setValues] = useState(start)
  const [fault, setFault] = useState('')
  const [busy, setBusy] = useState(false)
  // Opened by its mount: the modal keeps where the focus was and gives it back.
  useEffect(() => openModal(slug), [])
  const close = () => {
    closeModal(slug)
    onClose()
  }
  const send = async () => {
    setBusy(true)
    setFault('')
    try {
      const saved = await movePost(post.id, 'reschedule', { scheduledAt: momentOf(values.date, values.zone), scheduledTimezone: values.zone, autoPublish: values.autoPublish && Boolean(values.date) })
      tellClash(saved)
      closeModal(slug)
      onDone(Boolean(values.date))
    } catch (error) {
      setFault(sentenceOf(error))
      setBusy(false)
    }
  }
  return (
    <Dialog busy={busy} confirm={values.date || !post.at ? confirm : 'Take it off the plan'} isDisabled={!values.date && !post.at} onClose={close} onConfirm={() => void send()} slug={slug} title={title} wide>
      <When change={(changed) => setValues((before) => ({ ...before, ...changed }))} chosen={account ? [account] : []} locale={locale} values={values} zone={zone} />
      {children}
      <Fault text={fault} />
    </Dialog>
  )
}
