import { createAdapter } from '@socket.io/postgres-adapter'
import type { Server as HttpServer } from 'node:http'
import type { Payload } from 'payload'
import { Server, type Socket } from 'socket.io'
import { addressHeader, senderOf } from '@/src/engine/address'
import { createPool, poolOptions } from '@/src/engine/database/pool'
import { hostHeader } from '@/src/engine/host'
import { log } from '@/src/log'
import { roomOf } from './announce'
import { watchSessions } from './cut'
import { follow, type Topic } from './rooms'
import { hear, watchPeople, type Said, type Watcher } from './said'

const mostSockets = 20
const largestMessage = 10_000

/** What else pages hear: what they say to each other, and who watches which people are there. */
export type More = { says?: readonly Said[]; watcher?: Watcher }

/**
 * socket.io on the server's own port at `/ws`, spread over processes by Postgres. A socket is its session's person and
 * joins a row's room only when the permission table lets that person read the row, and leaves it when it no longer does; rooms
 * carry ids and progress. A person has at most 20 sockets in a process, a message at most 10 kB.
 */
export const attachRealtime = (server: HttpServer, payload: Payload, topics: readonly Topic[], { says = [], watcher }: More = {}): Server => {
  const io = new Server(server, { path: '/ws', serveClient: false, cors: { origin: (origin, tell) => tell(null, !origin || payload.config.csrf.includes(origin)), credentials: true }, maxHttpBufferSize: largestMessage })
  io.adapter(createAdapter(createPool({ ...poolOptions('realtime', 3), idle_in_transaction_session_timeout: 0 }), { errorHandler: (error) => log.warn({ err: error }, 'realtime between processes') }))
  io.use((socket, next) => void identify(payload, socket).then(() => next(), () => next(new Error('AUTH_003'))))
  server.once('close', watchSessions(payload, io))
  io.on('connection', (socket) => {
    if (isTooMany(io, socket)) return void (socket.emit('session:refused', { code: 'RATE_001' }), socket.disconnect(true))
    void socket.join(roomOf(socket.data.user.id as string))
    socket.on('ping', () => socket.emit('pong'))
    topics.forEach((topic) => follow(payload, socket, topic))
    says.forEach((said) => hear(payload, io, socket, said))
  })
  if (watcher) server.once('close', watchPeople(io, watcher, (error) => log.warn({ err: error }, 'who is there was not noted')))
  return io
}

const identify = async (payload: Payload, socket: Socket): Promise<void> => {
  const { cookie = '', origin, 'sec-fetch-site': site } = socket.handshake.headers
  const { address, host } = senderOf({ remote: socket.handshake.address, headers: socket.handshake.headers })
  if (origin && !payload.config.csrf.includes(origin)) throw new Error('foreign origin')
  const token = (socket.handshake.auth as { token?: unknown }).token
  const headers = new Headers({ cookie, host, [hostHeader]: host, [addressHeader]: address, ...(typeof token === 'string' && { authorization: `JWT ${token}` }), ...(origin && { origin }), ...(typeof site === 'string' && { 'sec-fetch-site': site }) })
  const { user } = await payload.auth({ headers })
  if (!user) throw new Error('nobody')
  // The host and address by which they came narrow a person each time; the token is gone from here.
  Object.assign(socket.data, { user, headers: { host, [addressHeader]: address } })
}

/** Of a person's sockets in this process, the twenty-first is told so and closed. */
const isTooMany = (io: Server, socket: Socket): boolean =>
  [...io.of('/').sockets.values()].filter(({ data }) => data.user?.id === socket.data.user.id).length > mostSockets
