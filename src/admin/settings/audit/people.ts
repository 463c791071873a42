'use client'

import { useAnswer } from '../parts/useAnswer'

export type Person = { id: string; name: string }
type Member = { user: string; email: string; displayName: string | null }

/** The people whose deeds can be filtered for: the team of the agency; nobody while all agencies are meant. */
export const usePeople = (agency: string): Person[] => {
  const { data } = useAnswer<{ docs: Member[] }>(agency ? `/agencies/me/team?agency=${agency}&limit=100` : null)
  return (data?.docs ?? []).map(({ user, email, displayName }) => ({ id: user, name: [displayName, email].filter((part, at, all) => part && all.indexOf(part) === at).join(' · ') }))
}
