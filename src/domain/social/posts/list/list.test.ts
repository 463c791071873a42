import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PostgresAdapter } from '@payloadcms/db-postgres'
import { poolOf } from '@/src/engine/database'
import { buildClient, buildUser } from '@/src/testing/build'
import { manyPosts } from '../../testing/many'
import { refusalOf, startStage, type PostAnswer, type Stage } from '../../testing/stage'
import type { Calendar } from '../../calendar/calendar'

let s: Stage
beforeAll(async () => {
  s = await startStage()
})
afterAll(() => s.app.close())

type List = { docs: (PostAnswer & { unread: number })[]; totalDocs: number }
const list = async (query: string) => (await s.member<List>('GET', `/api/posts?${query}`)).body
const titles = async (query: string) => (await list(query)).docs.map(({ title }) => title).sort()
// One today for all of it, though midnight comes in between.
const begun = Date.now()
const day = (days: number) => new Date(begun + days * 86_400_000).toISOString().slice(0, 10)

describe('the list of posts', () => {
  beforeAll(async () => {
    await s.draft({ title: 'Draft A', scheduledAt: `${day(3)}T08:00:00Z` })
    await s.inState('pending_approval', { title: 'Pending B', connection: s.accounts.x })
    await s.inState('changes_requested', { title: 'Wish C', caption: 'A lighthouse at 50% of its height' })
    const { id } = await s.inState('approved', { title: 'Late D' })
    await s.sql(`update posts set scheduled_at = now() - interval '1 day' where id = $1`, id)
  })

  it('is filtered by what people ask for', async () => {
    expect(await titles('status=draft,approved')).toEqual(['Draft A', 'Late D'])
    expect(await titles('platform=twitter')).toEqual(['Pending B'])
    expect(await titles('search=lighthouse')).toEqual(['Wish C'])
    expect(await titles(`search=${encodeURIComponent('50% of')}`)).toEqual(['Wish C'])
    expect(await titles('hasChangeRequest=true')).toEqual(['Wish C'])
    expect(await titles('late=true')).toEqual(['Late D'])
    expect(await titles('approvalMode=client&status=approved')).toEqual(['Late D'])
    expect(await titles(`from=${day(2)}&to=${day(4)}`)).toEqual(['Draft A'])
    expect(await titles('agent=me')).toHaveLength(4)
    expect(await titles(`client=${s.other}`)).toEqual([])
  })

  it('refuses a filter with a slip in it rather than showing every row', async () => {
    for (const query of ['status=waiting', 'platform=myspace', 'client=1', 'from=soon', 'sttaus=draft']) expect([query, (await s.member('GET', `/api/posts?${query}`)).status]).toEqual([query, 422])
  })

  it('is counted under the same filters', async () => {
    const { body } = await s.member('GET', '/api/posts/counts')
    expect(body).toMatchObject({ draft: 1, pending_approval: 1, changes_requested: 1, approved: 1, rejected: 0, posted: 0, changeRequests: 1, late: 1, total: 4 })
    expect((await s.member('GET', '/api/posts/counts?search=lighthouse&status=draft')).body).toMatchObject({ draft: 0, changes_requested: 1, total: 1 })
    expect((await s.customer('GET', '/api/posts/counts')).body).toMatchObject({ draft: 0, total: 3 })
  })

  it('tells what is unread, and what may be done with a post that is read alone', async () => {
    const wish = (await list('hasChangeRequest=true')).docs[0]!
    expect(wish.unread).toBeGreaterThan(0)
    const { body } = await s.member<PostAnswer & { validation: { errors: unknown[] } }>('GET', `/api/posts/${wish.id}`)
    expect([body.allowedActions, body.validation.errors]).toEqual([['resubmit', 'edit', 'reschedule', 'duplicate'], []])
    expect((await s.customer<PostAnswer>('GET', `/api/posts/${wish.id}`)).body.allowedActions).toEqual([])
  })
})

describe('the calendar', () => {
  it('shows posts on the day that the zone’s clocks have, and apart those without a time', async () => {
    const calendar = async (zone: string) => (await s.member<Calendar>('GET', `/api/posts/calendar?from=${day(2)}&to=${day(5)}&timezone=${zone}`)).body
    const [berlin, honolulu] = [await calendar('Europe/Berlin'), await calendar('Pacific/Honolulu')]
    expect([berlin.days.map(({ date }) => date), honolulu.days.map(({ date }) => date)]).toEqual([[day(3)], [day(2)]])
    expect(berlin.unscheduled.map(({ title }) => title).sort()).toEqual(['Pending B', 'Wish C'])
    expect(refusalOf(await s.member('GET', `/api/posts/calendar?from=${day(0)}&to=${day(63)}`))).toEqual([422, 'VAL_001', 'RANGE'])
  })
})

