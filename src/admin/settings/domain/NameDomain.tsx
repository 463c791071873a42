'use client'

import { Button } from '@payloadcms/ui'
import { useState, type SubmitEvent } from 'react'
import { call, sentenceOf } from '../../api'
import { Entry } from '../../form/Entry'
import parts from '../parts/parts.module.css'
import styles from './domain.module.css'

/** The first step: which name it is to be. */
export const NameDomain = ({ agency, onNamed }: { agency: string; onNamed: () => void }) => {
  const [domain, setDomain] = useState('')
  const [fault, setFault] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    if (!domain.trim()) return setFault('Enter the domain, for example content.example.com.')
    setBusy(true)
    try {
      await call(`/agencies/me/custom-domain?agency=${agency}`, { method: 'POST', body: { domain: domain.trim() } })
      onNamed()
    } catch (error) {
      setFault(sentenceOf(error))
    }
    setBusy(false)
  }
  return (
    <form className={`${parts.box} ${styles.step}`} noValidate onSubmit={(event) => void submit(event)}>
      <h2>1. Name the domain</h2>
      <p>Your portal, sign-in and links in mails then carry this name. Take one that is not used for anything else.</p>
      <Entry fault={fault} id="domain-name" inputMode="url" label="Domain" maxLength={253} onChange={(typed) => (setDomain(typed), setFault(null))} placeholder="content.example.com" required value={domain} />
      <div><Button disabled={busy} margin={false} size="medium" type="submit">{busy ? 'Saving…' : 'Go on'}</Button></div>
    </form>
  )
}
