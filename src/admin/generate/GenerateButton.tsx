'use client'

import { Button, useConfig, useDocumentInfo } from '@payloadcms/ui'
import { formatAdminURL } from 'payload/shared'

/** Beside the controls of a client: a document for this client. A client without a seat says why it cannot. */
export const GenerateButton = () => {
  const { id, savedDocumentData } = useDocumentInfo()
  const { config } = useConfig()
  if (!id) return null
  const active = savedDocumentData?.isActive !== false
  const to = formatAdminURL({ adminRoute: config.routes.admin, path: `/generate?client=${id}` })
  return (
    <Button buttonStyle="secondary" disabled={!active} el={active ? 'link' : undefined} margin={false} size="medium" to={to} tooltip={active ? undefined : 'This client is switched off. Reactivate it first.'}>
      Generate
    </Button>
  )
}
