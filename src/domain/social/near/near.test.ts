import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { poolOf } from '@/src/engine/database'
import { manyPosts } from '../testing/many'
import { picture } from '../testing/pictures'
import { startStage, type PostAnswer, type Stage } from '../testing/stage'
import { nearSql } from './near'

let s: Stage
beforeAll(async () => {
  s = await startStage()
})
afterAll(() => s.app.close())

type Checked = { validation: { errors: unknown[]; warnings: { code: string; message: string; field: string }[] } }
const near = ({ validation }: Checked) => validation.warnings.filter(({ code }) => /^DUPLICATE|CLASH/.test(code)).map(({ message }) => message)
const codes = ({ validation }: Checked) => validation.warnings.map(({ code }) => code).filter((code) => /^DUPLICATE|CLASH/.test(code))
const upload = async (colour: string, more: { client?: string; name?: string } = {}): Promise<string> => {
  const form = new FormData()
  form.set('_payload', JSON.stringify({ purpose: 'post', client: more.client ?? s.client, agency: s.agency }))
  form.set('file', new Blob([new Uint8Array(await picture({ colour }))], { type: 'image/jpeg' }), more.name ?? 'quay.jpg')
  return (await s.member<{ doc: { id: string } }>('POST', '/api/files', form)).body.doc.id
}
const make = async (more: Record<string, unknown>) => (await s.member<{ doc: PostAnswer & Checked }>('POST', '/api/posts', { client: s.client, connection: s.accounts.linkedin, title: 'Another', caption: 'Words of its own.', ...more })).body.doc

describe('a post like another one of its account', () => {
  it('is told of where its words or what its picture holds were before, by creating, changing and submitting, and goes out all the same', async () => {
    const before = await s.draft({ title: 'The quay at night', caption: 'Lamps along the quay.', images: [{ file: await upload('#102030'), alt: 'Lamps' }] })
    await s.member('POST', `/api/posts/${before.id}/submit`, { version: before.version })
    const again = { file: await upload('#102030', { name: 'other-name.jpg' }), alt: 'Lamps' }
    const own = { file: await upload('#405060'), alt: 'A crane' }
    const made = await make({ caption: 'Lamps along the quay.', images: [own, again] })
    expect(near(made)).toEqual(['The same text stands in “The quay at night”, which has no time yet, for @quay-linkedin.', 'Image 2 is also in “The quay at night”, which has no time yet, for @quay-linkedin.'])
    const changed = await s.member<{ doc: PostAnswer & Checked }>('PATCH', `/api/posts/${made.id}`, { caption: 'Cranes along the quay.', version: made.version })
    expect(codes(changed.body.doc)).toEqual(['DUPLICATE_IMAGE_OPEN'])
    const sent = await s.member<PostAnswer & Checked>('POST', `/api/posts/${made.id}/submit`, { version: changed.body.doc.version })
    expect([sent.status, codes(sent.body)]).toEqual([200, ['DUPLICATE_IMAGE_OPEN']])
  })

  it('is not told of drafts, rejected posts, other accounts or another client', async () => {
    await s.draft({ caption: 'Tides of this week.' })
    await s.inState('rejected', { caption: 'Tides of this week.' })
    await s.inState('pending_approval', { caption: 'Tides of this week.', connection: s.accounts.x })
    const elsewhere = await make({ client: s.other, connection: s.accounts.others, title: 'A secret of somebody else', caption: 'Tides of this week.', images: [{ file: await upload('#778899', { client: s.other }) }] })
    await s.sql(`update posts set status = 'approved', scheduled_at = '2027-03-01T10:00Z' where id = $1`, elsewhere.id)
    const made = await make({ caption: 'Tides of this week.', images: [{ file: await upload('#778899') }], scheduledAt: '2027-03-01T10:00:00Z' })
    expect(made.status).toBe('draft')
    expect(codes(made)).toEqual([])
    const foreign = await s.member<Checked['validation']>('POST', '/api/posts/validate', { client: s.client, connection: s.accounts.others, title: 'Asked', caption: 'Tides of this week.', scheduledAt: '2027-03-01T10:00:00Z' })
    expect(JSON.stringify(foreign.body)).not.toContain('secret')
  })
})

describe('two posts of one account at nearly the same time', () => {
  it('are told of by the instant, whatever the zones, below an hour and not from it on', async () => {
    await make({ title: 'At nine in Berlin', scheduledAt: '2027-04-05T09:00', scheduledTimezone: 'Europe/Berlin' })
    const at = (scheduledAt: string, scheduledTimezone: string, more = {}) => make({ scheduledAt, scheduledTimezone, ...more })
    expect(codes(await at('2027-04-05T09:00', 'Europe/London'))).toEqual([])
    expect(codes(await at('2027-04-05T08:30', 'Europe/Berlin', { connection: s.accounts.x }))).toEqual([])
    expect(codes(await at('2027-04-05T08:00', 'Europe/Berlin'))).toEqual([])
    expect(near(await at('2027-04-05T03:10', 'America/New_York'))).toEqual(['“At nine in Berlin” is planned for @quay-linkedin less than an hour away, at 5 April 2027, 03:00 (America/New_York).'])
    const asked = await s.member<Checked['validation']>('POST', '/api/posts/validate', { client: s.client, connection: s.accounts.linkedin, title: 'Asked', caption: 'Not stored.', scheduledAt: '2027-04-05T08:59', scheduledTimezone: 'Europe/Berlin' })
    expect(asked.body.warnings.map(({ code }) => code)).toContain('SCHEDULE_CLASH')
  })

  it('are told of when the calendar moves one next to the other', async () => {
    const day = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10)
    await make({ title: 'Stays', scheduledAt: `${day}T09:00:00Z` })
    const { id } = await make({ scheduledAt: `${day}T12:00:00Z` })
    const moved = await s.member<PostAnswer & Checked>('POST', `/api/posts/${id}/reschedule`, { scheduledAt: `${day}T09:15:00Z` })
    expect([moved.status, codes(moved.body)]).toEqual([200, ['SCHEDULE_CLASH']])
  })
})

it('is found by indexes, in one question', async () => {
  const db = poolOf(s.app.payload)
  await manyPosts(db, { agency: s.agency, clients: [s.client], agent: s.agent, count: 5_000 })
  await s.sql('update posts set connection_id = $1 where connection_id is null', s.accounts.linkedin)
  await s.sql('vacuum analyze posts')
  const values = [s.accounts.linkedin, s.agency, s.client, null, 'Words', [s.client], '2027-05-05T07:15:00Z']
  const plan = (await s.sql<{ 'QUERY PLAN': string }>(`explain ${nearSql}`, ...values)).map((row) => row['QUERY PLAN']).join('\n')
  expect(plan).toMatch(/posts_same_words_idx/)
  expect(plan).toMatch(/posts_near_idx/)
  expect(plan).not.toMatch(/Seq Scan on posts /)
})
