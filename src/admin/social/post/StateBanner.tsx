'use client'

import { Banner, Button, toast } from '@payloadcms/ui'
import { useState } from 'react'
import { sentenceOf } from '../../api'
import type { Reader } from '../../format/reader'
import { dateTime, relative } from '../../format/time'
import { movePost } from '../composer/save'
import type { PostFacts } from './facts'
import { LinkForm } from './LinkForm'
import { QuietDialog, useQuiet } from '../stops/QuietDialog'
import styles from './post.module.css'

type Props = { facts: PostFacts; reader: Reader; onChanged: () => void }
type Told = { type: 'default' | 'error' | 'info' | 'success'; text: string }

const names = (people: readonly { name: string }[]): string => new Intl.ListFormat('en').format(people.map(({ name }) => name))

const stalled = (missing: readonly { name: string }[]): Told => ({
  type: 'error',
  text: missing.length
    ? `Everybody who is left at the client has agreed; who else was asked decides no more. ${names(missing)} ${missing.length > 1 ? 'were' : 'was'} asked to confirm it. An administrator may decide in the client’s place.`
    : 'Nobody at the client can decide any more. Invite somebody, take it back, or let an administrator decide in the client’s place.',
})

const waiting = ({ approval, client }: PostFacts, { locale, zone, now }: Reader): Told => ({
  type: 'info',
  text: `Waiting for ${approval?.missing.length ? names(approval.missing) : client.name}${approval ? ` since ${relative(approval.openedAt, now, locale, zone)}` : ''}. Take it back to change it.`,
})

const approved = (facts: PostFacts, { locale, zone }: Reader): Told => {
  if (facts.isLate) return { type: 'error', text: 'Its time has passed. Choose a new one, or post it by hand now.' }
  if (facts.scheduledAt) return { type: 'success', text: `Approved. ${facts.autoPublish ? 'It is published' : 'You are reminded to post it'} ${dateTime(facts.scheduledAt, locale, zone)}.` }
  return { type: 'success', text: 'Approved. Plan a time, publish it now, or post it by hand.' }
}

const toldOf = (facts: PostFacts, reader: Reader): Told | null => {
  const by = facts.approval?.override ? ` Decided by ${facts.approval.override.by} in the client’s place: “${facts.approval.override.reason}”.` : ''
  if (facts.publishState === 'unknown') return { type: 'error', text: 'Nobody knows whether it went out: the network did not answer. Check whether it is live.' }
  if (facts.publishState === 'failed') return { type: 'error', text: `Publishing failed. ${facts.publishError ?? ''}` }
  if (facts.publishState === 'queued' || facts.publishState === 'publishing') return { type: 'info', text: facts.stops.length ? 'It waits: publishing is stopped.' : 'It is being published right now.' }
  if (facts.status === 'pending_approval') return facts.approval?.stalledAt ? stalled(facts.approval.missing) : waiting(facts, reader)
  if (facts.status === 'changes_requested') return facts.wish ? null : { type: 'info', text: 'Taken back. Change it and submit it again.' }
  if (facts.status === 'approved') return { ...approved(facts, reader), text: approved(facts, reader).text + by }
  if (facts.status === 'rejected') return { type: 'error', text: `Rejected${facts.rejection?.by ? ` by ${facts.rejection.by}` : ''}: “${facts.rejection?.text ?? ''}”. Use it as a new draft to go on.${by}` }
  if (facts.status === 'posted') return { type: 'success', text: `Posted ${facts.postedAt ? dateTime(facts.postedAt, reader.locale, reader.zone) : ''}.` }
  return null
}

/** One sentence: how it stands and who must act. */
export const StateBanner = ({ facts, reader, onChanged }: Props) => {
  const told = toldOf(facts, reader)
  if (!told) return null
  return (
    <div className={styles.state}>
      <Banner type={told.type}>{told.text}</Banner>
      {facts.postUrl && <a dir="auto" href={facts.postUrl} rel="noreferrer noopener" target="_blank">{facts.postUrl}</a>}
      {facts.publishState === 'unknown' && facts.status === 'approved' && <Resolve facts={facts} onChanged={onChanged} />}
    </div>
  )
}

/** What a person found out: it is live, with its link, or it is not. */
const Resolve = ({ facts, onChanged }: { facts: PostFacts; onChanged: () => void }) => {
  const [isLive, setLive] = useState(false)
  const [busy, setBusy] = useState(false)
  const quiet = useQuiet()
  const resolve = async (answers: Record<string, unknown>) => {
    setBusy(true)
    try {
      await quiet.ask((despite) => movePost(facts.id, 'publish/resolve', { ...answers, ...despite }))
      onChanged()
    } catch (error) {
      toast.error(sentenceOf(error))
    }
    setBusy(false)
  }
  if (isLive) return <LinkForm facts={facts} label="Keep the link" onSend={(postUrl) => resolve({ outcome: 'live', postUrl })} />
  return (
    <div className={styles.buttons}>
      <Button buttonStyle="secondary" disabled={busy} margin={false} onClick={() => setLive(true)} size="small">It is live</Button>
      <Button buttonStyle="secondary" disabled={busy} margin={false} onClick={() => void resolve({ outcome: 'not_live', retry: true })} size="small">It is not live: publish it</Button>
      <Button buttonStyle="secondary" disabled={busy} margin={false} onClick={() => void resolve({ outcome: 'not_live', retry: false })} size="small">It is not live: leave it</Button>
      <QuietDialog quiet={quiet} />
    </div>
  )
}
