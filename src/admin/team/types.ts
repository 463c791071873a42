import type { shown } from '@/src/domain/platform/team/members'
import type { AsJson } from '../api'
import type { Reader } from '../format/reader'

/** A person of the team, or an invitation into it, as `GET /agencies/me/team` tells it; the lock and the second factor are told to admins alone. */
export type Member = AsJson<ReturnType<typeof shown>>

export type ClientChoice = { id: string; companyName: string }

/** What a row of the team is given besides its person: who looks at it, and whom to tell of a change. */
export type RowProps = { agency: string; clients: ClientChoice[]; mayChange: boolean; own: string; reader: Reader; onChange: (member: Member) => void; onOff: (member: Member) => void; onDone: () => Promise<void> }

/** How a person stands, in the word and colour of its pill. */
export const stateOf = ({ invitation, isActive, isLocked }: Member): { label: string; pill: 'light-gray' | 'warning' | 'success' | 'error' } => {
  if (invitation === 'pending') return { label: 'Invited', pill: 'warning' }
  if (invitation === 'expired') return { label: 'Invitation ended', pill: 'error' }
  if (!isActive) return { label: 'Off', pill: 'light-gray' }
  return isLocked ? { label: 'Locked', pill: 'error' } : { label: 'Active', pill: 'success' }
}

export const nameOf = ({ displayName, email }: Member): string => displayName ?? email
