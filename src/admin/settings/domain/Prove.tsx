'use client'

import { Button, Pill, toast } from '@payloadcms/ui'
import { useState } from 'react'
import { call, CallFailed } from '../../api'
import { Failure } from '../../shared/Failure'
import { Copyable } from '../parts/Copyable'
import parts from '../parts/parts.module.css'
import styles from './domain.module.css'

export type Pending = { domain: string; verified: false; verificationRecord: { type: string; name: string; value: string }; instructions: string }

const advice: Record<string, string> = {
  name_unknown: 'DNS does not know this name yet. New records can take some hours to be seen everywhere.',
  no_txt: 'The name is known but has no TXT record. Check that the record was saved as type TXT.',
  other_value: 'There is a TXT record with another value. Copy the value again and replace it.',
}

/** The second and third step: the record to set, and asking for the verification. */
export const Prove = ({ pending, agency, target, onVerified, onRemove }: { pending: Pending; agency: string; target: string; onVerified: () => void; onRemove: () => void }) => {
  const [refused, setRefused] = useState<unknown>(null)
  const [waiting, setWaiting] = useState(false)
  const [busy, setBusy] = useState(false)
  const verify = async () => {
    setBusy(true)
    setRefused(null)
    setWaiting(false)
    try {
      const { verified } = await call<{ verified: boolean }>(`/agencies/me/custom-domain/verify?agency=${agency}`, { method: 'POST', body: {} })
      if (verified) toast.success(`${pending.domain} is verified.`)
      else setWaiting(true)
      if (verified) onVerified()
    } catch (error) {
      setRefused(error)
    }
    setBusy(false)
  }
  const reason = refused instanceof CallFailed ? advice[String(refused.details.reason)] : undefined
  const { name, value } = pending.verificationRecord
  return (
    <>
      <section className={`${parts.box} ${styles.step}`}>
        <h2>2. Set the records for {pending.domain} <Pill pillStyle="warning" size="small">Not verified yet</Pill></h2>
        <p>Where the domain’s DNS is kept, add this TXT record. It proves that the domain is yours.</p>
        <dl className={styles.record}>
          <dt>Type</dt>
          <dd>TXT</dd>
          <dt>Name</dt>
          <dd><Copyable name="Record name" text={name} /></dd>
          <dt>Value</dt>
          <dd><Copyable name="Record value" text={value} /></dd>
        </dl>
        <p>Then point the domain itself to the platform with this CNAME record.</p>
        <dl className={styles.record}>
          <dt>Type</dt>
          <dd>CNAME</dd>
          <dt>Name</dt>
          <dd><Copyable name="Domain name" text={pending.domain} /></dd>
          <dt>Value</dt>
          <dd><Copyable name="Domain target" text={target} /></dd>
        </dl>
      </section>
      <section className={`${parts.box} ${styles.step}`}>
        <h2>3. Verify</h2>
        <p>We look the record up. It can take some hours until it is seen; you can come back later.</p>
        <div aria-live="polite">{waiting && <p>DNS has not answered yet. Try again in a minute.</p>}</div>
        {reason ? <div className={parts.banner} role="alert"><p>{reason}</p></div> : refused ? <Failure error={refused} /> : null}
        <div className={parts.row}>
          <Button disabled={busy} margin={false} onClick={() => void verify()} size="medium">{busy ? 'Looking it up…' : 'Verify the domain'}</Button>
          <Button buttonStyle="secondary" disabled={busy} margin={false} onClick={onRemove} size="medium">Take another domain</Button>
        </div>
      </section>
    </>
  )
}
