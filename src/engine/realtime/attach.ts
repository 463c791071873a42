import { createAdapter } from '@socket.io/postgres-adapter'
import type { Server as HttpServer } from 'node:http'
import { createLocalReq, type Payload, type PayloadRequest } from 'payload'
import { Server, type Socket } from 'socket.io'
import { addressHeader, senderOf } from '@/src/engine/address'
import { createPool, poolOptions } from '@/src/engine/database/pool'
import { log } from '@/src/log'
import { watchSessions } from './cut'

/** Answers the present state of a topic's row to a person who may read it; throws or answers null for anybody else. */
export type Topic = { prefix: string; room: string; idName: string; stateFor(req: PayloadRequest, id: string): Promise<{ event: string } | null> }

/**
 * socket.io on the server's own port at `/ws`, spread over processes by Postgres. A socket is its session's person and
 * joins a row's room only when the permission table lets that person read the row; rooms carry ids and progress.
 */
export const attachRealtime = (server: HttpServer, payload: Payload, topics: readonly Topic[]): Server => {
  const io = new Server(server, { path: '/ws', serveClient: false, cors: { origin: (origin, tell) => tell(null, !origin || payload.config.csrf.includes(origin)), credentials: true }, maxHttpBufferSize: 10_000 })
  io.adapter(createAdapter(createPool({ ...poolOptions('realtime', 3), idle_in_transaction_session_timeout: 0 }), { errorHandler: (error) => log.warn({ err: error }, 'realtime between processes') }))
  io.use((socket, next) => void identify(payload, socket).then(() => next(), () => next(new Error('AUTH_003'))))
  server.once('close', watchSessions(payload, io))
  io.on('connection', (socket) => topics.forEach((topic) => follow(payload, socket, topic)))
  return io
}

const identify = async (payload: Payload, socket: Socket): Promise<void> => {
  const { cookie = '', origin, 'sec-fetch-site': site } = socket.handshake.headers
  const { address, host } = senderOf({ remote: socket.handshake.address, headers: socket.handshake.headers })
  if (origin && !payload.config.csrf.includes(origin)) throw new Error('foreign origin')
  const token = (socket.handshake.auth as { token?: unknown }).token
  const headers = new Headers({ cookie, host, [addressHeader]: address, ...(typeof token === 'string' && { authorization: `JWT ${token}` }), ...(origin && { origin }), ...(typeof site === 'string' && { 'sec-fetch-site': site }) })
  const { user } = await payload.auth({ headers })
  if (!user) throw new Error('nobody')
  socket.data.user = user
}

const follow = (payload: Payload, socket: Socket, { prefix, room, idName, stateFor }: Topic): void => {
  const idIn = (message: unknown) => String((message as Record<string, unknown> | null)?.[idName] ?? '')
  socket.on(`${prefix}:subscribe`, async (message: unknown) => {
    const req = await createLocalReq({ user: socket.data.user }, payload)
    const state = await stateFor(req, idIn(message)).catch(() => null)
    if (!state) return socket.emit(`${prefix}:refused`, { [idName]: idIn(message), code: 'RES_001' })
    await socket.join(`${room}:${idIn(message)}`)
    return socket.emit(state.event, state)
  })
  socket.on(`${prefix}:unsubscribe`, (message: unknown) => void socket.leave(`${room}:${idIn(message)}`))
  socket.on('ping', () => socket.emit('pong'))
}
