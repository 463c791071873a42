import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { wideLimits } from '@/src/testing/wideLimits'
import { machine } from './machine'

/**
 * The list of an agency's 10,000 posts with filters and counts through the real API, beside 20,000 of another agency. The goal is
 * 300 ms for the 95th of 100 (spec 02-social §13). Run: `npm run bench -- posts`. Results go to bench/results/posts.md.
 */
// Before anything reads the environment.
Object.assign(process.env, { LOG_LEVEL: 'error', ...wideLimits, SEARCHES_PER_MINUTE: '10000' })
const teardown = process.env.TEST_SERVER_URL ? async () => undefined : await (await import('@/src/testing/globalSetup')).setup()
const { startApp } = await import('@/src/testing/app')
const app = await startApp()
const [{ poolOf }, build, { manyPosts }] = await Promise.all([import('@/src/engine/database'), import('@/src/testing/build'), import('@/src/domain/social/testing/many')])
const goal = 300
const rounds = 60

const agency = (await build.buildAgency(app.payload)).id
const clients = [(await build.buildClient(app.payload, { agency })).id, (await build.buildClient(app.payload, { agency })).id]
const person = await build.buildUser(app.payload, { agency, role: 'agency_member' })
const foreign = await build.buildClient(app.payload)
await manyPosts(poolOf(app.payload), { agency: String(foreign.agency), clients: [foreign.id], agent: person.id, count: 20_000 })
await manyPosts(poolOf(app.payload), { agency, clients, agent: person.id, count: 10_000 })
const call = await app.as(person.email)

const cases: [string, string][] = [
  ['first page', '/api/posts?limit=20'],
  ['one client, waiting', `/api/posts?client=${clients[0]}&status=pending_approval&limit=20`],
  ['by planned time', '/api/posts?sort=scheduledAt&limit=20'],
  ['search', '/api/posts?search=lighthouse&limit=20'],
  ['late', '/api/posts?late=true&limit=20'],
  ['page 400', '/api/posts?limit=20&page=400'],
  ['counts', '/api/posts/counts'],
  ['counts of one client', `/api/posts/counts?client=${clients[0]}`],
  ['calendar of a month', '/api/posts/calendar'],
]

const rows: string[] = []
for (const [name, where] of cases) {
  const times: number[] = []
  for (let round = 0; round < rounds + 5; round += 1) {
    const began = performance.now()
    const { status } = await call('GET', where)
    if (status !== 200) throw new Error(`${name} answered ${status}`)
    if (round >= 5) times.push(performance.now() - began)
  }
  times.sort((one, other) => one - other)
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))]!
  rows.push(`| ${name} | ${at(0.5).toFixed(0)} | ${at(0.95).toFixed(0)} | ${at(0.95) < goal ? 'yes' : '**no**'} |`)
  console.log(rows.at(-1))
}

const text = ['# Lists of posts', '', `10,000 posts of one agency beside 20,000 of another; ${rounds} calls each, one after the other. ${machine}.`, '', '| list | median, ms | 95th, ms | below 300 ms |', '| --- | --- | --- | --- |', ...rows, ''].join('\n')
mkdirSync(path.resolve('bench/results'), { recursive: true })
writeFileSync(path.resolve('bench/results/posts.md'), text)
await app.close()
await teardown()
process.exit()
