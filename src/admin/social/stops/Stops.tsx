'use client'

import { Banner, Button, toast, useModal } from '@payloadcms/ui'
import { useCallback, useEffect, useState } from 'react'
import type { StandingStop } from '@/src/domain/social/stops/standing'
import { call, sentenceOf } from '../../api'
import { Dialog } from '../../form/Dialog'
import type { Reader } from '../../format/reader'
import { relative } from '../../format/time'
import { StopDialog, stopSlug } from './StopDialog'
import styles from './stops.module.css'

type Props = {
  /** What stands as the page was made. */
  initial?: readonly StandingStop[]
  reader: Reader
  /** Only what concerns this client is shown. */
  client?: string
  /** Where the person may stop publishing from here; none: they only see it. */
  place?: { path: string; name: string }
}

const resumeSlug = 'publishing-resume'
const nameOf = ({ client, clientName }: StandingStop): string => (client ? `for ${clientName ?? 'a client'}` : 'for all clients')
const pathOf = ({ client, agency }: StandingStop): string => (client ? `/clients/${client}/resume-publishing` : `/agencies/me/resume-publishing?agency=${agency}`)

/** Where publishing is stopped, by whom and why, and the way on; with a place, the switch itself. */
export const Stops = ({ initial, reader, client, place }: Props) => {
  const { openModal, closeModal } = useModal()
  const [stops, setStops] = useState<readonly StandingStop[]>(initial ?? [])
  const [lifting, setLifting] = useState<StandingStop | null>(null)
  const load = useCallback(async () => {
    await call<{ stops: StandingStop[] }>(`/posts/publishing-stops${client ? `?client=${client}` : ''}`).then((told) => setStops(told.stops), () => undefined)
  }, [client])
  useEffect(() => {
    if (!initial) void load()
    const look = () => document.visibilityState === 'visible' && void load()
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [initial, load])
  const lift = async (stop: StandingStop) => {
    closeModal(resumeSlug)
    await call(pathOf(stop), { method: 'POST', body: {} }).then(() => toast.success(`Publishing goes on ${nameOf(stop)}.`), (error: unknown) => toast.error(sentenceOf(error)))
    setLifting(null)
    await load()
  }
  const isStopped = place && stops.some((stop) => (client ? stop.client === client : stop.client === null))
  if (!stops.length && !place) return null
  return (
    <div className={styles.stops}>
      {stops.map((stop) => (
        <Banner key={stop.id} type="error">
          <span className={styles.told} role="status">
            <span><strong>Publishing is stopped {nameOf(stop)}.</strong> {stop.by ?? 'Somebody'}, {relative(stop.at, reader.now, reader.locale, reader.zone)}: “<bdi>{stop.reason}</bdi>” Nothing goes out meanwhile.</span>
            {stop.mayLift && <Button buttonStyle="secondary" margin={false} onClick={() => { setLifting(stop); openModal(resumeSlug) }} size="small">Let it go on</Button>}
          </span>
        </Banner>
      ))}
      {place && !isStopped && <div><Button buttonStyle="secondary" margin={false} onClick={() => openModal(stopSlug)} size="small">Stop publishing {place.name}</Button></div>}
      {place && <StopDialog name={place.name} onStopped={load} path={place.path} />}
      {lifting && (
        <Dialog confirm="Let it go on" onClose={() => { closeModal(resumeSlug); setLifting(null) }} onConfirm={() => void lift(lifting)} slug={resumeSlug} title={`Publish again ${nameOf(lifting)}?`}>
          <p>Planned posts go out again at their times. Those whose time passed more than an hour ago stay where they are: give them a new time, or publish them yourself.</p>
        </Dialog>
      )}
    </div>
  )
}
