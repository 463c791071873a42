import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { poolOf } from '@/src/engine/database'
import { startApp, testPassword, type App } from '@/src/testing/app'
import { buildAgency, buildUser } from '@/src/testing/build'

let app: App

beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())

const sql = (text: string, ...values: unknown[]) => poolOf(app.payload).query(text, values)

describe('a sign-in that is under way while the password is replaced', () => {
  it('opens no session, which would outlive the ending of all', async () => {
    const person = await buildUser(app.payload, { agency: (await buildAgency(app.payload)).id })
    const owner = new Client({ connectionString: process.env.DATABASE_URL })
    await owner.connect()
    await owner.query('begin')
    await owner.query(`update users set hash = 'pbkdf2-sha256-v1:00' where id = $1`, [person.id])
    await owner.query('delete from users_sessions where _parent_id = $1', [person.id])
    const signingIn = app.anonymous('POST', '/api/users/login', { email: person.email, password: testPassword })
    await vi.waitFor(async () => expect(await sql(`select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`)).not.toEqual([]), { timeout: 60_000 })
    await owner.query('commit')
    await owner.end()
    expect((await signingIn).status).toBe(401)
    expect(await sql('select id from users_sessions where _parent_id = $1', person.id)).toEqual([])
  })
})
