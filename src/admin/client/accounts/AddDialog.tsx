'use client'

import { toast, useModal } from '@payloadcms/ui'
import { useState } from 'react'
import { call, CallFailed, sentenceOf } from '../../api'
import { Dialog } from '../../form/Dialog'
import { Entry } from '../../form/Entry'
import { OtherWay } from '../../form/OtherWay'
import { PickOne } from '../../shared/PickOne'
import { networks } from './types'
import styles from './accounts.module.css'

export const addSlug = 'account-add'

type Props = { client: string; back: string; onAdded: () => Promise<void> }

/** Connects an account through its network, or adds one by name where a person posts. */
export const AddDialog = ({ client, back, onAdded }: Props) => {
  const { closeModal } = useModal()
  const [platform, setPlatform] = useState<string>(networks.find(({ channel }) => channel)!.value)
  const [isByName, setByName] = useState(false)
  const [given, setGiven] = useState({ handle: '', profileUrl: '' })
  const [refused, setRefused] = useState<CallFailed | null>(null)
  const [busy, setBusy] = useState(false)
  const network = networks.find(({ value }) => value === platform)!
  const byHand = isByName || !network.channel
  const faultOf = (field: string) => refused?.fields.find((one) => one.field === field)?.message
  const pick = (picked: string) => {
    setPlatform(picked)
    setByName(false)
    setRefused(null)
  }
  const confirm = async () => {
    setBusy(true)
    setRefused(null)
    try {
      if (!byHand) return window.location.assign((await call<{ url: string }>('/connections/authorize', { method: 'POST', body: { client, platform, returnTo: back } })).url)
      const profileUrl = given.profileUrl.trim()
      await call('/connections?depth=0', { method: 'POST', body: { client, kind: 'social_account', platform, mode: 'hand', handle: given.handle.trim(), ...(profileUrl && { profileUrl }) } })
      toast.success('The account was added.')
      setGiven({ handle: '', profileUrl: '' })
      closeModal(addSlug)
      await onAdded()
    } catch (error) {
      setRefused(error instanceof CallFailed ? error : new CallFailed(sentenceOf(error), 0))
    }
    setBusy(false)
  }
  return (
    <Dialog busy={busy} busyLabel={byHand ? 'Adding…' : 'Opening…'} confirm={byHand ? 'Add the account' : `Go to ${network.label}`} onClose={() => closeModal(addSlug)} onConfirm={() => void confirm()} slug={addSlug} title="Connect an account">
      <div className="field-type select">
        <label className="field-label" htmlFor="account-network">Network</label>
        <PickOne inputId="account-network" onPick={pick} options={networks} value={platform} />
      </div>
      {byHand ? (
        <>
          <p>Posts for this account are prepared here and put out by a person.</p>
          <Entry fault={faultOf('handle')} id="account-handle" label="Name of the account" maxLength={100} note="As it stands on the network, such as @example." onChange={(handle) => setGiven((now) => ({ ...now, handle }))} required value={given.handle} />
          <Entry fault={faultOf('profileUrl')} id="account-url" label="Address of its page" onChange={(profileUrl) => setGiven((now) => ({ ...now, profileUrl }))} placeholder="https://" type="url" value={given.profileUrl} />
        </>
      ) : (
        <>
          <p>You sign in at {network.label} with the client’s account and allow posts to be put out there. The password stays with {network.label}.</p>
          <OtherWay onClick={() => setByName(true)}>Add it by name only</OtherWay>
        </>
      )}
      {refused && !refused.fields.some(({ field }) => field === 'handle' || field === 'profileUrl') && <p className={styles.fault} role="alert">{sentenceOf(refused)}</p>}
    </Dialog>
  )
}
