import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { poolOf } from '@/src/engine/database'
import { startApp, type App } from '@/src/testing/app'
import { buildAgency, buildUser } from '@/src/testing/build'
import { manyLines } from '../testing/many'

let app: App
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())

describe('five hundred conversations', () => {
  it('are listed with the newest line of each found by one index, and not among all lines', async () => {
    const agency = (await buildAgency(app.payload)).id
    const person = await buildUser(app.payload, { agency, role: 'agency_member' })
    const { users } = await manyLines(poolOf(app.payload), { agency, agent: person.id, clients: 100, users: 500, lines: 10_000 })
    const call = await app.as(person.email)
    const { body } = await call<{ docs?: unknown[]; conversations?: unknown[] }>('GET', '/api/messages/conversations?limit=200')
    expect(JSON.stringify(body)).toContain('"unread":')
    const plan = await poolOf(app.payload).query<{ 'QUERY PLAN': string }>(
      `explain select l.body from messages l where l.conversation = 'direct:' || $1::uuid and l.client_id = (select client_id from users_memberships where _parent_id = $1) order by l.created_at desc limit 1`, [users[0]])
    const text = plan.map((row) => row['QUERY PLAN']).join('\n')
    expect([text.includes('messages_talk_idx'), /Sort/.test(text)]).toEqual([true, false])
  })
})
