'use client'

import { Button, useModal } from '@payloadcms/ui'
import { useState } from 'react'
import { Empty } from '../shared/Empty'
import { Failure } from '../shared/Failure'
import { Skeleton } from '../shared/Skeleton'
import type { Reader } from '../format/reader'
import { ChangeDialog, changeSlug } from './ChangeDialog'
import { InviteDialog, inviteSlug } from './InviteDialog'
import { Members } from './Members'
import { OffDialog, offSlug } from './OffDialog'
import { nameOf, type Member } from './types'
import { useTeam } from './useTeam'
import styles from './team.module.css'

type Props = { agency: string; mayChange: boolean; own: string; reader: Reader }

const matches = (search: string) => (member: Member): boolean => `${nameOf(member)} ${member.email}`.toLowerCase().includes(search.trim().toLowerCase())

/** The table with what is asked about it: invite, change, switch off. */
export const Team = ({ agency, mayChange, own, reader }: Props) => {
  const { openModal } = useModal()
  const { members, clients, error, again } = useTeam(agency, mayChange)
  const [search, setSearch] = useState('')
  const [chosen, setChosen] = useState<Member | null>(null)
  const ask = (slug: string) => (member: Member) => (setChosen(member), openModal(slug))
  const shown = members?.filter(matches(search)) ?? []
  return (
    <>
      <header className={styles.header}>
        <h1>Team</h1>
        {mayChange && <Button buttonStyle="primary" margin={false} onClick={() => openModal(inviteSlug)} size="medium">Invite people</Button>}
      </header>
      {error ? <Failure error={error} onRetry={() => void again()} /> : null}
      {!members && !error && <Skeleton height="56px" rows={5} />}
      {members && members.length > 8 && (
        <div className={`field-type text ${styles.search}`}>
          <input aria-label="Search the team" onChange={(event) => setSearch(event.target.value)} placeholder="Search by name or address" type="search" value={search} />
        </div>
      )}
      {members && (shown.length ? (
        <Members agency={agency} clients={clients} mayChange={mayChange} members={shown} onChange={ask(changeSlug)} onDone={again} onOff={ask(offSlug)} own={own} reader={reader} />
      ) : (
        <Empty title={search ? 'Nobody fits' : 'Nobody is here yet'}>{search ? `No name or address contains “${search.trim()}”.` : 'Invite the people who work with you.'}</Empty>
      ))}
      {mayChange && (
        <>
          <InviteDialog agency={agency} clients={clients} onDone={again} />
          {chosen && <ChangeDialog agency={agency} clients={clients} key={`change-${chosen.id}`} member={chosen} onDone={again} own={own} />}
          {chosen && <OffDialog agency={agency} key={`off-${chosen.id}`} member={chosen} onDone={again} />}
        </>
      )}
    </>
  )
}
