'use client'

import { useModal } from '@payloadcms/ui'
import { useState } from 'react'
import { sentenceOf } from '../../api'
import { Dialog } from '../../form/Dialog'
import { movePost } from '../composer/save'
import { momentOf, type Values } from '../composer/values'
import { When } from '../composer/When'
import type { PostFacts } from './facts'
import styles from './post.module.css'

const slug = 'post-reschedule'

/** Another time for an approved post: the client is told, and need not approve again. */
export const Reschedule = ({ facts, onDone, onClose }: { facts: PostFacts; onDone: () => void; onClose: () => void }) => {
  const { closeModal } = useModal()
  const [values, setValues] = useState<Values>(facts.values)
  const [fault, setFault] = useState('')
  const [busy, setBusy] = useState(false)
  const close = () => {
    closeModal(slug)
    onClose()
  }
  const confirm = async () => {
    setBusy(true)
    setFault('')
    try {
      await movePost(facts.id, 'reschedule', { scheduledAt: momentOf(values.date, values.zone), scheduledTimezone: values.zone, autoPublish: values.autoPublish && Boolean(values.date) })
      close()
      onDone()
    } catch (error) {
      setFault(sentenceOf(error))
    }
    setBusy(false)
  }
  return (
    <Dialog busy={busy} confirm={values.date || !facts.scheduledAt ? 'Plan it for this time' : 'Take it off the plan'} isDisabled={!values.date && !facts.scheduledAt} onClose={close} onConfirm={() => void confirm()} slug={slug} title="When does it go out?" wide>
      <When change={(changed) => setValues((before) => ({ ...before, ...changed }))} chosen={facts.account ? [facts.account] : []} locale="en-US" values={values} zone={facts.zone} />
      <p className={styles.fault} role="alert">{fault}</p>
    </Dialog>
  )
}
