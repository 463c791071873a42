import type { Payload } from 'payload'
import type { Server } from 'socket.io'
import { poolOf } from '@/src/engine/database'
import { sidOf } from '@/src/engine/session'
import { log } from '@/src/log'
import { leaveLost } from './rooms'

const alive = `select s.id from users_sessions s join users u on u.id = s._parent_id where s.id = any($1) and s.expires_at > now() and u.is_active is not false`
const everyMs = 4_000

const missed = (error: unknown): void => log.warn({ err: error }, 'sessions of sockets were not looked at')

/** Cuts this process's sockets whose session has ended. Answers how many. */
export const cutEnded = async (payload: Payload, io: Server): Promise<number> => {
  const sockets = [...io.of('/').sockets.values()].filter((socket) => sidOf(socket.data.user))
  if (sockets.length === 0) return 0
  const rows = await poolOf(payload).query<{ id: string }>(alive, [[...new Set(sockets.map((socket) => sidOf(socket.data.user)))]])
  const holding = new Set(rows.map(({ id }) => id))
  const ended = sockets.filter((socket) => !holding.has(sidOf(socket.data.user)!))
  for (const socket of ended) {
    socket.emit('session:ended')
    socket.disconnect(true)
  }
  return ended.length
}

/** Looks every four seconds, so that no socket outlives its session, or hears of what was taken from its person, for longer than five. Answers how to stop. */
export const watchSessions = (payload: Payload, io: Server): (() => void) => {
  let rooms: Promise<unknown> | null = null
  const look = () => {
    void cutEnded(payload, io).catch(missed)
    rooms ??= leaveLost(payload, io).catch(missed).finally(() => (rooms = null))
  }
  const timer = setInterval(look, everyMs).unref()
  return () => clearInterval(timer)
}
