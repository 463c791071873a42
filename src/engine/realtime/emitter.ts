import { Emitter } from '@socket.io/postgres-emitter'
import { createPool, poolOptions } from '@/src/engine/database/pool'

/** Tells everybody in a room from a process that holds no sockets; what does not arrive is found by polling. */
export type Tell = (room: string, event: string, message: object) => void

/** A teller over its own small pool; `close` ends it. */
export const createTeller = (): { tell: Tell; close(): Promise<void> } => {
  const pool = createPool(poolOptions('tell', 2))
  const emitter = new Emitter(pool)
  return { tell: (room, event, message) => void emitter.to(room).emit(event, message), close: () => pool.end() }
}
