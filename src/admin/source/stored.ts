'use client'

import { useEffect, useState, type Dispatch, type SetStateAction } from 'react'
import { call } from '../api'

/** A kept file: the name it came with, its kind, bytes and address. */
export type Stored = { id: string; name: string; mimeType: string | null; bytes: number | null; url: string | null }

type Row = { id: string; originalName?: string | null; filename?: string | null; mimeType?: string | null; filesize?: number | null; url?: string | null }

const storedOf = ({ id, originalName, filename, mimeType, filesize, url }: Row): Stored => ({ id, name: originalName || filename || 'File', mimeType: mimeType ?? null, bytes: filesize ?? null, url: url ?? null })

/** Keeps a file for a client, as material of a source. A large one on a slow line may take minutes. Throws CallFailed. */
export const sendFile = async (file: File, client: string): Promise<Stored> => {
  const body = new FormData()
  body.append('file', file)
  body.append('_payload', JSON.stringify({ client, purpose: 'source' }))
  const { doc } = await call<{ doc: Row }>('/files?depth=0', { method: 'POST', body, patienceMs: 600_000 })
  return storedOf(doc)
}

/** What is known of the file with this id; null while it is being read. */
export const useStored = (id: string | null): [Stored | null, Dispatch<SetStateAction<Stored | null>>] => {
  const [stored, setStored] = useState<Stored | null>(null)
  const known = stored?.id === id
  useEffect(() => {
    if (!id || known) return
    const aborter = new AbortController()
    call<Row>(`/files/${id}?depth=0`, { signal: aborter.signal })
      .then((row) => setStored(storedOf(row)))
      .catch(() => aborter.signal.aborted || setStored(storedOf({ id, originalName: 'The file cannot be read just now' })))
    return () => aborter.abort()
  }, [id, known])
  return [known ? stored : null, setStored]
}

/** A title for a source from the name of its file: `market_report-2025.pdf` is `market report-2025`. */
export const titleOf = (fileName: string): string => fileName.replace(/\.[a-z0-9]{1,5}$/i, '').replaceAll('_', ' ').trim().slice(0, 500)
