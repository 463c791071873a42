'use client'

import { Button, toast, useAuth, useDocumentInfo } from '@payloadcms/ui'
import { useState } from 'react'
import { call, sentenceOf } from '../api'

type Person = { isSuperAdmin?: boolean; memberships?: { role?: string; isActive?: boolean | null }[] } | null

const isAdmin = (person: Person): boolean => Boolean(person?.isSuperAdmin) || (person?.memberships ?? []).some(({ role, isActive }) => role === 'agency_admin' && isActive !== false)

/** All that was made for a client, as an archive; on the list, of all clients of the agency. It is made in the background, and the person told. */
export const ExportButton = () => {
  const { id } = useDocumentInfo()
  const { user } = useAuth()
  const [busy, setBusy] = useState(false)
  const person = user as Person
  if (!isAdmin(person) || (!id && person?.isSuperAdmin)) return null
  const ask = async () => {
    setBusy(true)
    try {
      await call(id ? `/clients/${id}/export` : '/agencies/me/export', { method: 'POST', body: {} })
      toast.success('The archive is being made. You are told when it is ready; it is kept under “Exports”.')
    } catch (error) {
      toast.error(sentenceOf(error))
    }
    setBusy(false)
  }
  return <Button buttonStyle="secondary" disabled={busy} margin={false} onClick={() => void ask()} size="medium">{id ? 'Export' : 'Export all clients'}</Button>
}
