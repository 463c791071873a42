'use client'

import { Button, Popup, PopupList, toast, useModal } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { call, sentenceOf } from '../../api'
import { Reschedule } from '../composer/Reschedule'
import { movePost } from '../composer/save'
import type { PostFacts } from './facts'
import { MoveDialog } from './MoveDialog'
import { dialogs, type DialogName } from './dialogs'
import { QuietDialog, useQuiet } from '../stops/QuietDialog'
import styles from './post.module.css'

type Props = { facts: PostFacts; me: { isAdmin: boolean }; admin: string; onChanged: () => void }

/** What can be done with a post besides editing and marking as posted: the likely as buttons, the rest in a menu. */
export const Moves = ({ facts, me, admin, onChanged }: Props) => {
  const router = useRouter()
  const { openModal } = useModal()
  const quiet = useQuiet()
  const [asked, setAsked] = useState<DialogName | 'reschedule' | null>(null)
  const can = (name: string) => facts.actions.some((action) => action.name === name && action.enabled) || facts.allowed.includes(name)
  const ask = (name: DialogName) => {
    setAsked(name)
    openModal(`post-${name}`)
  }
  const act = async (work: () => Promise<unknown>) => {
    try {
      await work()
      onChanged()
    } catch (error) {
      toast.error(sentenceOf(error))
    }
  }
  const copy = () => act(async () => router.push(`${admin}/collections/posts/${(await movePost(facts.id, 'duplicate')).id}`))
  const remove = () => act(async () => {
    await call(`/posts/${facts.id}`, { method: 'DELETE' })
    router.push(`${admin}/collections/posts`)
  })
  const publishes = facts.status === 'approved' && ['none', 'failed'].includes(facts.publishState) && facts.account?.mode === 'channel'
  const inPlace = facts.status === 'pending_approval' && me.isAdmin
  return (
    <div className={styles.moves}>
      {publishes && <Button margin={false} onClick={() => void act(() => quiet.ask((despite) => movePost(facts.id, 'publish', despite)))} size="medium">Publish now</Button>}
      {can('recall') && <Button buttonStyle="secondary" margin={false} onClick={() => ask('recall')} size="medium">Take back</Button>}
      {facts.status === 'approved' && can('reschedule') && <Button buttonStyle="secondary" margin={false} onClick={() => setAsked('reschedule')} size="medium">{facts.scheduledAt ? 'Change the time' : 'Plan a time'}</Button>}
      {facts.status === 'rejected' && <Button margin={false} onClick={() => void copy()} size="medium">Use as new draft</Button>}
      <Popup button={<span className={styles.more}><span aria-hidden="true">⋯</span><span className="sr-only">More actions</span></span>} buttonType="default" horizontalAlign="right" render={({ close }) => {
        const then = (work: () => void) => () => { close(); work() }
        return (
          <PopupList.ButtonGroup>
            {inPlace && <PopupList.Button onClick={then(() => ask('approve'))}>Approve in the client’s place</PopupList.Button>}
            {inPlace && <PopupList.Button onClick={then(() => ask('requestChanges'))}>Ask for changes in the client’s place</PopupList.Button>}
            {inPlace && <PopupList.Button onClick={then(() => ask('reject'))}>Reject in the client’s place</PopupList.Button>}
            {can('withdraw') && <PopupList.Button onClick={then(() => ask('withdraw'))}>Withdraw</PopupList.Button>}
            {facts.status !== 'rejected' && <PopupList.Button onClick={then(() => void copy())}>Duplicate</PopupList.Button>}
            {can('delete') && <PopupList.Button onClick={then(() => ask('delete'))}>Delete the draft</PopupList.Button>}
          </PopupList.ButtonGroup>
        )
      }} size="medium" />
      <QuietDialog quiet={quiet} />
      {asked && asked !== 'reschedule' && <MoveDialog facts={facts} key={asked} name={asked} onClose={() => setAsked(null)} onDone={onChanged} send={asked === 'delete' ? remove : undefined} words={dialogs[asked]} />}
      {asked === 'reschedule' && <Reschedule account={facts.account} confirm="Plan it for this time" locale="en-US" onClose={() => setAsked(null)} onDone={() => { setAsked(null); onChanged() }} post={{ id: facts.id, at: facts.scheduledAt }} start={facts.values} title="When does it go out?" zone={facts.zone} />}
    </div>
  )
}
