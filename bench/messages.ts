import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { wideLimits } from '@/src/testing/wideLimits'
import { machine } from './machine'

/**
 * Conversations of who looks after 100 clients with 500 users and 10,000 lines through the real API, beside 40,000 lines of another
 * agency. Run: `npm run bench -- messages`. Results go to bench/results/messages.md.
 */
// Before anything reads the environment.
Object.assign(process.env, { LOG_LEVEL: 'error', ...wideLimits, SEARCHES_PER_MINUTE: '10000' })
const teardown = process.env.TEST_SERVER_URL ? async () => undefined : await (await import('@/src/testing/globalSetup')).setup()
const { startApp } = await import('@/src/testing/app')
const app = await startApp()
const [{ poolOf }, build, { manyLines }] = await Promise.all([import('@/src/engine/database'), import('@/src/testing/build'), import('@/src/domain/platform/messages/testing/many')])
const [goal, rounds] = [300, 40]

const db = poolOf(app.payload)
const [agency, other] = [(await build.buildAgency(app.payload)).id, (await build.buildAgency(app.payload)).id]
const [person, foreign] = [await build.buildUser(app.payload, { agency, role: 'agency_member' }), await build.buildUser(app.payload, { agency: other, role: 'agency_member' })]
await manyLines(db, { agency: other, agent: foreign.id, clients: 200, users: 1000, lines: 40_000 })
const { users } = await manyLines(db, { agency, agent: person.id, clients: 100, users: 500, lines: 10_000 })
const call = await app.as(person.email)

const cases: [string, string][] = [
  ['conversations', '/api/messages/conversations?limit=200'],
  ['conversations, first 30', '/api/messages/conversations?limit=30'],
  ['conversations by a name', '/api/messages/conversations?search=company%2042&limit=30'],
  ['one conversation', `/api/messages/conversation/${users[0]}?limit=50`],
  ['what is unread', '/api/messages/unread'],
  ['search, a word of every line', '/api/messages/search?q=harbour'],
  ['search, a word of every hundredth', '/api/messages/search?q=lighthouse'],
  ['search, a word of none', '/api/messages/search?q=zeppelin'],
]

const rows: string[] = []
for (const [name, where] of cases) {
  const times: number[] = []
  const used = process.cpuUsage()
  for (let round = 0; round < rounds + 5; round += 1) {
    const began = performance.now()
    const { status, body } = await call('GET', where)
    if (status !== 200) throw new Error(`${name} answered ${status}: ${JSON.stringify(body)}`)
    if (round >= 5) times.push(performance.now() - began)
  }
  const { user, system } = process.cpuUsage(used)
  times.sort((one, two) => one - two)
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))]!
  rows.push(`| ${name} | ${at(0.5).toFixed(0)} | ${at(0.95).toFixed(0)} | ${((user + system) / 1000 / (rounds + 5)).toFixed(0)} | ${at(0.95) < goal ? 'yes' : '**no**'} |`)
  console.log(rows.at(-1))
}

const text = ['# Conversations', '', `500 conversations with 10,000 lines of one person beside 40,000 lines of another agency; ${rounds} calls each, one after the other. Processor time is that of the API's process with its caller. ${machine}.`, '', '| what | median, ms | 95th, ms | processor, ms | below 300 ms |', '| --- | --- | --- | --- | --- |', ...rows, ''].join('\n')
mkdirSync(path.resolve('bench/results'), { recursive: true })
writeFileSync(path.resolve('bench/results/messages.md'), text)
await app.close()
await teardown()
process.exit()
