import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { poolOf } from '@/src/engine/database'
import { startApp, type App, type Caller } from '@/src/testing/app'
import { buildUser } from '@/src/testing/build'

type Refused = { errors: { message: string; data: { code: string; name: string } }[] }

let app: App
let operator: Caller

beforeAll(async () => {
  app = await startApp()
  operator = await app.as((await buildUser(app.payload, { isSuperAdmin: true })).email)
  await operator('POST', '/api/plans', { name: 'slow', displayName: 'Slow', priceCents: 0, billingPeriod: 'annual', maxSeats: 1, apiKeyMode: 'included' })
  await poolOf(app.payload).query('alter table plans rename to plans_kept')
  await poolOf(app.payload).query('create view plans as select kept.* from plans_kept kept, lateral (select pg_sleep(120) where kept.id is not null) slept')
})
afterAll(() => app.close())

describe('a list that the database cannot read in time', () => {
  it('is stopped after five seconds, with a sentence and a time to wait, and the next one is answered', async () => {
    const started = performance.now()
    const asked = [operator<Refused>('GET', '/api/plans'), operator<Refused>('POST', '/api/graphql', { query: '{ Plans { totalDocs } }' })] as const
    const [rest, graphql] = await Promise.all(asked)
    expect(performance.now() - started).toBeLessThan(28_000)
    expect([rest.status, rest.body.errors[0]?.data.code, rest.body.errors[0]?.data.name, rest.headers.get('retry-after')]).toEqual([503, 'SYS_002', 'TOOK_TOO_LONG', '5'])
    expect(rest.body.errors[0]?.message).toContain('Narrow what you ask for')
    expect(graphql.body.errors[0]).toMatchObject({ extensions: { code: 'SYS_002' } })
    expect((await operator('GET', '/api/agencies')).status).toBe(200)
  })

  it('does not hold those who write longer than thirty seconds, nor wait for a lock longer than five', async () => {
    const [limits] = await poolOf(app.payload).query<Record<string, string>>(`select current_setting('statement_timeout') as statement, current_setting('lock_timeout') as lock, current_setting('idle_in_transaction_session_timeout') as idle`)
    expect(limits).toEqual({ statement: '30s', lock: '5s', idle: '1min' })
  })
})
