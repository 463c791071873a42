import { createServer, type Server as HttpServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { io as connect, type Socket } from 'socket.io-client'
import type { Server } from 'socket.io'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { poolOf, systemRequest } from '@/src/engine/database'
import { asSystem } from '@/src/engine/doors'
import { uuidv7 } from '@/src/engine/ids'
import { startApp, testPassword, type App } from '@/src/testing/app'
import { buildAgency, buildClient, buildUser } from '@/src/testing/build'

let app: App
let server: HttpServer
let io: Server
let runId: string
let agency: string
let assigned: string
const tokens: Record<string, string> = {}
const sockets: Socket[] = []

const tokenOf = async (email: string) => (await app.anonymous<{ token: string }>('POST', '/api/users/login', { email, password: testPassword })).body.token

beforeAll(async () => {
  app = await startApp()
  const { attachRealtime } = await import('@/src/engine/realtime')
  const { generationTopic } = await import('@/src/domain/content/progressTopic')
  agency = (await buildAgency(app.payload)).id
  const client = (await buildClient(app.payload, { agency })).id
  const other = (await buildClient(app.payload, { agency })).id
  tokens.member = await tokenOf((await buildUser(app.payload, { agency, role: 'agency_member' })).email)
  tokens.client = await tokenOf((await buildUser(app.payload, { agency, role: 'client', client })).email)
  tokens.sibling = await tokenOf((await buildUser(app.payload, { agency, role: 'client', client: other })).email)
  tokens.stranger = await tokenOf((await buildUser(app.payload, { agency: (await buildAgency(app.payload)).id })).email)
  const limited = await buildUser(app.payload, { agency, role: 'agency_member' })
  assigned = limited.id
  tokens.assigned = await tokenOf(limited.email)
  tokens.crowd = await tokenOf((await buildUser(app.payload, { agency, role: 'agency_member' })).email)
  const req = await systemRequest(app.payload, 'tests')
  const { id } = await asSystem(req, 'tests').create('documents', { client, title: 'Topic', topic: 'Topic' } as never)
  runId = uuidv7()
  await poolOf(app.payload).query(`insert into pipeline_runs (id, pipeline, document_id, agency_id, client_id, status, progress_percent, seq) values ($1, 'generate-document', $2, $3, $4, 'running', 42, 7)`, [runId, id, agency, client])
  server = createServer()
  io = attachRealtime(server, app.payload, [generationTopic])
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})

afterAll(async () => {
  sockets.forEach((socket) => socket.disconnect())
  await io.close()
  await app.close()
})

const open = (token?: string): Socket => {
  const socket = connect(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, { path: '/ws', auth: { token }, transports: ['websocket'], reconnection: false })
  sockets.push(socket)
  return socket
}
const heard = <T>(socket: Socket, event: string) => new Promise<T>((resolve) => socket.once(event, resolve))

const subscribe = async (token: string, id = runId) => {
  const socket = open(token)
  const answer = Promise.race([heard<object>(socket, 'generation:progress'), heard<object>(socket, 'generation:refused')])
  socket.emit('generation:subscribe', { runId: id })
  return { socket, answer: await answer }
}

describe('following a run', () => {
  it.each(['member', 'client'])('gives a %s of the document the present state at once', async (who) => {
    expect((await subscribe(tokens[who]!)).answer).toMatchObject({ runId, percent: 42, status: 'processing', seq: 7 })
  })

  it.each(['sibling', 'stranger'])('is refused to a %s, in the same words as an unknown run', async (who) => {
    expect((await subscribe(tokens[who]!)).answer).toEqual({ runId, code: 'RES_001' })
    const unknown = uuidv7()
    expect((await subscribe(tokens[who]!, unknown)).answer).toEqual({ runId: unknown, code: 'RES_001' })
  })

  it('reaches those who follow and nobody else', async () => {
    const { socket: member } = await subscribe(tokens.member!)
    const { socket: stranger } = await subscribe(tokens.stranger!)
    const strangerHeard: unknown[] = []
    stranger.on('generation:progress', (message) => strangerHeard.push(message))
    const next = heard(member, 'generation:progress')
    io.to(`run:${runId}`).emit('generation:progress', { runId, percent: 43 })
    expect(await next).toEqual({ runId, percent: 43 })
    const answered = heard(stranger, 'pong')
    stranger.emit('ping')
    await answered
    expect(strangerHeard).toEqual([])
  })

  it('does not even begin without a session', async () => {
    const refusal = heard<Error>(open(), 'connect_error')
    expect((await refusal).message).toBe('AUTH_003')
  })

  it('ends within five seconds of the session it rests on, and of no other', async () => {
    const { cutEnded } = await import('./cut')
    const [ending, staying] = [await subscribe(tokens.member!), await subscribe(tokens.client!)]
    const gone = heard<string>(ending.socket, 'disconnect')
    expect((await app.anonymous('POST', '/api/users/logout', {}, { authorization: `JWT ${tokens.member}` })).status).toBe(200)
    expect(await cutEnded(app.payload, io)).toBeGreaterThan(0)
    expect(await gone).toBe('io server disconnect')
    expect(staying.socket.connected).toBe(true)
    tokens.member = tokens.client!
  })

  it('ends with the right to read the row, while others go on', async () => {
    const { leaveLost } = await import('./rooms')
    const [losing, staying] = [await subscribe(tokens.assigned!), await subscribe(tokens.client!)]
    expect(losing.answer).toMatchObject({ runId })
    expect(await leaveLost(app.payload, io)).toBe(0)
    await poolOf(app.payload).query('update users set assigned_clients = $2 where id = $1', [assigned, JSON.stringify({ [agency]: [] })])
    const refused = heard<object>(losing.socket, 'generation:refused')
    expect(await leaveLost(app.payload, io)).toBe(1)
    expect(await refused).toEqual({ runId, code: 'RES_001' })
    const lost: unknown[] = []
    losing.socket.on('generation:progress', (message) => lost.push(message))
    const next = heard(staying.socket, 'generation:progress')
    io.to(`run:${runId}`).emit('generation:progress', { runId, percent: 44 })
    expect(await next).toEqual({ runId, percent: 44 })
    losing.socket.emit('generation:subscribe', { runId })
    expect(await heard(losing.socket, 'generation:refused')).toEqual({ runId, code: 'RES_001' })
    expect(lost).toEqual([])
  })

  it('is bounded: twenty sockets a person, and no other person has fewer for it', async () => {
    const crowd = Array.from({ length: 20 }, () => open(tokens.crowd))
    await Promise.all(crowd.map((socket) => heard(socket, 'connect')))
    expect(await heard(open(tokens.crowd), 'session:refused')).toEqual({ code: 'RATE_001' })
    crowd[0]!.disconnect()
    expect((await subscribe(tokens.member!)).answer).toMatchObject({ runId })
    crowd.forEach((socket) => socket.disconnect())
  })

  it('is bounded: a hundred rows a socket, and one that is left makes room', async () => {
    const { follow } = await import('./rooms')
    const socket = open(tokens.client)
    await heard(socket, 'connect')
    const server = [...io.of('/').sockets.values()].find(({ id }) => id === socket.id)!
    follow(app.payload, server, { prefix: 'any', room: 'any', idName: 'id', stateFor: async () => ({ event: 'any:state' }) })
    for (let at = 0; at < 100; at += 1) {
      socket.emit('any:subscribe', { id: at })
      await heard(socket, 'any:state')
    }
    socket.emit('any:subscribe', { id: 'more' })
    expect(await heard(socket, 'any:refused')).toEqual({ id: 'more', code: 'RATE_001' })
    socket.emit('any:unsubscribe', { id: 7 })
    socket.emit('any:subscribe', { id: 'more' })
    expect(await heard(socket, 'any:state')).toEqual({ event: 'any:state' })
    expect(server.rooms.size).toBe(102)
  })

  it('hears in a browser what a worker of another process tells', async () => {
    const { createTeller } = await import('@/src/engine/realtime')
    const teller = createTeller()
    const { socket } = await subscribe(tokens.member!)
    const told = heard<object>(socket, 'generation:complete')
    teller.tell(`run:${runId}`, 'generation:complete', { runId, percent: 100 })
    expect(await told).toEqual({ runId, percent: 100 })
    await teller.close()
  })
})
