import { createPool, poolOptions } from '@/src/engine/database/pool'
import { log } from '@/src/log'

/** Tells everybody in a room from a process that holds no sockets; what does not arrive is found by polling. */
export type Tell = (room: string, event: string, message: object) => void

/**
 * A message to rooms in the words of socket.io's cluster adapter. Its Postgres emitter (0.1) leaves out the namespace,
 * and the adapter (0.5) drops every message without one; so the message is written here.
 */
export const broadcast = (rooms: readonly string[], event: string, message: object): string =>
  JSON.stringify({ uid: 'emitter', nsp: '/', type: 3, data: { packet: { type: 2, data: [event, message], nsp: '/' }, opts: { rooms, except: [], flags: {} } } })

/** A teller over its own small pool; `close` ends it. */
export const createTeller = (): { tell: Tell; close(): Promise<void> } => {
  const pool = createPool(poolOptions('tell', 2))
  const tell: Tell = (room, event, message) => {
    pool.query('select pg_notify($1, $2)', ['socket.io#/', broadcast([room], event, message)]).catch((error: unknown) => log.warn({ err: error, room }, 'a message was not sent'))
  }
  return { tell, close: () => pool.end() }
}
