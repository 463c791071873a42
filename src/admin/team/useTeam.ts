'use client'

import { useCallback, useEffect, useState } from 'react'
import { call } from '../api'
import type { ClientChoice, Member } from './types'

/** The path of a team's endpoint for the agency that is shown. */
export const teamPath = (agency: string, rest = ''): string => `/agencies/me/team${rest}?agency=${agency}`

/** The people of an agency and, for those who invite, its clients. */
export const useTeam = (agency: string, mayChange: boolean) => {
  const [members, setMembers] = useState<Member[] | null>(null)
  const [clients, setClients] = useState<ClientChoice[]>([])
  const [error, setError] = useState<unknown>(null)
  const again = useCallback(async () => {
    try {
      setMembers((await call<{ docs: Member[] }>(teamPath(agency))).docs)
      setError(null)
    } catch (thrown) {
      setError(thrown)
    }
  }, [agency])
  useEffect(() => {
    void again()
    const query = new URLSearchParams({ limit: '100', sort: 'companyName', 'where[agency][equals]': agency, 'select[companyName]': 'true' })
    if (mayChange) call<{ docs: ClientChoice[] }>(`/clients?${query}`).then(({ docs }) => setClients(docs), () => setClients([]))
  }, [agency, again, mayChange])
  return { members, clients, error, again }
}
