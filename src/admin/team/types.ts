/** A person of the team, or an invitation into it, as `GET /agencies/me/team` tells it. */
export type Member = {
  id: string
  email: string
  firstName: string | null
  lastName: string | null
  displayName: string | null
  role: string
  client: string | null
  jobTitle: string | null
  isActive: boolean
  isLocked?: boolean
  lastLoginAt: string | null
  deactivationReason: string | null
  hasSecondFactor: boolean
  invitation: 'accepted' | 'pending' | 'expired'
  invitationExpiresAt: string | null
}

export type ClientChoice = { id: string; companyName: string }

/** How a person stands, in the word and colour of its pill. */
export const stateOf = ({ invitation, isActive, isLocked }: Member): { label: string; pill: 'light-gray' | 'warning' | 'success' | 'error' } => {
  if (invitation === 'pending') return { label: 'Invited', pill: 'warning' }
  if (invitation === 'expired') return { label: 'Invitation ended', pill: 'error' }
  if (!isActive) return { label: 'Off', pill: 'light-gray' }
  return isLocked ? { label: 'Locked', pill: 'error' } : { label: 'Active', pill: 'success' }
}

export const nameOf = ({ displayName, email }: Member): string => displayName ?? email
