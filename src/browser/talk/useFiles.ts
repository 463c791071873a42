'use client'

import { useRef, useState } from 'react'
import { call, sentenceOf } from '../api'

type Attached = { key: number; name: string; id: string | null; fault: string | null }

/** As many files fit to a message. */
export const most = 5
const largest = 10 * 1024 * 1024

/** Files on their way to a message, each stored as it is chosen; `told` hears what is wrong with one. */
export const useFiles = (told: (words: string) => void) => {
  const [files, setFiles] = useState<Attached[]>([])
  const next = useRef(1)
  const one = async (file: File) => {
    const key = next.current++
    if (file.size > largest) return told(`${file.name} is larger than 10 MB.`)
    setFiles((now) => [...now, { key, name: file.name, id: null, fault: null }])
    const form = new FormData()
    form.append('_payload', JSON.stringify({ purpose: 'message' }))
    form.append('file', file)
    const change = (changed: Partial<Attached>) => setFiles((now) => now.map((known) => (known.key === key ? { ...known, ...changed } : known)))
    try {
      const { doc } = await call<{ doc: { id: string } }>('/files', { method: 'POST', body: form, patienceMs: 120_000 })
      change({ id: doc.id })
    } catch (error) {
      change({ fault: sentenceOf(error) })
      told(`${file.name}: ${sentenceOf(error)}`)
    }
  }
  return {
    files, isBusy: files.some(({ id, fault }) => !id && !fault),
    add: (chosen: readonly File[]) => chosen.slice(0, most - files.length).forEach((file) => void one(file)),
    remove: (key: number) => setFiles((now) => now.filter((known) => known.key !== key)),
    clear: () => setFiles([]),
  }
}