describe('the calendar of a day on which clocks change', () => {
  it('shows the hour that comes twice as the clocks do, and days from midnight to midnight', async () => {
    const at = async (title: string, scheduledAt: string) => s.draft({ title, scheduledAt, scheduledTimezone: 'Europe/Berlin' })
    for (const [title, time] of [['Before', '2027-10-31T00:30:00Z'], ['After', '2027-10-31T01:30:00Z'], ['Noon', '2027-10-31T11:00:00Z'], ['Last', '2027-10-31T22:59:00Z'], ['Next day', '2027-10-31T23:00:00Z']] as const) await at(title, time)
    const { body } = await s.member<Calendar>('GET', '/api/posts/calendar?from=2027-10-30&to=2027-11-01&timezone=Europe/Berlin')
    expect(body.days.map(({ date, items }) => [date, items.map(({ title, time }) => `${title as string} ${time}`)])).toEqual([['2027-10-31', ['Before 02:30', 'After 02:30', 'Noon 12:00', 'Last 23:59']], ['2027-11-01', ['Next day 00:00']]])
  })
})

describe('an export', () => {
  it('holds no formulas, and addresses that open the pictures without a sign-in', async () => {
    await s.draft({ title: '=cmd()', caption: ' +1 "quoted"\nnext line' })
    const { body, headers } = await s.member<{ text: string }>('GET', '/api/posts/export?format=csv&bom=true&status=draft')
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename="posts-/)
    expect(body.text).toContain(`'=cmd()`)
    expect(body.text).toMatch(/"' ?\+1 ""quoted""\nnext line"/)
    const json = await s.member<{ posts: { imageUrls: string[] }[] }>('GET', '/api/posts/export?format=json&status=draft')
    const { pathname, search } = new URL(json.body.posts[0]!.imageUrls[0]!)
    expect((await s.app.anonymous('GET', pathname + search)).headers.get('content-type')).toBe('image/jpeg')
    expect((await s.app.anonymous('GET', `${pathname}${search.replace(/key=..../, 'key=0000')}`)).status).toBe(404)
    expect(refusalOf(await s.member('GET', '/api/posts/export?format=xls'))).toEqual([422, 'VAL_001', 'VALIDATION'])
  })

  it('has the pictures of each post in order as a ZIP, and the plan as a calendar', async () => {
    const [one, two] = [await s.image({ width: 1210 }), await s.image({ width: 1220 })]
    const { id } = await s.draft({ title: 'In order', images: [{ file: two, alt: 'Two' }, { file: one, alt: 'One' }], scheduledAt: `${day(3)}T08:00:00Z` })
    const bytes = await s.sql<{ size: number }>('select f.filesize::int as size from posts_images i join files f on f.id = i.file_id where i._parent_id = $1 order by i._order', id)
    const zip = Buffer.from(await (await fetch(`${s.app.url}/api/posts/export?format=zip&search=In%20order`, { headers: { authorization: await tokenOf() } })).arrayBuffer())
    const entries = entriesIn(zip)
    expect(entries.map(({ name }) => name)).toEqual(['00001-in-order/caption.txt', '00001-in-order/post.json', '00001-in-order/01.jpg', '00001-in-order/02.jpg', 'posts.csv'])
    expect(entries.slice(2, 4).map(({ size }) => size)).toEqual(bytes.map(({ size }) => size))
    const { body } = await s.member<{ text: string }>('GET', '/api/posts/export?format=ics&search=In%20order')
    expect(body.text).toMatch(new RegExp(`BEGIN:VEVENT\\r\\nUID:${id}@`))
  })
})

const tokenOf = async (): Promise<string> => {
  const { email } = await buildUser(s.app.payload, { agency: s.agency, role: 'agency_member' })
  const { body } = await s.app.anonymous<{ token: string }>('POST', '/api/users/login', { email, password: 'Correct-horse-7' })
  return `JWT ${body.token}`
}

/** The entries of an archive by its own list. */
const entriesIn = (zip: Buffer): { name: string; size: number }[] => {
  const [count, start] = [zip.readUInt16LE(zip.length - 12), zip.readUInt32LE(zip.length - 6)]
  const entries: { name: string; size: number }[] = []
  for (let at = start; entries.length < count; at += 46 + zip.readUInt16LE(at + 28)) entries.push({ name: zip.toString('utf8', at + 46, at + 46 + zip.readUInt16LE(at + 28)), size: zip.readUInt32LE(at + 24) })
  return entries
}

