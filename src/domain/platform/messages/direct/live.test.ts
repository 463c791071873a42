import { createServer, type Server as HttpServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { io as connect, type Socket } from 'socket.io-client'
import type { Server } from 'socket.io'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { poolOf } from '@/src/engine/database'
import { uuidv7 } from '@/src/engine/ids'
import { startApp, testPassword, type App } from '@/src/testing/app'
import { buildAgency, buildClient, buildUser } from '@/src/testing/build'

let app: App
let server: HttpServer
let io: Server
const people: Record<string, { id: string; email: string; token: string }> = {}
const open: Socket[] = []

const post = (who: string, path: string, body: object) => app.anonymous('POST', path, body, { authorization: `JWT ${people[who]!.token}` })
const join = async (who: string): Promise<Socket> => {
  const socket = connect(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, { path: '/ws', auth: { token: people[who]!.token }, transports: ['websocket'], reconnection: false })
  open.push(socket)
  await new Promise<void>((resolve) => socket.once('connect', () => resolve()))
  return socket
}
const heard = <T = Record<string, unknown>>(socket: Socket, event: string) => new Promise<T>((resolve) => socket.once(event, resolve))
const heardOf = (socket: Socket, online: boolean) => new Promise<object>((resolve) => socket.on('presence.changed', (message: { online: boolean }) => message.online === online && resolve(message)))
const presence = async () => (await app.anonymous<{ participants: { id: string; presence: { online: boolean; lastSeen: string | null } | null }[] }>('GET', `/api/messages/conversation/${people.agent!.id}`, undefined, { authorization: `JWT ${people.ann!.token}` })).body.participants.find(({ id }) => id === people.agent!.id)?.presence

beforeAll(async () => {
  app = await startApp()
  const [{ attachRealtime }, { presenceOn, typing }] = await Promise.all([import('@/src/engine/realtime'), import('./live')])
  const agency = (await buildAgency(app.payload)).id
  const client = (await buildClient(app.payload, { agency })).id
  for (const [name, more] of [['admin', {}], ['agent', { role: 'agency_member' }], ['other', { role: 'agency_member' }], ['ann', { role: 'client', client }], ['ben', { role: 'client', client }]] as const) {
    const { id, email } = await buildUser(app.payload, { agency, ...more })
    people[name] = { id, email, token: (await app.anonymous<{ token: string }>('POST', '/api/users/login', { email, password: testPassword })).body.token }
  }
  await post('admin', '/api/team-assignments', { client, user: people.agent!.id })
  server = createServer()
  io = attachRealtime(server, app.payload, [], { says: [typing], watcher: presenceOn(app.payload) })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterAll(async () => {
  open.forEach((socket) => socket.disconnect())
  await io.close()
  await app.close()
})

describe('over sockets', () => {
  it('those in a conversation hear of a message, of reading and of typing, and nobody else does', async () => {
    const [agent, ann, ben, other] = [await join('agent'), await join('ann'), await join('ben'), await join('other')]
    const stray: string[] = []
    for (const socket of [ben, other]) socket.onAny((event: string) => event.startsWith('message.') && stray.push(event))
    const [created, counts] = [heard(agent, 'message.created'), heard(agent, 'counts.changed')]
    const sent = await post('ann', '/api/messages', { to: people.agent!.id, body: 'Not to be carried by a socket', clientToken: uuidv7() })
    expect(await created).toEqual({ conversation: `direct:${people.ann!.id}`, id: sent.body.id })
    await counts
    const read = heard(ann, 'message.read')
    await post('agent', `/api/messages/conversation/${people.ann!.id}/read`, { upTo: sent.body.id })
    expect(await read).toMatchObject({ upTo: sent.body.id, by: people.agent!.id })
    const types = heard(agent, 'message.typing')
    other.emit('message.typing', { with: people.ann!.id })
    ann.emit('message.typing', { with: people.agent!.id })
    expect(await types).toEqual({ conversation: `direct:${people.ann!.id}`, user: people.ann!.id })
    const answered = [heard(ben, 'pong'), heard(other, 'pong')]
    for (const socket of [ben, other]) socket.emit('ping')
    await Promise.all(answered)
    expect(stray).toEqual([])
    const left = heardOf(ann, false)
    agent.disconnect()
    await left
  }, 90_000)

  it('partners hear that somebody comes and goes, and only those; who hides it is not told of', async () => {
    open.splice(0).forEach((socket) => socket.disconnect())
    const [ann, other] = [await join('ann'), await join('other')]
    const stray: unknown[] = []
    other.on('presence.changed', (message) => stray.push(message))
    await poolOf(app.payload).query('delete from presence')
    const came = heardOf(ann, true)
    const agent = await join('agent')
    expect(await came).toEqual({ user: people.agent!.id, online: true })
    expect(await presence()).toEqual({ online: true, lastSeen: null })
    const left = heardOf(ann, false)
    agent.disconnect()
    expect(await left).toEqual({ user: people.agent!.id, online: false })
    const seen = await presence()
    expect([seen?.online, seen?.lastSeen?.slice(14)]).toEqual([false, '00:00.000Z'])
    await app.anonymous('PATCH', '/api/users/me/notification-preferences', { showPresence: false }, { authorization: `JWT ${people.agent!.token}` })
    expect(await presence()).toBeNull()
    expect(stray).toEqual([])
  }, 90_000)
})
