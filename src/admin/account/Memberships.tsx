'use client'

import { ArrayField, useAuth, useDocumentInfo } from '@payloadcms/ui'
import type { ArrayFieldClientProps } from 'payload'

/** Where a person works. Only the operator gives memberships here, and nobody to themselves: in the own account they are for reading. */
export const Memberships = (props: ArrayFieldClientProps) => {
  const { id } = useDocumentInfo()
  const { user } = useAuth()
  const isOwn = Boolean(id) && id === user?.id
  return <ArrayField {...props} readOnly={isOwn || !(user as { isSuperAdmin?: boolean } | null)?.isSuperAdmin} />
}
