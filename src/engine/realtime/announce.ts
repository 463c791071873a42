import type { PayloadRequest } from 'payload'
import { sqlOf } from '@/src/engine/database'
import { broadcast } from './emitter'

// A notification of Postgres holds 8,000 bytes; a room of a person takes some 45.
const mostRooms = 120

/** The room in which every socket of a person is. */
export const roomOf = (person: string): string => `user:${person}`

/**
 * Tells these people's open pages something, once the request's transaction is committed. `message` holds ids only: each page fetches
 * with its own rights. Whom to tell is found out at the moment of telling, so nobody hears of what was taken from them.
 */
export const announce = async (req: PayloadRequest, people: readonly string[], event: string, message: object): Promise<void> => {
  const rooms = [...new Set(people)].map(roomOf)
  for (let at = 0; at < rooms.length; at += mostRooms) {
    await sqlOf(req).query('select pg_notify($1, $2)', ['socket.io#/', broadcast(rooms.slice(at, at + mostRooms), event, message)])
  }
}
