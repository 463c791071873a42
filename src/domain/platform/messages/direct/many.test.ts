import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { poolOf } from '@/src/engine/database'
import { startApp, type App } from '@/src/testing/app'
import { buildAgency, buildUser } from '@/src/testing/build'
import { manyLines } from '../testing/many'
import { holdsWords } from './search'

type Plan = { 'Index Name'?: string; 'Actual Rows'?: number; Plans?: Plan[] }

let app: App
let users: string[]
let person: { id: string; email: string }

beforeAll(async () => {
  app = await startApp()
  const agency = (await buildAgency(app.payload)).id
  person = await buildUser(app.payload, { agency, role: 'agency_member' })
  users = (await manyLines(poolOf(app.payload), { agency, agent: person.id, clients: 100, users: 500, lines: 10_000 })).users
})
afterAll(() => app.close())

const scansOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(scansOf)]

describe('five hundred conversations', () => {
  it('are listed with the newest line of each found by one index, and not among all lines', async () => {
    const call = await app.as(person.email)
    const { body } = await call<{ docs?: unknown[]; conversations?: unknown[] }>('GET', '/api/messages/conversations?limit=200')
    expect(JSON.stringify(body)).toContain('"unread":')
    const plan = await poolOf(app.payload).query<{ 'QUERY PLAN': string }>(
      `explain select l.body from messages l where l.conversation = 'direct:' || $1::uuid and l.client_id = (select client_id from users_memberships where _parent_id = $1) order by l.created_at desc limit 1`, [users[0]])
    const text = plan.map((row) => row['QUERY PLAN']).join('\n')
    expect([text.includes('messages_talk_idx'), /Sort/.test(text)]).toEqual([true, false])
  })

  it('of one agency are not walked when another searches for a word that all of them hold', async () => {
    const agency = (await buildAgency(app.payload)).id
    const other = await buildUser(app.payload, { agency, role: 'agency_member' })
    await manyLines(poolOf(app.payload), { agency, agent: other.id, clients: 2, users: 4, lines: 40 })
    const call = await app.as(other.email)
    const hits = async (words: string) => (await call<{ messages: { body: string }[] }>('GET', `/api/messages/search?limit=100&q=${encodeURIComponent(words)}`)).body.messages.length
    expect([await hits('harbour'), await hits('LINE harb'), await hits('line 7 about'), await hits('zeppelin')]).toEqual([40, 40, 1, 0])
    const [explained] = await poolOf(app.payload).query<{ 'QUERY PLAN': { Plan: Plan }[] }>(`explain (analyze, format json) select l.id from messages l where ${holdsWords}`, ['harb:*', [agency]])
    const index = scansOf(explained!['QUERY PLAN'][0]!.Plan).find((scan) => scan['Index Name'] === 'messages_words_idx')
    expect(index?.['Actual Rows']).toBe(40)
  })
})
