import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Db } from '@/src/engine/database'
import { startApp, type App, type Caller } from '@/src/testing/app'
import { buildAgency, buildUser } from '@/src/testing/build'
import { makeEndpoint, sendStandard, type Made } from '@/src/testing/webhooks'
import type * as Sweeps from './sweeps'

let app: App
let sql: Db
let sweeps: typeof Sweeps
let admin: Caller
let person: string
let endpoint: Made

beforeAll(async () => {
  app = await startApp()
  sql = (await import('@/src/engine/database')).poolOf(app.payload)
  sweeps = await import('./sweeps')
  const agency = (await buildAgency(app.payload)).id
  const built = await buildUser(app.payload, { agency })
  person = built.id
  admin = await app.as(built.email)
  endpoint = await makeEndpoint(admin, { direction: 'incoming', description: 'The shop' })
})
afterAll(() => app.close())

describe('wrong signatures', () => {
  it('raise an alert from the tenth within ten minutes on, one while it lasts', async () => {
    const { writeRefusals } = await import('@/src/engine/webhooks/intake/refusals')
    const wrong = async (count: number) => {
      for (let n = 0; n < count; n += 1) expect((await sendStandard(app, { ...endpoint, secret: 'whsec_d3Jvbmc=' })).status).toBe(401)
      await writeRefusals(sql)
    }
    await wrong(9)
    expect(await sweeps.tellBadSignatures(app.payload)).toBe(0)
    await wrong(1)
    await sweeps.tellBadSignatures(app.payload)
    await sweeps.tellBadSignatures(app.payload)
    expect(await sql.query(`select subject from alerts where kind = 'webhooks.bad_signatures'`)).toEqual([{ subject: `standard ${endpoint.id}` }])
  })
})

describe('what is kept', () => {
  it('of a message are its bytes for 90 days, the row for 400; without bytes it cannot be replayed', async () => {
    const [{ body: old }, { body: older }, { body: fresh }] = [await sendStandard(app, endpoint), await sendStandard(app, endpoint), await sendStandard(app, endpoint)]
    await sql.query(`update webhook_events set status = 'dead', next_attempt_at = null`)
    await sql.query(`update webhook_events set created_at = now() - case when id = $1 then interval '91 days' else interval '401 days' end where id in ($1, $2)`, [old.id, older.id])
    expect(await sweeps.forgetWebhooks(app.payload)).toMatchObject({ bytes: 2, events: 1 })
    const rows = await sql.query(`select id, raw is null as empty from webhook_events where id in ($1, $2, $3)`, [old.id, older.id, fresh.id])
    expect(rows.toSorted((a, b) => Number(b.empty) - Number(a.empty))).toEqual([{ id: old.id, empty: true }, { id: fresh.id, empty: false }])
    expect((await admin('POST', `/api/webhook-events/${old.id}/replay`, {})).status).toBe(409)
    expect((await admin('POST', `/api/webhook-events/${old.id}/replay`, { dryRun: true })).status).toBe(409)
  })

  it('and what could not be applied is told to the admins once a day', async () => {
    await sql.query(`update webhook_events set status = 'dead', updated_at = now()`)
    expect(await sweeps.tellDeadLetters(app.payload)).toBe(1)
    expect(await sql.query(`select title from notifications where user_id = $1 and type = 'webhooks_dead'`, [person])).toEqual([{ title: '2 incoming messages could not be applied' }])
  })
})
