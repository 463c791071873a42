'use client'

import { Button, useAuth, useDocumentInfo } from '@payloadcms/ui'

type Person = { isSuperAdmin?: boolean; memberships?: { role?: string; isActive?: boolean | null }[] } | null

const isAdmin = (person: Person): boolean => Boolean(person?.isSuperAdmin) || (person?.memberships ?? []).some(({ role, isActive }) => role === 'agency_admin' && isActive !== false)

/** All that was made for a client, as an archive; on the list, of all clients of the agency. */
export const ExportButton = () => {
  const { id } = useDocumentInfo()
  const { user } = useAuth()
  const person = user as Person
  if (!isAdmin(person) || (!id && person?.isSuperAdmin)) return null
  return (
    <Button buttonStyle="secondary" el="anchor" margin={false} size="medium" url={id ? `/api/clients/${id}/export` : '/api/agencies/me/export'}>
      {id ? 'Export' : 'Export all clients'}
    </Button>
  )
}
