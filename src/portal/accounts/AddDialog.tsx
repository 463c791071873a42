'use client'

import { useState } from 'react'
import { CallFailed, call, sentenceOf } from '@/src/browser/api'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import { Input, Select } from '../ui/Field'
import { Notice } from '../states/states'
import type { Network } from './Accounts'

type Props = { networks: Network[]; client: string; onClose: () => void; onAdded: () => void }

/** Connects an account through its network, or adds one by name where posts are put out by hand. */
export const AddDialog = ({ networks, client, onClose, onAdded }: Props) => {
  const [platform, setPlatform] = useState(networks[0]?.key ?? '')
  const [byHand, setByHand] = useState(false)
  const [given, setGiven] = useState({ handle: '', profileUrl: '' })
  const [refused, setRefused] = useState<CallFailed | null>(null)
  const [busy, setBusy] = useState(false)
  const network = networks.find(({ key }) => key === platform)
  const asHand = byHand || !network?.channel
  const failed = (error: unknown) => (setRefused(error instanceof CallFailed ? error : new CallFailed(sentenceOf(error), 0)), setBusy(false))
  const faultOf = (field: string) => refused?.fields.find((one) => one.field === field)?.message ?? null
  const submit = async () => {
    setBusy(true)
    setRefused(null)
    if (!asHand) return call<{ url: string }>('/connections/authorize', { method: 'POST', body: { client, platform, returnTo: '/accounts' } }).then(({ url }) => window.location.assign(url), failed)
    const profileUrl = given.profileUrl.trim()
    await call('/connections', { method: 'POST', body: { client, kind: 'social_account', platform, mode: 'hand', handle: given.handle.trim(), ...(profileUrl ? { profileUrl } : {}) } }).then(onAdded, failed)
  }
  const named = faultOf('handle') ?? faultOf('profileUrl')
  return (
    <Dialog foot={<><Button onClick={onClose}>Cancel</Button><Button disabled={busy} form="add-account" kind="main" type="submit">{asHand ? (busy ? 'Adding…' : 'Add the account') : busy ? 'Opening…' : `Go to ${network?.label}`}</Button></>} onClose={onClose} open title="Connect an account">
      <form className="flex flex-col gap-4" id="add-account" noValidate onSubmit={(event) => (event.preventDefault(), void submit())}>
        <Select id="network" label="Network" onChange={({ target }) => (setPlatform(target.value), setByHand(false), setRefused(null))} value={platform}>{networks.map(({ key, label }) => <option key={key} value={key}>{label}</option>)}</Select>
        {asHand ? (
          <>
            <p className="text-sm text-quiet">Posts for this account are prepared here and put out by a person.</p>
            <Input fault={faultOf('handle')} id="handle" label="Name of the account" maxLength={100} note="As it stands on the network, for example @example." onChange={({ target }) => setGiven({ ...given, handle: target.value })} required value={given.handle} />
            <Input fault={faultOf('profileUrl')} id="profile" inputMode="url" label="Address of the profile" onChange={({ target }) => setGiven({ ...given, profileUrl: target.value })} required type="url" value={given.profileUrl} />
          </>
        ) : (
          <>
            <p className="text-sm text-quiet">You sign in at {network?.label} and allow posts to be put out there. Your password stays with {network?.label}.</p>
            <button className="inline-flex min-h-11 items-center self-start text-sm font-medium text-brand-text underline-offset-4 hover:underline" onClick={() => setByHand(true)} type="button">Add it by name only</button>
          </>
        )}
        {refused && !named && <Notice role="alert" tone="bad">{sentenceOf(refused)}</Notice>}
      </form>
    </Dialog>
  )
}
