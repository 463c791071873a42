import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { poolOf, systemRequest } from '@/src/engine/database'
import { startApp, type App } from '@/src/testing/app'

let app: App
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())

const sql = <R extends object>(text: string) => poolOf(app.payload).query<R>(text)

/** What there is besides posts, at the agency whose client can look at it. */
const besides = `select (select max(a.round)::int from approvals a join posts p on p.id::text = a.subject_id where p.title = 'Three questions before a retrofit') as rounds,
  exists (select from posts where agency_id = h.id and override_reason is not null) as override, (select publish_state::text from posts where agency_id = h.id and publish_error is not null) as failed,
  (select count(*)::int from posts where agency_id = h.id and status = 'approved' and platform = 'instagram' and scheduled_at < now()) as "byHand", (select count(distinct post_id)::int from post_metrics where agency_id = h.id) as posted,
  (select review_status::text from documents where agency_id = h.id and pdf_id is not null) as review, (select count(*)::int from connections c join clients k on k.id = c.client_id where k.company_name = 'Fernhill Energy' and c.status = 'needs_attention') as broken,
  (select count(*)::int from messages_rels r join messages m on m.id = r.parent_id where m.kind = 'direct') as files, (select count(*)::int from message_reads r join users u on u.id = r.user_id where r.kind = 'direct' and r.at is null and u.email = 'member@impresario.test') as unread,
  (select count(*)::int from messages where internal) as notes, (select count(*)::int from users where avatar_id is not null and job_title is not null) as face,
  (select count(*)::int from publishing_stops s join clients c on c.id = s.client_id where c.company_name = 'Quayside Retail' and s.lifted_at is null) as stopped, (select count(*)::int from connections c where c.agency_id = h.id and c.quiet_from is not null) as quiet
  from agencies h where h.slug = 'harbour-lane'`

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
    expect(await sql(besides)).toEqual([{ rounds: 2, override: true, failed: 'failed', byHand: 1, posted: 3, review: 'requested', broken: 1, files: 1, unread: 1, notes: 1, face: 1, stopped: 1, quiet: 1 }])
    // Every step has its place in time: nothing ends before it began, and none of it is still to come.
    expect(await sql('select id from approvals where closed_at < opened_at or opened_at > now()')).toEqual([])
    expect(await sql('select id from messages where created_at > now()')).toEqual([])
    expect(await sql(`select id from effects where kind = 'social.publish' and state not in ('done', 'failed')`)).toEqual([])
    const before = await sql('select count(*)::int as n from posts')
    await run()
    expect(await sql('select count(*)::int as n from posts')).toEqual(before)
    expect(await sql('select count(*)::int as n from publishing_stops')).toEqual([{ n: 1 }])
  }, 120_000)
})
