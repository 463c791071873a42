import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { poolOf } from '@/src/engine/database'
import { manyPosts } from '../testing/many'
import { refusalOf, startStage, type Stage } from '../testing/stage'
import { decisionsSql, statesSql, type PostFigures } from './figures'

let s: Stage
beforeAll(async () => {
  s = await startStage()
})
afterAll(() => s.app.close())

const ask = async (query = '', by = s.admin) => (await by<PostFigures>('GET', `/api/posts/figures?${query}`)).body
const submit = async (id: string, move = 'submit') => {
  const { version } = (await s.member<{ version: number }>('GET', `/api/posts/${id}`)).body
  const { status } = await s.member('POST', `/api/posts/${id}/${move}`, { version, note: 'Once more' })
  expect(status).toBe(200)
  return version
}
const say = async (by: typeof s.admin, id: string, what: string, body: object) => expect((await by('POST', `/api/posts/${id}/${what}`, body)).status).toBe(200)
/** As if the newest round of a post had been opened so many minutes before it ended. */
const took = (id: string, minutes: number) => s.sql(`update approvals set opened_at = closed_at - make_interval(mins => $2) where subject_id = $1 and round = (select max(round) from approvals where subject_id = $1)`, id, minutes)

describe('the figures of an agency’s posts', () => {
  it('tell how long clients take and what is approved at the first try, without what was undone or decided in their place', async () => {
    expect((await ask()).total).toMatchObject({ posts: 0, decided: 0, medianSeconds: null, firstTryShare: null, rounds: null })
    await s.draft({ title: 'A draft' })
    const first = await s.inState('approved')
    await took(first.id, 10)
    const again = await s.inState('changes_requested')
    await took(again.id, 20)
    const { version } = (await s.member<{ version: number }>('GET', `/api/posts/${again.id}`)).body
    await s.member('PATCH', `/api/posts/${again.id}`, { version, caption: 'Shorter.' })
    await say(s.customer, again.id, 'approve', { version: await submit(again.id, 'resubmit') })
    await took(again.id, 60)
    const no = await s.inState('rejected')
    await took(no.id, 40)
    const undone = await s.inState('approved')
    await say(s.customer, undone.id, 'undo', {})
    const forThem = await s.inState('pending_approval')
    await say(s.admin, forThem.id, 'approve', { version: forThem.version, override: { reason: 'Agreed with them on the phone.' } })
    await took(forThem.id, 600)
    const back = await s.inState('approved')
    await took(back.id, 50)
    expect((await s.member('POST', `/api/posts/${back.id}/withdraw`, {})).status).toBe(200)

    const { total, rows, timezone } = await ask()
    expect(timezone).toBe('Europe/Berlin')
    expect(total).toEqual({
      posts: 7, states: { draft: 2, pending_approval: 1, changes_requested: 0, approved: 3, rejected: 1, posted: 0 },
      decided: 5, medianSeconds: 40 * 60, firstTries: 4, firstYes: 2, firstTryShare: 0.5, rounds: 4 / 3, overridden: 1,
    })
    const [client] = await s.sql<{ name: string }>('select company_name as name from clients where id = $1', s.client)
    expect(rows).toEqual([{ id: s.client, name: client!.name, ...total }])
    expect((await ask('by=agent')).rows).toMatchObject([{ id: s.agent, posts: 7, decided: 5, medianSeconds: 2400 }])
    expect((await ask(`client=${s.other}`)).total).toMatchObject({ posts: 0, decided: 0 })
    expect((await ask(`agent=${s.agent}`)).total).toEqual(total)
  })

  it('are those of the days that were asked for, counted where the agency is', async () => {
    const { id } = await s.inState('approved')
    await s.sql(`update posts set created_at = '2026-03-31T22:30:00Z' where id = $1`, id)
    await s.sql(`update approvals set opened_at = '2026-03-31T22:30:00Z', closed_at = '2026-04-01T21:59:00Z' where subject_id = $1`, id)
    const on = async (day: string) => (({ posts, decided }) => [posts, decided])((await ask(`from=${day}&to=${day}`)).total)
    expect([await on('2026-03-31'), await on('2026-04-01'), await on('2026-04-02')]).toEqual([[0, 0], [1, 1], [0, 0]])
  })

  it('are for the agency’s administrators alone, each agency’s own', async () => {
    for (const by of [s.member, s.customer]) expect((await by('GET', '/api/posts/figures')).status).toBe(403)
    expect((await ask('', s.stranger)).total).toMatchObject({ posts: 0, decided: 0 })
    for (const query of ['by=platform', 'from=soon', 'client=1', 'from=2026-02-02&to=2026-02-01']) expect([query, refusalOf(await s.admin('GET', `/api/posts/figures?${query}`))[0]]).toEqual([query, 422])
  })

  it('are read from an index each, also among many', async () => {
    await manyPosts(poolOf(s.app.payload), { agency: s.agency, clients: [s.client, s.other], agent: s.agent, count: 4000 })
    await s.sql(`insert into approvals (id, agency_id, client_id, subject_type, subject_id, round, version, fingerprint, snapshot, policy, approvers, status, outcome, mode, opened_at, closed_at, created_at, updated_at)
      select gen_random_uuid(), agency_id, client_id, 'posts', id, 1, 1, 'x', '{}', 'any', '[]', 'complete', 'approved', 'client', now() - interval '400 days', now() - interval '399 days', now(), now() from posts where title like 'Post number%'`)
    await s.sql('vacuum analyze approvals')
    const values = [s.agency, new Date(Date.now() - 3_600_000), new Date(), null, null]
    const plans = await Promise.all([statesSql('client'), decisionsSql('agent')].map(async (sql) => JSON.stringify(await s.sql(`explain (format json) ${sql}`, ...values))))
    expect(plans[0]).toMatch(/agency_createdAt_23_idx|posts_created_at_idx/)
    expect(plans[1]).toContain('approvals_decided_idx')
  })
})
