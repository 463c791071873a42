'use client'

import { useCallback, useEffect, useRef } from 'react'
import { randomKey } from '@/src/browser/randomKey'
import type { Picture } from './picture'

/** As many leave at once; the others wait their turn. */
const atOnce = 3
export const accepted = ['image/jpeg', 'image/png', 'image/webp']
const mostBytes = 20 * 1024 * 1024

type Change = (key: string, changed: Partial<Picture>) => void

/** What is wrong with a chosen file before it is sent; null when nothing is. */
export const faultOf = ({ type, size, name }: Pick<File, 'type' | 'size' | 'name'>): string | null =>
  !accepted.includes(type) ? `${name} is no JPEG, PNG or WebP image.` : size > mostBytes ? `${name} is larger than 20 MB.` : size === 0 ? `${name} is empty.` : null

/** A picture from a file just chosen, shown before it is sent. */
export const pictureOf = (file: File): Picture => ({
  key: randomKey(), file: null, url: URL.createObjectURL(file), name: file.name, mimeType: file.type,
  bytes: file.size, width: null, height: null, alt: '', crop: null, state: 'waiting', progress: 0, fault: null,
})

type Stored = { doc?: { id: string; url?: string; mimeType?: string; filesize?: number; width?: number; height?: number }; errors?: { message?: string }[] }

/**
 * Sends chosen files one request each, three at a time, with their progress. `change` is told of each step by the picture's
 * key; the order of the pictures is the caller's and never that of finishing.
 */
export const useUploads = (client: string, change: Change) => {
  const waiting = useRef<{ key: string; file: File }[]>([])
  const running = useRef(new Map<string, XMLHttpRequest>())
  const files = useRef(new Map<string, File>())
  const next = useCallback(() => {
    while (running.current.size < atOnce && waiting.current.length) {
      const { key, file } = waiting.current.shift()!
      const request = send(file, client, (changed, over) => {
        if (over) running.current.delete(key)
        change(key, changed)
        if (over) next()
      })
      running.current.set(key, request)
      change(key, { state: 'sending', progress: 0, fault: null })
    }
  }, [client, change])
  const add = useCallback((key: string, file: File) => {
    files.current.set(key, file)
    waiting.current.push({ key, file })
    next()
  }, [next])
  const retry = useCallback((key: string) => {
    const file = files.current.get(key)
    if (file) add(key, file)
  }, [add])
  const cancel = useCallback((key: string) => {
    waiting.current = waiting.current.filter((one) => one.key !== key)
    running.current.get(key)?.abort()
    running.current.delete(key)
    next()
  }, [next])
  useEffect(() => {
    const requests = running.current
    return () => requests.forEach((request) => request.abort())
  }, [])
  return { add, retry, cancel }
}

const send = (file: File, client: string, told: (changed: Partial<Picture>, over: boolean) => void): XMLHttpRequest => {
  const body = new FormData()
  body.append('file', file)
  body.append('_payload', JSON.stringify({ client, purpose: 'post' }))
  const request = new XMLHttpRequest()
  request.open('POST', '/api/files?depth=0')
  request.responseType = 'json'
  request.upload.onprogress = ({ loaded, total }) => told({ progress: total ? loaded / total : 0 }, false)
  request.onerror = () => told({ state: 'failed', fault: 'The line broke off. Try again.' }, true)
  request.onload = () => told(resultOf(request.status, request.response as Stored | null), true)
  request.send(body)
  return request
}

const resultOf = (status: number, answer: Stored | null): Partial<Picture> => {
  const doc = answer?.doc
  if (!doc) return { state: 'failed', fault: answer?.errors?.[0]?.message ?? `The server answered ${status}. Try again.` }
  return { state: 'stored', progress: 1, file: doc.id, fault: null, ...(doc.url && { url: doc.url }), ...(doc.mimeType && { mimeType: doc.mimeType }), bytes: doc.filesize ?? 0, width: doc.width ?? null, height: doc.height ?? null }
}
