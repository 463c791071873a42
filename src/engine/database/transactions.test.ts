import type { PostgresAdapter } from '@payloadcms/db-postgres'
import type { Pool } from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { inTransaction, poolOf, sqlOf, systemRequest } from '@/src/engine/database'
import { asSystem } from '@/src/engine/doors'
import { startApp, type App, type Caller } from '@/src/testing/app'
import { buildAgency, buildUser } from '@/src/testing/build'

let app: App
let admin: Caller
let agency: string
const poolIn = () => (app.payload.db as unknown as PostgresAdapter).pool as unknown as Pool

beforeAll(async () => {
  app = await startApp()
  agency = (await buildAgency(app.payload)).id
  admin = await app.as((await buildUser(app.payload, { agency })).email)
  await poolOf(app.payload).query(`create function refuse() returns trigger language plpgsql as $$ begin raise exception 'refused at commit'; end $$`)
})
afterEach(() => poolOf(app.payload).query('drop trigger if exists refused on clients'))
afterAll(() => app.close())

const count = async (name: string) => (await poolOf(app.payload).query('select 1 from clients where company_name = $1', [name])).length

describe('a transaction', () => {
  it('answers 5xx when the commit fails, instead of a success that never was', async () => {
    await poolOf(app.payload).query('create constraint trigger refused after insert on clients deferrable initially deferred for each row execute function refuse()')
    const { status } = await admin('POST', '/api/clients', { companyName: 'Never' })
    expect(status).toBe(500)
    expect(await count('Never')).toBe(0)
  })

  it('throws when a failed statement was swallowed on the way, because Postgres then commits nothing', async () => {
    const req = await systemRequest(app.payload, 'tests')
    const work = inTransaction(req, async () => {
      await asSystem(req, 'tests').create('clients', { companyName: 'Half', agency } as never)
      await sqlOf(req).query('select nonsense').catch(() => undefined)
    })
    await expect(work).rejects.toThrow()
    expect(await count('Half')).toBe(0)
  })

  it('refuses a statement that comes after its end, so that none escapes a rollback', async () => {
    const req = await systemRequest(app.payload, 'tests')
    const id = await app.payload.db.beginTransaction()
    req.transactionID = id!
    await app.payload.db.rollbackTransaction(id!)
    await expect(sqlOf(req).query('select 1')).rejects.toThrow('after its transaction had ended')
  })

  it('gives its connection back, whether it ends well or badly', async () => {
    const req = () => systemRequest(app.payload, 'tests')
    for (let round = 0; round < 30; round += 1) {
      await inTransaction(await req(), async (within) => sqlOf(within).query('select 1'))
      await inTransaction(await req(), async () => Promise.reject(new Error('no'))).catch(() => undefined)
    }
    expect(poolIn().totalCount - poolIn().idleCount).toBe(0)
  })

  it('survives its connection being cut in the middle, and so does the process', async () => {
    const req = await systemRequest(app.payload, 'tests')
    const work = inTransaction(req, async () => {
      const [{ pid }] = (await sqlOf(req).query<{ pid: number }>('select pg_backend_pid() as pid')) as [{ pid: number }]
      await poolOf(app.payload).query('select pg_terminate_backend($1)', [pid])
      await sqlOf(req).query('select 1')
    })
    await expect(work).rejects.toThrow()
    expect(await poolOf(app.payload).query('select 1 as alive')).toEqual([{ alive: 1 }])
  })

  it('outlives idle connections that the server ends', async () => {
    await Promise.all(Array.from({ length: 5 }, () => poolOf(app.payload).query('select pg_sleep(0.01)')))
    await poolOf(app.payload).query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and state = 'idle'`)
    expect(await poolOf(app.payload).query('select 1 as alive')).toEqual([{ alive: 1 }])
  })
})
