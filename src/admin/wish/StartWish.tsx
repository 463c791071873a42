'use client'

import { Button, toast, useConfig, useDocumentInfo } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { formatAdminURL } from 'payload/shared'
import { useState } from 'react'
import { call, sentenceOf } from '../api'

/** On a task in which a client asks for a document: makes it, and leads to it. */
export const StartWish = () => {
  const { id, savedDocumentData } = useDocumentInfo()
  const { config } = useConfig()
  const router = useRouter()
  const [busy, setBusy] = useState(false)
  if (!id || savedDocumentData?.kind !== 'client_request' || savedDocumentData.status !== 'open') return null
  const start = async () => {
    setBusy(true)
    try {
      const { documentId } = await call<{ documentId: string }>(`/review-tasks/${id}/generate`, { method: 'POST', body: {} })
      toast.success('The document is being made.')
      router.push(formatAdminURL({ adminRoute: config.routes.admin, path: `/collections/documents/${documentId}` }))
    } catch (error) {
      toast.error(sentenceOf(error))
      setBusy(false)
    }
  }
  return (
    <Button buttonStyle="primary" disabled={busy} margin={false} onClick={() => void start()} size="medium">
      {busy ? 'Starting…' : 'Make the document'}
    </Button>
  )
}
