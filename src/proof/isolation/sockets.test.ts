import { createServer, type Server as HttpServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { io as connect } from 'socket.io-client'
import type { Server } from 'socket.io'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildWorld, unknownId, type World } from '../world'
import { Cells, eachOf, expectHeld } from '../world/cells'
import { may } from '../world/expectation'
import type { Fact } from '../world/facts'
import type { Subject } from '../world/subjects'

let world: World
let server: HttpServer
let io: Server

beforeAll(async () => {
  world = await buildWorld()
  const [{ attachRealtime }, { generationTopic }] = await Promise.all([import('@/src/engine/realtime'), import('@/src/domain/content/progressTopic')])
  server = createServer()
  io = attachRealtime(server, world.app.payload, [generationTopic])
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterAll(async () => {
  await io.close()
  await world.close()
})

type Told = 'refused' | 'progress' | 'no socket'

/** Asks for the rooms of these runs over one socket; what each was answered. */
const follow = async ({ token }: Subject, runs: readonly string[]): Promise<Told[]> => {
  const socket = connect(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, { path: '/ws', auth: { token: token ?? undefined }, transports: ['websocket'], reconnection: false })
  const opened = await new Promise<boolean>((resolve) => {
    socket.once('connect', () => resolve(true))
    socket.once('connect_error', () => resolve(false))
  })
  if (!opened) return runs.map((): Told => 'no socket')
  const told: Told[] = []
  for (const runId of runs) {
    told.push(await new Promise<Told>((resolve) => {
      socket.once('generation:refused', () => resolve('refused'))
      socket.once('generation:progress', () => resolve('progress'))
      socket.emit('generation:subscribe', { runId })
    }))
    socket.removeAllListeners()
  }
  socket.disconnect()
  return told
}

describe('a room of a run', () => {
  it('opens to whom the table gives the document, and to nobody else', async () => {
    const cells = new Cells()
    const documents = new Map(world.facts.get('documents')!.map((fact) => [fact.id, fact]))
    const runs = world.facts.get('pipeline-runs')!.flatMap((run): [Fact, Fact][] => (documents.has(run.row.document_id as string) ? [[run, documents.get(run.row.document_id as string)!]] : []))
    expect(runs.length).toBeGreaterThan(3)
    await eachOf(world.subjects.filter(({ scopes }) => !scopes), async (subject) => {
      const told = await follow(subject, [...runs.map(([run]) => run.id), unknownId()])
      for (const [at, [, document]] of runs.entries()) cells.check(`${subject.name} × run`, told[at], subject.token ? (may('documents', subject, 'read', document) ? 'progress' : 'refused') : 'no socket')
      cells.check(`${subject.name} × unknown`, told.at(-1), subject.token ? 'refused' : 'no socket')
    })
    expectHeld(cells, 40)
  }, 60_000)
})
