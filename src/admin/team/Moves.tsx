'use client'

import { Button, Popup, PopupList, toast } from '@payloadcms/ui'
import { useState } from 'react'
import { call, sentenceOf } from '../api'
import { useStepUp } from '../stepUp/StepUp'
import { nameOf, type Member, type RowProps } from './types'
import { teamPath } from './useTeam'
import styles from './team.module.css'

type Move = { name: string; act: () => void }

/** What can be done about a person: the likely next step as a button, the rest in a menu. */
export const Moves = ({ agency, member, own, onChange, onOff, onDone }: RowProps & { member: Member }) => {
  const confirmed = useStepUp()
  const [busy, setBusy] = useState(false)
  const act = (path: string, told: string) => async () => {
    setBusy(true)
    await confirmed(() => call(teamPath(agency, `/${member.id}/${path}`), { method: 'POST', body: {} })).then(() => toast.success(told), (error) => toast.error(sentenceOf(error)))
    await onDone()
    setBusy(false)
  }
  const name = nameOf(member)
  const edit: Move = { name: 'Edit', act: () => onChange(member) }
  const send: Move = { name: 'Send again', act: () => void act('resend-invitation', `A new link was sent to ${member.email}.`)() }
  const back: Move = { name: 'Take back', act: () => onOff(member) }
  const on: Move = { name: 'Reactivate', act: () => void act('reactivate', `${name} can sign in again.`)() }
  const off: Move = { name: 'Deactivate', act: () => onOff(member) }
  const reset: Move = { name: 'Reset second factor', act: () => void act('reset-second-factor', `The second factor of ${name} is taken away.`)() }
  const isOwn = member.id === own
  const [first, ...rest] = member.invitation !== 'accepted' ? [send, edit, back] : !member.isActive ? [on] : [edit, ...(member.hasSecondFactor && !isOwn ? [reset] : []), ...(isOwn ? [] : [off])]
  return (
    <div className={styles.buttons}>
      <Button aria-label={`${first!.name}: ${name}`} buttonStyle="secondary" disabled={busy} margin={false} onClick={first!.act} size="small">{first!.name}</Button>
      {rest.length > 0 ? <More moves={rest} name={name} /> : <span className={styles.noMore} />}
    </div>
  )
}

const More = ({ moves, name }: { moves: Move[]; name: string }) => (
  <Popup button={<span className={styles.more}><span aria-hidden="true">⋯</span><span className="sr-only">More for {name}</span></span>} buttonType="default" horizontalAlign="right" render={({ close }) => (
      <PopupList.ButtonGroup>
        {moves.map((move) => <PopupList.Button key={move.name} onClick={() => (close(), move.act())}>{move.name}</PopupList.Button>)}
      </PopupList.ButtonGroup>
    )} size="medium" verticalAlign="bottom" />
)
