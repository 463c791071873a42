'use client'

import { toast, useModal } from '@payloadcms/ui'
import { useState } from 'react'
import { call, sentenceOf } from '../api'
import { Dialog } from '../form/Dialog'
import { RoleFields, type RoleValues } from './RoleFields'
import { nameOf, type ClientChoice, type Member } from './types'
import { teamPath } from './useTeam'
import styles from './team.module.css'

export const changeSlug = 'change-member'

type Props = { agency: string; clients: ClientChoice[]; member: Member; own: string; onDone: () => Promise<void> }

/** Role, client and job title of somebody. Another role ends their sessions, which is said before it happens. */
export const ChangeDialog = ({ agency, clients, member, own, onDone }: Props) => {
  const { closeModal } = useModal()
  const [values, setValues] = useState<RoleValues>({ role: member.role, client: member.client ?? '', jobTitle: member.jobTitle ?? '' })
  const [fault, setFault] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const isOther = values.role !== member.role || (values.role === 'client' && values.client !== (member.client ?? ''))
  const save = async () => {
    if (values.role === 'client' && !values.client) return setFault('Say which client this person belongs to.')
    setBusy(true)
    try {
      const body = { role: values.role, jobTitle: values.jobTitle.trim() || null, ...(values.role === 'client' ? { client: values.client } : {}) }
      await call(teamPath(agency, `/${member.id}`), { method: 'PATCH', body })
      closeModal(changeSlug)
      toast.success(`${nameOf(member)} is changed.`)
      await onDone()
    } catch (error) {
      setFault(sentenceOf(error))
    }
    setBusy(false)
  }
  return (
    <Dialog busy={busy} busyLabel="Saving…" confirm="Save" onClose={() => closeModal(changeSlug)} onConfirm={() => void save()} slug={changeSlug} title={nameOf(member)}>
      <RoleFields change={(part) => (setValues({ ...values, ...part }), setFault(null))} clients={clients} id="change" values={values} />
      {isOther && member.invitation === 'accepted' && <p className={styles.about}>{member.id === own ? 'Your sessions end with this change.' : 'This person is signed out by the change of role and signs in again.'}</p>}
      {fault && <p className={styles.refused} role="alert">{fault}</p>}
    </Dialog>
  )
}
