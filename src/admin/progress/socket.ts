'use client'

import { io, type Socket } from 'socket.io-client'

/** A message about a run (spec 01-content §15), as far as the admin reads it. */
export type RunMessage = { runId: string; status: string; step: string | null; detail: string | null; percent: number; seq: number; error?: { step: string | null } }
export type Kind = 'progress' | 'complete' | 'error' | 'canceled' | 'refused'

type Listener = { hear(kind: Kind, message: RunMessage): void; connected(is: boolean): void }

/** What the server tells a person's pages beside runs, with ids only; `connection` when the line came or went. */
export type News = { event: (typeof newsEvents)[number] | 'connection'; [more: string]: unknown }
type Hear = (news: News) => void

const newsEvents = ['post.changed', 'message.created', 'message.changed', 'message.read', 'message.typing', 'presence.changed', 'notification.created', 'counts.changed'] as const
const kinds: Kind[] = ['progress', 'complete', 'error', 'canceled', 'refused']
const listeners = new Map<string, Set<Listener>>()
const hearers = new Set<Hear>()
let socket: Socket | undefined

/** Hears news over the page's one socket until the answer is called. */
export const hearNews = (hear: Hear): (() => void) => {
  socket ??= open()
  hearers.add(hear)
  return () => {
    hearers.delete(hear)
    setTimeout(closeUnused, 5000)
  }
}

/** Whether news come by themselves just now; else pages ask. */
export const isLive = (): boolean => Boolean(socket?.connected)

/** Says something to the others who look at the same, when there is a line. */
export const say = (event: string, message: object): void => void (socket?.connected && socket.emit(event, message))

/** Follows a run over the page's one socket until the answer is called. The listener is told at once whether it is connected. */
export const follow = (runId: string, listener: Listener): (() => void) => {
  const line = (socket ??= open())
  const known = listeners.get(runId) ?? new Set()
  listeners.set(runId, known.add(listener))
  listener.connected(line.connected)
  if (line.connected) line.emit('generation:subscribe', { runId })
  return () => leave(runId, listener)
}

/** Tries again after the socket has given up, for instance once polling finds the server back. */
export const reconnect = (): void => {
  if (socket && !socket.connected && !socket.active) socket.connect()
}

const open = (): Socket => {
  const line = io({ path: '/ws', transports: ['websocket', 'polling'], tryAllTransports: true, withCredentials: true, reconnectionAttempts: 5, reconnectionDelay: 1000, reconnectionDelayMax: 1000 })
  line.on('connect', () => {
    for (const runId of listeners.keys()) line.emit('generation:subscribe', { runId })
    tellAll(true)
  })
  line.on('disconnect', () => tellAll(false))
  line.on('connect_error', () => tellAll(false))
  for (const event of newsEvents) line.on(event, (message: object) => spread({ ...message, event }))
  for (const kind of kinds) line.on(`generation:${kind}`, (message: RunMessage) => listeners.get(message.runId)?.forEach((one) => one.hear(kind, message)))
  return line
}

const spread = (news: News): void => hearers.forEach((hear) => hear(news))

const tellAll = (is: boolean) => {
  listeners.forEach((some) => some.forEach((one) => one.connected(is)))
  spread({ event: 'connection' })
}

const leave = (runId: string, listener: Listener): void => {
  const known = listeners.get(runId)
  known?.delete(listener)
  if (known?.size) return
  listeners.delete(runId)
  socket?.emit('generation:unsubscribe', { runId })
  setTimeout(closeUnused, 5000)
}

// Waiting a little spares a new connection when one page follows another.
const closeUnused = (): void => {
  if (listeners.size || hearers.size) return
  socket?.close()
  socket = undefined
}