describe('several at once', () => {
  it('are posted with their links, each row with its own outcome', async () => {
    const [one, two] = [await s.inState('approved', { title: 'Bulk 1' }), await s.draft({ title: 'Bulk 2' })]
    const items = [{ id: one.id, postUrl: 'https://www.linkedin.com/feed/update/urn:li:share:501/' }, { id: two.id, postUrl: 'https://www.linkedin.com/feed/update/urn:li:share:502/' }, { id: s.client, postUrl: 'https://x.com/a/status/1' }]
    const { body } = await s.member<{ ok: number; failed: number; results: object[] }>('POST', '/api/posts/bulk/mark-posted', { items })
    expect(body).toMatchObject({ ok: 1, failed: 2, results: [{ ok: true, status: 'posted' }, { ok: false, code: 'INVALID_TRANSITION' }, { ok: false, code: 'NOT_FOUND' }] })
    expect((await s.member('POST', '/api/posts/bulk', { action: 'archive', ids: Array.from({ length: 101 }, () => one.id) })).status).toBe(422)
    expect((await s.member('POST', '/api/posts/bulk', { action: 'archive', ids: [one.id, two.id] })).body).toMatchObject({ ok: 2, failed: 0 })
    expect(await titles('search=Bulk')).toEqual([])
    expect(await titles('search=Bulk&archived=true')).toEqual(['Bulk 1', 'Bulk 2'])
  })

  it('are copied with the reason on top, and never to another client’s account', async () => {
    const { id } = await s.inState('rejected', { title: 'Copied' })
    const { status, body } = await s.member<PostAnswer>('POST', `/api/posts/${id}/duplicate`, {})
    expect([status, body]).toMatchObject([201, { status: 'draft', title: 'Copied', copiedFrom: id, internalNote: 'The client rejected the earlier one: Not ours' }])
    expect(refusalOf(await s.member('POST', `/api/posts/${id}/duplicate`, { connection: s.accounts.others }))).toEqual([422, 'VAL_001', 'CONNECTION_CLIENT'])
  })
})

describe('the overview', () => {
  it('shows staff their clients and the client its own figures', async () => {
    const mine = await s.member<{ id: string; pending: number }[]>('GET', '/api/clients/mine?all=true')
    expect(mine.body.find(({ id }) => id === s.client)).toMatchObject({ pending: 1, connections: 3, isPrimary: false })
    const { body } = await s.customer<{ counts: object; recent: PostAnswer[] }>('GET', `/api/clients/${s.client}/social-overview`)
    expect(body.counts).toMatchObject({ draft: 0, pending: 1 })
    expect([body.recent.length, body.recent.every(({ status }) => status !== 'draft')]).toEqual([4, true])
    expect((await s.customer('GET', `/api/clients/${s.other}/social-overview`)).status).toBe(404)
  })
})

