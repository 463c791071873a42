'use client'

import { Bell, CheckCheck } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import type { Reader } from '@/src/browser/format/reader'
import { call, sentenceOf } from '@/src/browser/api'
import { useLower } from '../frame/live/Counts'
import { useRefresh } from '../frame/live/useRefresh'
import { When } from '../item/When'
import { Button } from '../ui/Button'
import { Card } from '../ui/Card'
import { Empty } from '../states/states'
import { useTell } from '../ui/Toasts'

export type News = { id: string; title: string; body: string; link: string | null; at: string; read: boolean; type: string }

/** News, to read one by one or all at once. */
export const NewsList = ({ news, reader }: { news: News[]; reader: Reader }) => {
  const router = useRouter()
  const readAnew = useRefresh()
  const tell = useTell()
  const lower = useLower()
  const [read, setRead] = useState<ReadonlySet<string>>(new Set())
  useEffect(() => setRead(new Set()), [news])
  const isRead = (one: News) => one.read || read.has(one.id)
  const unread = news.filter((one) => !isRead(one))
  const mark = (body: { ids: string[] } | { all: true }, ids: string[]) => {
    setRead((now) => new Set([...now, ...ids]))
    lower('notifications', 'all' in body ? Number.MAX_SAFE_INTEGER : ids.length)
    return call('/notifications/read', { method: 'POST', body }).then(() => readAnew(), (error: unknown) => (setRead(new Set()), readAnew(), void tell(sentenceOf(error), { tone: 'bad' })))
  }
  const follow = (one: News) => {
    if (!isRead(one)) void mark({ ids: [one.id] }, [one.id])
    if (one.link) router.push(one.link)
  }
  if (!news.length) return <Card><Empty icon={<Bell />} title="Nothing has happened yet">What is new in your posts, documents and messages stands here.</Empty></Card>
  return (
    <>
      <div className="mb-2 flex min-h-11 items-center justify-between gap-3">
        <p className="text-sm text-quiet" role="status">{unread.length === 0 ? 'All read' : `${unread.length} unread on this page`}</p>
        {unread.length > 0 && <Button onClick={() => void mark({ all: true }, news.map(({ id }) => id))} size="small"><CheckCheck aria-hidden="true" size={16} /> Mark all as read</Button>}
      </div>
      <ul className="divide-y divide-line overflow-hidden rounded-xl border border-line bg-card shadow-card">
        {news.map((one) => (
          <li key={one.id}>
            <button className="flex w-full items-start gap-3 px-4 py-3.5 text-left hover:bg-sunk" onClick={() => follow(one)} type="button">
              <span aria-hidden="true" className={`mt-2 size-2 shrink-0 rounded-full ${isRead(one) ? 'bg-transparent' : 'bg-brand'}`} />
              <span className="min-w-0 flex-1">
                <span className={`block text-sm ${isRead(one) ? '' : 'font-semibold'}`} dir="auto">{one.title}{!isRead(one) && <span className="sr-only">, unread</span>}</span>
                {one.body && <span className="mt-0.5 line-clamp-2 block text-sm text-quiet" dir="auto">{one.body}</span>}
                <span className="mt-1 block text-xs text-quiet"><When at={one.at} reader={reader} /></span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}
