'use client'

import { useEffect } from 'react'
import { useRefresh } from './useRefresh'

const events = ['post.changed', 'document.changed', 'message.created', 'message.changed', 'message.read', 'message.typing', 'presence.changed', 'notification.created', 'counts.changed'] as const
type Told = { event: (typeof events)[number] | 'connection'; [more: string]: unknown }

const everyMs = 30_000
const channel = 'live'

type Speaker = { emit(event: string, message: object): unknown; connected: boolean }
let speaker: Speaker | null = null

/** Whether news come by themselves just now; else pages ask. */
export const isLive = (): boolean => Boolean(speaker?.connected)

/** Says something to the others who look at the same, when there is a line. */
export const say = (event: string, message: object): void => void (speaker?.connected && speaker.emit(event, message))

/** Hears what the server tells this person's pages; ids only, each page fetches with its own rights. */
export const useLive = (hear: (told: Told) => void): void => {
  useEffect(() => {
    const heard = (event: Event) => hear((event as CustomEvent<Told>).detail)
    window.addEventListener(channel, heard)
    return () => window.removeEventListener(channel, heard)
  }, [hear])
}

const tell = (told: Told): void => void window.dispatchEvent(new CustomEvent(channel, { detail: told }))
const shown = new Set(['post.changed', 'document.changed', 'message.created', 'notification.created', 'counts.changed'])

/** One line to the server for a page; loaded when the page stands. Without it everything is asked for every half minute. */
export const Live = () => {
  const readAnew = useRefresh()
  useEffect(() => {
    let gone = false
    let due: ReturnType<typeof setTimeout> | undefined
    let close = () => undefined as unknown
    const refresh = () => {
      clearTimeout(due)
      due = setTimeout(readAnew, 600)
    }
    const begin = async () => {
      const { io } = await import('socket.io-client')
      if (gone) return
      const socket = io({ path: '/ws', withCredentials: true, transports: ['websocket', 'polling'] })
      speaker = socket
      close = () => socket.close()
      for (const event of events)
        socket.on(event, (message: object) => {
          tell({ ...message, event })
          if (shown.has(event)) refresh()
        })
      for (const event of ['connect', 'disconnect'] as const) socket.on(event, () => tell({ event: 'connection' }))
    }
    const start = setTimeout(() => void begin().catch(() => undefined), 1_500)
    const timer = setInterval(() => !isLive() && document.visibilityState === 'visible' && navigator.onLine && refresh(), everyMs)
    return () => {
      gone = true
      clearTimeout(start)
      clearTimeout(due)
      clearInterval(timer)
      close()
      speaker = null
    }
  }, [readAnew])
  return null
}
