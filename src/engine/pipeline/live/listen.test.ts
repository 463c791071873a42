import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startEngine, type StartedEngine } from '../testing/started'

let t: StartedEngine
let server: pg.Client
beforeAll(async () => {
  t = await startEngine()
  server = new pg.Client({ connectionString: process.env.TEST_SERVER_URL })
  await server.connect()
})
afterAll(async () => {
  await server.end()
  await t.close()
})

const database = () => new URL(t.url).pathname.slice(1)
const listeners = async () =>
  (await server.query(`select pid from pg_stat_activity where datname = $1 and application_name = 'impresario-nudges'`, [database()])).rows as { pid: number }[]
const cut = async () => {
  for (const { pid } of await listeners()) await server.query('select pg_terminate_backend($1)', [pid])
}
const open = async (yes: boolean) => void (await server.query(`alter database "${database()}" with allow_connections ${yes}`))

describe('listening', () => {
  it('hears a nudge when its transaction commits, and none of one that is rolled back', async () => {
    const [{ listen }, { nudge }, { inTransaction }] = await Promise.all([import('./listen'), import('./nudge'), import('@/src/engine/database')])
    const heard: string[] = []
    let last!: () => void
    const all = new Promise<void>((resolve) => (last = resolve))
    const stop = await listen((what, id) => (heard.push(`${what}:${id}`), id === 'end' && last()))
    await inTransaction(await t.request(), async (req) => {
      await nudge(req, 'cancel', 'never')
      throw new Error('rolled back')
    }).catch(() => undefined)
    await inTransaction(await t.request(), (req) => nudge(req, 'run'))
    await nudge(await t.request(), 'cancel', 'end')
    await all
    await stop()
    expect(heard).toEqual(['run:', 'cancel:end'])
  })

  it('comes back after its connection was lost and refused for a while, with one connection and no more', async () => {
    const { listen } = await import('./listen')
    let heard = 0
    const stop = await listen(() => void (heard += 1), 2)
    await open(false)
    await cut()
    for (let i = 0; i < 100; i += 1) await listeners()
    await open(true)
    while (heard === 0) await t.sql.query(`select pg_notify('impresario', 'run:')`)
    await t.sql.query(`select pg_notify('impresario', 'run:')`)
    expect(await listeners()).toHaveLength(1)
    await stop()
  })

  it('says so when it cannot connect at the start', async () => {
    const { listen } = await import('./listen')
    await open(false)
    await expect(listen(() => undefined)).rejects.toThrow('not currently accepting connections')
    await open(true)
  })
})
