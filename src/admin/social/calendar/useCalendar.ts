'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import type { Calendar, CalendarItem } from '@/src/domain/social/calendar/calendar'
import { call } from '../../api'
import { useNews } from '../../live/useNews'
import { rowsOf, type Place } from './span'

export type Item = CalendarItem & { title: string; status: string; platform: string | null; scheduledTimezone: string | null }
export type Shown = Omit<Calendar, 'days' | 'unscheduled'> & { days: { date: string; items: Item[] }[]; unscheduled: Item[] }

const everyMs = 60_000

/** The posts of the days shown and those without a time; asked for again when one changes, every minute, and on `again`. `put` shows a move before it is stored. */
export const useCalendar = (place: Place, zone: string) => {
  const [calendar, setCalendar] = useState<Shown | null>(null)
  const [error, setError] = useState<unknown>(null)
  const days = rowsOf(place).flat()
  const path = `/posts/calendar?${new URLSearchParams({ from: days[0]!, to: days.at(-1)!, timezone: zone, ...(place.client && { client: place.client }), ...(place.platform && { platform: place.platform }) }).toString()}`
  const current = useRef<AbortController>(undefined)
  const again = useCallback(async () => {
    current.current?.abort()
    const { signal } = (current.current = new AbortController())
    try {
      const found = await call<Shown>(path, { signal })
      if (signal.aborted) return
      setCalendar(found)
      setError(null)
    } catch (thrown) {
      if (!signal.aborted) setError(thrown)
    }
  }, [path])
  useEffect(() => {
    void again()
    const timer = setInterval(() => document.visibilityState === 'visible' && void again(), everyMs)
    return () => {
      clearInterval(timer)
      current.current?.abort()
    }
  }, [again])
  useNews(useCallback(({ event }) => void (event === 'post.changed' && again()), [again]))
  const put = (item: Item, day: string | null) => setCalendar((before) => before && moved(before, item, day))
  return { calendar, error, again, put }
}

const moved = (calendar: Shown, item: Item, day: string | null): Shown => {
  const without = calendar.days.map(({ date, items }) => ({ date, items: items.filter(({ id }) => id !== item.id) }))
  const days = day && !without.some(({ date }) => date === day) ? [...without, { date: day, items: [] }] : without
  const rest = calendar.unscheduled.filter(({ id }) => id !== item.id)
  return { ...calendar, days: days.map(({ date, items }) => ({ date, items: date === day ? [...items, item] : items })), unscheduled: day ? rest : [item, ...rest] }
}
