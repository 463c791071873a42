'use client'

import { Pill } from '@payloadcms/ui'
import type { Reader } from '../format/reader'
import { Time } from '../shared/Time'
import { Moves } from './Moves'
import { roleLabel } from './roles'
import { nameOf, stateOf, type Member, type RowProps } from './types'
import styles from './team.module.css'

/** One row a person. On a phone, rows become cards that name their parts. */
export const Members = ({ members, ...rest }: RowProps & { members: Member[] }) => (
  <div className={`table ${styles.table}`}>
    <table cellPadding="0" cellSpacing="0">
      <caption className="sr-only">People of the agency</caption>
      <thead>
        <tr>
          <th scope="col">Person</th>
          <th scope="col">Role</th>
          <th scope="col">State</th>
          {rest.mayChange && <th scope="col">Second factor</th>}
          <th scope="col">Last sign-in</th>
          {rest.mayChange && <th scope="col"><span className="sr-only">Actions</span></th>}
        </tr>
      </thead>
      <tbody>
        {members.map((member) => <Row key={member.id} member={member} {...rest} />)}
      </tbody>
    </table>
  </div>
)

const Row = ({ member, ...rest }: RowProps & { member: Member }) => {
  const { label, pill } = stateOf(member)
  const client = rest.clients.find(({ id }) => id === member.client)?.companyName
  const isIn = member.invitation === 'accepted'
  return (
    <tr>
      <td>
        <span className={styles.person}>{nameOf(member)}{member.id === rest.own && <span className={styles.you}> (you)</span>}</span>
        {nameOf(member) !== member.email && <small>{member.email}</small>}
        {member.jobTitle && <small>{member.jobTitle}</small>}
      </td>
      <td data-label="Role">{roleLabel(member.role)}{client && <small>{client}</small>}</td>
      <td data-label="State">
        <Pill pillStyle={pill} size="small">{label}</Pill>
        <Why member={member} reader={rest.reader} />
      </td>
      {rest.mayChange && <td data-label="Second factor">{isIn ? (member.hasSecondFactor ? 'On' : 'Off') : '–'}</td>}
      <td data-label="Last sign-in">{member.lastLoginAt ? <Time at={member.lastLoginAt} reader={rest.reader} /> : isIn ? 'Never' : '–'}</td>
      {rest.mayChange && <td className={styles.moves}><Moves member={member} {...rest} /></td>}
    </tr>
  )
}

const Why = ({ member: { invitation, invitationExpiresAt, isActive, deactivationReason }, reader }: { member: Member; reader: Reader }) => {
  if (invitation === 'pending' && invitationExpiresAt) return <small>until <Time at={invitationExpiresAt} reader={reader} /></small>
  return invitation === 'accepted' && !isActive && deactivationReason ? <small>{deactivationReason}</small> : null
}