describe('a client’s people', () => {
  const seen = (id: string) => s.customer<PostAnswer>('GET', `/api/posts/${id}`)

  it('see the time that was submitted, in every list and calendar, until the post is submitted again', async () => {
    const [first, second] = [new Date(Date.now() + 20 * 86_400_000).toISOString(), new Date(Date.now() + 40 * 86_400_000).toISOString()]
    const days = (at: string): [string, string] => [at.slice(0, 10), new Date(Date.parse(at) + 86_400_000).toISOString().slice(0, 10)]
    const { id } = await s.inState('changes_requested', { title: 'Its time moves', scheduledAt: first, scheduledTimezone: 'Europe/Berlin' })
    expect((await s.member('PATCH', `/api/posts/${id}`, { scheduledAt: second, scheduledTimezone: 'Asia/Tokyo', autoPublish: true, version: 1 })).status).toBe(200)
    const listed = async (by: typeof s.customer, [from, to]: [string, string]) => (await by<{ docs: { id: string }[] }>('GET', `/api/posts?limit=100&from=${from}&to=${to}`)).body.docs.some((row) => row.id === id)
    const planned = async (by: typeof s.customer, [from, to]: [string, string]) => {
      const { body } = await by<{ days: { date: string; items: { id: string; at: string }[] }[]; unscheduled: { id: string }[] }>('GET', `/api/posts/calendar?from=${from}&to=${to}&timezone=UTC`)
      return [body.days.flatMap(({ items }) => items).find((item) => item.id === id)?.at ?? null, body.unscheduled.some((item) => item.id === id)]
    }
    const told = async (at: string, other: string) => {
      const { body } = await seen(id)
      expect(body).toMatchObject({ scheduledAt: at })
      const { body: answered } = await s.customer<{ data: { Post: { scheduledAt: string } } }>('POST', '/api/graphql', { query: `{ Post(id: "${id}") { scheduledAt scheduledTimezone autoPublish } }` })
      expect(Date.parse(answered.data.Post.scheduledAt)).toBe(Date.parse(at))
      expect([await listed(s.customer, days(at)), await listed(s.customer, days(other)), await planned(s.customer, days(at)), await planned(s.customer, days(other))]).toEqual([true, false, [at, false], [null, false]])
      const { body: overview } = await s.customer<{ recent: { id: string; scheduledAt: string }[] }>('GET', `/api/clients/${s.client}/social-overview`)
      expect(overview.recent.find((row) => row.id === id)?.scheduledAt).toBe(at)
    }
    await told(first, second)
    expect((await seen(id)).body).toMatchObject({ scheduledTimezone: 'Europe/Berlin', autoPublish: false })
    expect([await listed(s.member, days(first)), await listed(s.member, days(second)), await planned(s.member, days(second))]).toEqual([false, true, [second, false]])
    for (const path of [`where[scheduledAt][greater_than]=${first}`, 'where[autoPublish][equals]=true', 'sort=scheduledAt', 'sort=-scheduledTimezone']) expect([path, (await s.customer('GET', `/api/posts?${path}`)).status, (await s.member('GET', `/api/posts?${path}`)).status]).toEqual([path, 422, 200])
    const asked = await s.customer<{ errors?: unknown[] }>('POST', '/api/graphql', { query: `{ Posts(where: { scheduledAt: { greater_than: "${first}" } }) { docs { id } } }` })
    expect(asked.body.errors).toHaveLength(1)
    expect((await s.member('POST', `/api/posts/${id}/resubmit`, { version: 2 })).status).toBe(200)
    await told(second, first)
    expect(await s.sql(`select body from messages where conversation = $1 and intent = 'resubmitted'`, `post:${id}`)).toMatchObject([{ body: 'Changed: time.' }])
  })

  it('see no time at all while one is only thought of, and at once the one that staff tell by rescheduling', async () => {
    const { id } = await s.inState('changes_requested', { title: 'Without a time' })
    const at = new Date(Date.now() + 30 * 86_400_000).toISOString()
    await s.member('PATCH', `/api/posts/${id}`, { scheduledAt: at, version: 1 })
    const unplanned = async () => (await s.customer<{ unscheduled: { id: string }[] }>('GET', '/api/posts/calendar')).body.unscheduled.some((item) => item.id === id)
    expect([(await seen(id)).body.scheduledAt, await unplanned()]).toEqual([null, true])
    expect((await s.member('POST', `/api/posts/${id}/reschedule`, { scheduledAt: at })).status).toBe(200)
    expect([(await seen(id)).body.scheduledAt, await unplanned()]).toEqual([at, false])
  })
})

describe('ten thousand posts', () => {
  it('are listed, filtered, searched and counted by indexes', async () => {
    const db = poolOf(s.app.payload)
    const foreign = await buildClient(s.app.payload)
    await manyPosts(db, { agency: String(foreign.agency), clients: [foreign.id], agent: s.agent, count: 20_000 })
    await manyPosts(db, { agency: s.agency, clients: [s.client, s.other], agent: s.agent, count: 10_000 })
    const seen = await watched()
    await list('limit=20')
    await list('limit=20&sort=-updatedAt')
    await list(`client=${s.client}&status=pending_approval&limit=20`)
    await list('search=lighthouse&limit=20')
    await list('late=true&sort=scheduledAt&limit=20')
    await s.member('GET', '/api/posts/calendar')
    await s.member('GET', '/api/posts/counts?status=draft')
    const plans = []
    for (const { text, values } of seen.end()) plans.push([text.slice(0, 400), (await s.sql<{ 'QUERY PLAN': string }>(`explain ${text}`, ...values)).map((row) => row['QUERY PLAN']).join('\n')] as const)
    expect(plans.length).toBeGreaterThan(8)
    // A total that ends at 1,001 rows reads these wherever it likes; rows themselves are found by the agency's or the account's index.
    for (const [text, plan] of plans) expect([text, /Seq Scan on posts {2}|posts_(created|updated)_at_idx/.test(plan) ? plan : '']).toEqual([text, ''])
  })
})

type Pool = { query: (config: unknown, ...rest: unknown[]) => Promise<unknown> }

/** Every statement that reads posts until `end` is called, whichever connections it takes. */
const watched = async () => {
  const { readingPoolOf } = await import('@/src/engine/database/pool')
  const adapter = s.app.payload.db as unknown as PostgresAdapter
  const seen: { text: string; values: unknown[] }[] = []
  const pools = [adapter.pool, readingPoolOf(adapter)].map((one) => {
    const pool = one as unknown as Pool
    const query = pool.query.bind(pool)
    pool.query = (config, ...rest) => {
      const { text, values = rest[0] } = (typeof config === 'string' ? { text: config } : config) as { text: string; values?: unknown }
      if (/^select[\s\S]+from "posts"/i.test(text)) seen.push({ text, values: Array.isArray(values) ? values : [] })
      return query(config, ...rest)
    }
    return () => Object.assign(pool, { query })
  })
  return { end: () => (pools.forEach((restore) => restore()), seen) }
}
