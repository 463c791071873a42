import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { poolOf, systemRequest } from '@/src/engine/database'
import { startApp, type App } from '@/src/testing/app'

let app: App
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())

const sql = <R extends object>(text: string) => poolOf(app.payload).query<R>(text)

describe('the demo', () => {
  it('shows posts in every state in both agencies, with pictures, figures and one that is late, and changes nothing when it runs again', async () => {
    const [{ seedPlans }, { seedDemo }] = await Promise.all([import('../plans'), import('../demo')])
    const run = async () => {
      const req = await systemRequest(app.payload, 'seed')
      await seedPlans(req)
      await seedDemo(req)
    }
    await run()
    const states = await sql<{ agency: string; states: number }>('select a.slug as agency, count(distinct p.status)::int as states from posts p join agencies a on a.id = p.agency_id group by 1 order by 1')
    expect(states).toEqual([{ agency: 'harbour-lane', states: 6 }, { agency: 'quarry-street', states: 6 }])
    expect((await sql(`select id from posts where status = 'pending_approval' and scheduled_at < now()`)).length).toBe(1)
    expect((await sql('select p.id from posts p where not exists (select from posts_images i where i._parent_id = p.id)')).length).toBe(0)
    expect((await sql(`select p.id from posts p where status = 'posted' and not exists (select from post_metrics m where m.post_id = p.id)`)).length).toBe(0)
    const before = await sql('select count(*)::int as n from posts')
    await run()
    expect(await sql('select count(*)::int as n from posts')).toEqual(before)
  }, 120_000)
})
