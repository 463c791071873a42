import sharp from 'sharp'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { poolOf, systemRequest } from '@/src/engine/database'
import { uuidv7 } from '@/src/engine/ids'
import { startApp, type App } from '@/src/testing/app'
import { buildAgency, buildClient, buildUser } from '@/src/testing/build'

let app: App

beforeAll(async () => void (app = await startApp()))
afterAll(() => app.close())

it('a client’s people see the face of who looks after them, while that is so; nobody else’s people do', async () => {
  const agency = (await buildAgency(app.payload)).id
  const [client, other] = [(await buildClient(app.payload, { agency })).id, (await buildClient(app.payload, { agency })).id]
  const [admin, own, stranger] = await Promise.all([buildUser(app.payload, { agency }), buildUser(app.payload, { agency, role: 'client', client }), buildUser(app.payload, { agency, role: 'client', client: other })].map(async (person) => app.as((await person).email)))
  const agent = await buildUser(app.payload, { agency, role: 'agency_member' })
  const { storeFile } = await import('@/src/domain/platform/files')
  const bytes = await sharp({ create: { width: 40, height: 40, channels: 3, background: '#557799' } }).png().toBuffer()
  const avatar = await storeFile(await systemRequest(app.payload, 'tests'), { agency, purpose: 'avatar', bytes, mimeType: 'image/png', fileName: 'face.png' })
  await poolOf(app.payload).query('update users set avatar_id = $2 where id = $1', [agent.id, avatar])
  const seen = async () => Promise.all([own!, stranger!].map(async (call) => (await call('GET', `/api/clients/${client}/agents/${agent.id}/picture`)).status))
  const before = await seen()
  await admin!('POST', '/api/team-assignments', { client, user: agent.id })
  const assigned = await seen()
  const talk = await own!<{ conversation: string; participants: { id: string; picture: string | null }[] }>('GET', `/api/messages/conversation/${agent.id}`)
  const address = `/api/clients/${client}/agents/${agent.id}/picture?v=${avatar}`
  expect(talk.body.participants.flatMap(({ id, picture }) => (id === agent.id ? picture : []))).toEqual([address])
  const said = await (await app.as(agent.email))<{ author: object }>('POST', '/api/messages', { to: talk.body.participants.find(({ id }) => id !== agent.id)!.id, client, body: 'Good morning', clientToken: uuidv7() })
  expect(said.body.author).toMatchObject({ picture: address })
  await poolOf(app.payload).query('delete from team_assignments where user_id = $1', [agent.id])
  expect([before, assigned, await seen()]).toEqual([[404, 404], [200, 404], [404, 404]])
  expect((await own!('GET', `/api/files/${avatar}`)).status).toBe(404)
})
