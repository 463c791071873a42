'use client'

import { Button, toast } from '@payloadcms/ui'
import { useState, type SubmitEvent } from 'react'
import { call, CallFailed } from '../../api'
import { Failure } from '../../shared/Failure'
import parts from '../parts/parts.module.css'
import { MannersFields } from './MannersFields'
import { changesOf, chosenIn, faultsOf, type Chosen, type Faults, type Own } from './manners'
import styles from './social.module.css'

type Props = { agency: string; own: Own; onChanged: () => void }

/** One form for all of it; what somebody else changed meanwhile is said and read anew. */
export const MannersForm = ({ agency, own, onChanged }: Props) => {
  const stored = chosenIn(own)
  const [chosen, setChosen] = useState<Chosen>(stored)
  const [faults, setFaults] = useState<Faults>({})
  const [refused, setRefused] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const changes = changesOf(chosen, stored)
  const change = (changed: Partial<Chosen>) => {
    setChosen((before) => ({ ...before, ...changed }))
    setFaults({})
    setRefused(null)
  }
  const show = (found: Faults) => {
    setFaults(found)
    requestAnimationFrame(() => document.querySelector<HTMLElement>('#social-manners [aria-invalid="true"]')?.focus())
  }
  const save = async (event: SubmitEvent) => {
    event.preventDefault()
    const found = faultsOf(chosen)
    if (Object.keys(found).length) return show(found)
    setBusy(true)
    try {
      await call(`/agencies/me?agency=${agency}`, { method: 'PATCH', body: { ...changes, version: own.version } })
      toast.success('Saved.')
      onChanged()
    } catch (error) {
      if (error instanceof CallFailed && error.reason === 'STALE_VERSION') onChanged()
      setRefused(error)
    }
    setBusy(false)
  }
  return (
    <form aria-label="Decisions, reminders and times" className={`${parts.box} ${styles.form}`} id="social-manners" method="post" noValidate onSubmit={(event) => void save(event)}>
      <MannersFields change={change} chosen={chosen} faults={faults} />
      {refused ? <Failure error={refused} /> : null}
      <div><Button disabled={busy || Object.keys(changes).length === 0} margin={false} size="medium" type="submit">{busy ? 'Saving…' : 'Save'}</Button></div>
    </form>
  )
}
