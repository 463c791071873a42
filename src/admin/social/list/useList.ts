'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { call } from '../../api'
import { asked, type Query } from './query'

export type PostRow = {
  id: string; title: string; caption?: string | null; status: string; version: number; client: string; platform: string | null; connection: string | null; agent: string | null; scheduledAt: string | null
  scheduledTimezone: string | null; autoPublish: boolean | null; postUrl: string | null; postedAt: string | null; publishState: string; unread: number; updatedAt: string
  changeRequest?: { text?: string | null; count?: number | null } | null; images?: { file: string; rendition?: string | null; alt?: string | null }[]
}
export type Listed = { docs: PostRow[]; totalDocs: number; totalPages: number; page: number }
type FileRow = { id: string; url: string | null }
type State = { list: Listed | null; counts: Record<string, number> | null; urls: Record<string, string>; error: unknown; isOld: boolean }

/** A page of posts with the figures of the tabs and the addresses of its first images; asked for again every minute and on `again`. */
export const useList = (query: Query) => {
  const [state, setState] = useState<State>({ list: null, counts: null, urls: {}, error: null, isOld: false })
  const { list: listPath, counts: countsPath } = asked(query)
  const aborter = useRef<AbortController>(null)
  const again = useCallback(async () => {
    aborter.current?.abort()
    const current = new AbortController()
    aborter.current = current
    const { signal } = current
    setState((before) => ({ ...before, isOld: true }))
    try {
      const [list, counts] = await Promise.all([call<Listed>(listPath, { signal }), call<Record<string, number>>(countsPath, { signal })])
      const urls = await urlsOf(list.docs, signal)
      if (!signal.aborted) setState((before) => ({ list, counts, urls: { ...before.urls, ...urls }, error: null, isOld: false }))
    } catch (error) {
      if (!signal.aborted) setState((before) => ({ ...before, error, isOld: false }))
    }
  }, [listPath, countsPath])
  useEffect(() => {
    const soon = setTimeout(() => void again(), 150)
    const timer = setInterval(() => document.visibilityState === 'visible' && void again(), 60_000)
    return () => {
      clearTimeout(soon)
      clearInterval(timer)
      aborter.current?.abort()
    }
  }, [again])
  return { ...state, again }
}

/** The file that stands for a post in small: what goes out, else what was uploaded. */
export const thumbOf = ({ images }: PostRow): string | null => images?.[0]?.rendition ?? images?.[0]?.file ?? null

const urlsOf = async (posts: readonly PostRow[], signal: AbortSignal): Promise<Record<string, string>> => {
  const ids = [...new Set(posts.map(thumbOf).filter((id): id is string => id !== null))]
  if (!ids.length) return {}
  const { docs } = await call<{ docs: FileRow[] }>(`/files?depth=0&limit=${ids.length}&where[id][in]=${ids.join(',')}`, { signal })
  return Object.fromEntries(docs.flatMap(({ id, url }) => (url ? [[id, url]] : [])))
}
