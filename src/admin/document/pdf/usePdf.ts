'use client'

import { useEffect, useState } from 'react'
import { CallFailed } from '../../api'

type Pdf = { bytes: ArrayBuffer; url: string }

type Refusal = { errors?: { message?: string; data?: { code?: string; requestId?: string } }[] }

const fetchPdf = async (document: string, signal: AbortSignal): Promise<Pdf> => {
  const response = await fetch(`/api/documents/${document}/pdf?inline=1`, { credentials: 'include', signal }).catch((error: unknown) => {
    if (signal.aborted) throw error
    throw new CallFailed('The PDF did not arrive. Check the connection and try again.', 0)
  })
  if (!response.ok) {
    const told = ((await response.json().catch(() => ({}))) as Refusal).errors?.[0]
    throw new CallFailed(told?.message ?? 'The PDF could not be read.', response.status, told?.data?.code ?? null, told?.data?.requestId ?? null)
  }
  const blob = await response.blob()
  return { bytes: await blob.arrayBuffer(), url: URL.createObjectURL(new Blob([blob], { type: 'application/pdf' })) }
}

/** The document's PDF, fetched once: its bytes, and an address inside this page for a viewer. */
export const usePdf = (document: string): { pdf: Pdf | null; error: unknown; again: () => void } => {
  const [pdf, setPdf] = useState<Pdf | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [asked, setAsked] = useState(0)
  useEffect(() => {
    const aborter = new AbortController()
    let made: Pdf | null = null
    setError(null)
    fetchPdf(document, aborter.signal)
      .then((found) => setPdf((made = found)))
      .catch((thrown: unknown) => aborter.signal.aborted || setError(thrown))
    return () => {
      aborter.abort()
      if (made) URL.revokeObjectURL(made.url)
    }
  }, [document, asked])
  return { pdf, error, again: () => setAsked((before) => before + 1) }
}
