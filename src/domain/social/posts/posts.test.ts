import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Caller } from '@/src/testing/app'
import { refusalOf, startStage, type PostAnswer, type Stage } from '../testing/stage'

let s: Stage

beforeAll(async () => {
  s = await startStage()
})
afterAll(() => s.app.close())

const read = async (by: Caller, id: string) => by<PostAnswer>('GET', `/api/posts/${id}`)
const move = (by: Caller, id: string, path: string, body: object = {}) => by<PostAnswer>('POST', `/api/posts/${id}/${path}`, body)
const statusOf = async (id: string) => (await s.sql<{ status: string }>('select status::text as status from posts where id = $1', id))[0]!.status

describe('a post', () => {
  it('goes from a draft by a wish for changes to a yes and out, and leaves a line at each step', async () => {
    const { id, version } = await s.draft()
    expect((await move(s.member, id, 'submit', { version })).body).toMatchObject({ status: 'pending_approval', version: 1 })
    expect((await move(s.customer, id, 'request-changes', { version, text: 'Name the street.' })).body).toMatchObject({ status: 'changes_requested' })
    const edited = await s.member<{ doc: PostAnswer }>('PATCH', `/api/posts/${id}`, { caption: 'We open on Monday at Quay Street.', version })
    expect(edited.body.doc).toMatchObject({ version: 2, caption: 'We open on Monday at Quay Street.' })
    expect((await move(s.member, id, 'resubmit', { version: 2 })).body).toMatchObject({ status: 'pending_approval' })
    expect(refusalOf(await move(s.customer, id, 'approve', { version: 1 }))).toEqual([409, 'RES_003', 'STALE_VERSION'])
    expect((await move(s.customer, id, 'approve', { version: 2 })).body).toMatchObject({ status: 'approved', approvedVersion: 2, approvalMode: 'client' })
    const posted = await move(s.member, id, 'mark-posted', { postUrl: 'https://www.linkedin.com/feed/update/urn:li:share:7123/?utm_source=share' })
    expect(posted.body).toMatchObject({ status: 'posted', postUrl: 'https://www.linkedin.com/feed/update/urn:li:share:7123/', externalPostId: 'urn:li:share:7123', postedVia: 'hand' })
    const lines = await s.sql<{ intent: string }>(`select intent::text as intent from messages where conversation = $1 order by created_at, id`, `post:${id}`)
    expect(lines.map(({ intent }) => intent)).toEqual(['submitted', 'changes_requested', 'resubmitted', 'approved', 'posted'])
  })

  it('is made and submitted in one step, or not at all', async () => {
    const body = { client: s.client, connection: s.accounts.linkedin, title: 'At once', caption: 'Words', images: [{ file: await s.image(), alt: 'x' }], submit: true }
    const made = await s.member<{ doc: PostAnswer }>('POST', '/api/posts', body)
    expect([made.status, made.body.doc.status]).toEqual([201, 'pending_approval'])
    const count = () => s.sql<{ n: number }>('select count(*)::int as n from posts')
    const before = await count()
    const refused = await s.member('POST', '/api/posts', { ...body, caption: 'x'.repeat(3001) })
    expect([refusalOf(refused)[0], JSON.stringify(refused.body)]).toEqual([422, expect.stringContaining('1 characters too many: LinkedIn allows 3,000.')])
    expect(await count()).toEqual(before)
  })

  it('in any state makes the moves that the state allows and no other', async () => {
    const moves: [string, Caller, object, string[]][] = [
      ['submit', s.member, { version: 1, note: 'Again' }, ['draft', 'changes_requested']],
      ['resubmit', s.member, { version: 1, note: 'Again' }, ['changes_requested']],
      ['approve', s.customer, { version: 1 }, ['pending_approval']],
      ['reject', s.customer, { version: 1, reason: 'No' }, ['pending_approval']],
      ['request-changes', s.customer, { version: 1, text: 'Shorter' }, ['pending_approval']],
      ['recall', s.member, {}, ['pending_approval']],
      ['withdraw', s.member, {}, ['approved']],
      ['mark-posted', s.member, { postUrl: 'https://www.linkedin.com/feed/update/urn:li:share:1/' }, ['approved']],
    ]
    for (const state of ['draft', 'pending_approval', 'changes_requested', 'approved', 'rejected', 'posted']) {
      const { id } = await s.inState(state)
      const allowedOnes = moves.filter(([, , , from]) => from.includes(state)).map(([name]) => name)
      for (const [name, by, body] of moves.filter(([path]) => !allowedOnes.includes(path))) {
        const answer = await move(by, id, name, body)
        const hidden = state === 'draft' && by === s.customer
        expect([state, name, ...refusalOf(answer)]).toEqual([state, name, ...(hidden ? [404, 'RES_001', 'NOT_FOUND'] : [409, 'RES_003', 'INVALID_TRANSITION'])])
        expect(await statusOf(id)).toBe(state)
      }
    }
  }, 120_000)

  it('is decided once when two people decide at the same time', async () => {
    const { id } = await s.inState('pending_approval')
    const answers = await Promise.all([move(s.customer, id, 'approve', { version: 1 }), move(s.customer, id, 'reject', { version: 1, reason: 'No' })])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  })

  it('is decided by an administrator only in the client’s place and with a reason', async () => {
    const { id } = await s.inState('pending_approval')
    expect(refusalOf(await move(s.admin, id, 'approve', { version: 1 }))).toEqual([403, 'AUTH_004', 'CLIENT_DECISION'])
    expect((await move(s.member, id, 'approve', { version: 1, override: { reason: 'Agreed by telephone' } })).status).toBe(403)
    expect((await move(s.admin, id, 'approve', { version: 1, override: { reason: 'Agreed by telephone' } })).body).toMatchObject({ status: 'approved', approvalMode: 'override', overrideReason: 'Agreed by telephone' })
  })

  it('loses its approval when it is withdrawn, and its client no longer sees it', async () => {
    const { id } = await s.inState('approved')
    expect((await move(s.member, id, 'withdraw', { reason: 'A new date' })).body).toMatchObject({ status: 'draft', approvedAt: null, approvedVersion: null })
    expect((await read(s.customer, id)).status).toBe(404)
  })
})

describe('what a client sees', () => {
  it('is never a draft, nor anything of its pictures', async () => {
    const file = await s.image()
    const { id } = await s.draft({ images: [{ file, alt: 'The quay' }] })
    const seen = async () => [(await read(s.customer, id)).status, (await s.customer('GET', `/api/files/${file}`)).status, (await s.customer<{ docs: { id: string }[] }>('GET', '/api/posts?limit=100')).body.docs.some((row) => row.id === id)]
    expect(await seen()).toEqual([404, 404, false])
    await move(s.member, id, 'submit', { version: 1 })
    expect(await seen()).toEqual([200, 200, true])
  })

  it('is what was submitted, not what staff have changed since', async () => {
    const { id } = await s.inState('changes_requested', { title: 'First words', caption: 'Quay opens Monday' })
    const fresh = await s.image({ width: 1300 })
    await s.member('PATCH', `/api/posts/${id}`, { title: 'Second words', caption: 'Harbour opens Tuesday', images: [{ file: fresh, alt: 'New' }], internalNote: 'A difficult one', labels: ['launch'], version: 1 })
    const { body } = await read(s.customer, id)
    expect(body).toMatchObject({ title: 'First words', caption: 'Quay opens Monday', version: 1 })
    expect(JSON.stringify(body)).not.toMatch(new RegExp(`Second|Harbour|difficult|launch|${fresh}|contentHash|submittedContent|publishError`))
    expect((await s.customer<PostAnswer>('GET', `/api/posts/${id}?select[title]=true`)).body.title).not.toBe('Second words')
    const found = async (words: string) => (await s.customer<{ totalDocs: number }>('GET', `/api/posts?search=${words}`)).body.totalDocs
    expect([await found('Harbour opens Tuesday'), await found('Quay opens Monday')]).toEqual([0, 1])
    for (const path of ['where[caption][like]=Harbour', 'where[title][equals]=Second words', 'sort=caption', 'where[internalNote][exists]=true']) expect([path, (await s.customer('GET', `/api/posts?${path}`)).status]).toEqual([path, 422])
    expect((await read(s.member, id)).body).toMatchObject({ title: 'Second words', version: 2, internalNote: 'A difficult one' })
  })

  it('is nothing of another client, and nobody of another agency sees anything', async () => {
    const { body } = await s.member<{ doc: { id: string } }>('POST', '/api/posts', { client: s.other, connection: s.accounts.others, title: 'Theirs' })
    const { id } = await s.inState('pending_approval')
    expect([(await read(s.customer, body.doc.id)).status, (await read(s.stranger, id)).status, (await move(s.stranger, id, 'approve', { version: 1 })).status, (await move(s.stranger, id, 'recall')).status]).toEqual([404, 404, 404, 404])
    expect((await s.customer('POST', '/api/posts', { client: s.client, title: 'Mine' })).status).toBe(403)
    expect((await move(s.customer, id, 'recall')).status).toBe(403)
    expect((await s.customer('GET', '/api/posts/export')).status).toBe(403)
  })
})

describe('an edit', () => {
  it('on an older version is refused with the fields that differ and loses nothing', async () => {
    const { id } = await s.draft()
    expect((await s.member('PATCH', `/api/posts/${id}`, { caption: 'First', version: 1 })).status).toBe(200)
    const late = await s.admin<{ errors: { data: { details: unknown } }[] }>('PATCH', `/api/posts/${id}`, { caption: 'Second', version: 1 })
    expect([refusalOf(late), late.body.errors[0]!.data.details]).toMatchObject([[409, 'RES_003', 'STALE_VERSION'], { version: 2, fields: ['caption'] }])
    expect(refusalOf(await s.admin('PATCH', `/api/posts/${id}`, { caption: 'Third' }))).toEqual([428, 'VAL_002', 'VERSION_REQUIRED'])
    expect((await read(s.member, id)).body.caption).toBe('First')
  })

  it('of a note or a label makes no new version', async () => {
    const { id } = await s.draft()
    const { body } = await s.member<{ doc: PostAnswer }>('PATCH', `/api/posts/${id}`, { internalNote: 'Ask twice', labels: ['launch'], version: 1 })
    expect(body.doc).toMatchObject({ version: 1, internalNote: 'Ask twice', labels: ['launch'] })
  })

  it.each([['pending_approval', 'caption'], ['approved', 'title'], ['rejected', 'caption'], ['posted', 'caption']])('is refused while a post is %s', async (state, field) => {
    const { id, version } = await s.inState(state)
    const answer = await s.member<{ errors: { data: { details: unknown } }[] }>('PATCH', `/api/posts/${id}`, { [field]: 'Other words', version })
    expect([refusalOf(answer), answer.body.errors[0]!.data.details]).toEqual([[409, 'RES_003', 'LOCKED'], { state, fields: [field] }])
  })

  it('of an approved post changes its time alone, and the client is told', async () => {
    const { id, version } = await s.inState('approved')
    const day = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10)
    const { body } = await move(s.admin, id, 'reschedule', { scheduledAt: `${day}T09:30`, scheduledTimezone: 'Asia/Tokyo' })
    expect(body).toMatchObject({ status: 'approved', version, scheduledAt: `${day}T00:30:00.000Z`, scheduledTimezone: 'Asia/Tokyo' })
    expect(await s.sql(`select type from notifications where subject = $1 and type = 'post.rescheduled'`, `post:${id}`)).toHaveLength(2)
  })

  it('of a link is possible once a post is out, to another of the same network', async () => {
    const { id, version } = await s.inState('posted')
    const patch = (postUrl: string) => s.member<{ doc: PostAnswer }>('PATCH', `/api/posts/${id}`, { postUrl, version })
    expect(refusalOf(await patch('https://x.com/quay/status/1'))).toEqual([422, 'VAL_003', 'URL_HOST'])
    expect((await patch('https://www.linkedin.com/posts/quay_opening-activity-99-x')).body.doc.postUrl).toBe('https://www.linkedin.com/posts/quay_opening-activity-99-x')
    await s.sql(`update posts set posted_at = now() - interval '8 days' where id = $1`, id)
    expect(refusalOf(await patch('https://www.linkedin.com/posts/quay_opening-activity-98-x'))).toEqual([409, 'RES_003', 'LOCKED'])
  })
})

describe('bad input', () => {
  it('names every fault with its place when a post is submitted', async () => {
    const { id } = await s.draft({ connection: s.accounts.instagram, caption: `${'#tag1a '.repeat(31)}`, images: [{ file: await s.image({ width: 300, height: 900, kind: 'png' }) }], title: 'Faulty' })
    const { status, body } = await s.member<{ errors: { data: { details: { errors: { code: string; field: string }[] } } }[] }>('POST', `/api/posts/${id}/submit`, { version: 1 })
    expect([status, body.errors[0]!.data.details.errors.map(({ code, field }) => [code, field])]).toEqual([422, [['HASHTAGS_TOO_MANY', 'caption'], ['IMAGE_TOO_SMALL', 'images.0'], ['IMAGE_RATIO', 'images.0']]])
    expect(await statusOf(id)).toBe('draft')
  })

  it.each([
    ['an account of another client', () => ({ connection: s.accounts.others }), [422, 'VAL_001', 'CONNECTION_CLIENT']],
    ['an account that is none', () => ({ connection: '019a9f6e-6f0c-7aa3-9c55-0f3d1c7a2b10' }), [404, 'RES_001', 'NOT_FOUND']],
    ['a picture that is none', () => ({ images: [{ file: '019a9f6e-6f0c-7aa3-9c55-0f3d1c7a2b10' }] }), [404, 'RES_001', 'NOT_FOUND']],
    ['another client’s picture', async () => ({ images: [{ file: await s.image({ client: s.other }) }] }), [404, 'RES_001', 'NOT_FOUND']],
    ['a zone that is none', () => ({ scheduledTimezone: 'Mars/Base' }), [422, 'VAL_001', 'VALIDATION']],
    ['a time that is none', () => ({ scheduledAt: 'next week' }), [422, 'VAL_003', 'INVALID_FORMAT']],
    ['another client', () => ({ client: '019a9f6e-6f0c-7aa3-9c55-0f3d1c7a2b10' }), [404, 'RES_001', 'NOT_FOUND']],
  ])('%s is refused and nothing is kept', async (_, more, expected) => {
    const count = () => s.sql('select count(*)::int as n from posts')
    const before = await count()
    expect(refusalOf(await s.member('POST', '/api/posts', { client: s.client, title: 'Bad', ...(await more()) }))).toEqual(expected)
    expect(await count()).toEqual(before)
  })

  it.each([
    ['in the past', () => new Date(Date.now() - 60_000).toISOString(), 'SCHEDULE_PAST'],
    ['too far away', () => new Date(Date.now() + 400 * 86_400_000).toISOString(), 'SCHEDULE_TOO_FAR'],
  ])('a time %s is refused', async (_, time, name) => {
    const { id } = await s.draft()
    expect(refusalOf(await move(s.member, id, 'reschedule', { scheduledAt: time() }))).toEqual([422, 'VAL_001', name])
  })

  it('publishing by itself is refused where a network is posted to by hand', async () => {
    const { id } = await s.draft({ connection: s.accounts.instagram })
    expect(refusalOf(await move(s.member, id, 'reschedule', { scheduledAt: new Date(Date.now() + 86_400_000).toISOString(), autoPublish: true }))).toEqual([409, 'RES_003', 'HAND_ONLY'])
  })

  it('links of another network, of another post and days to come are refused', async () => {
    const [first, { id }] = [await s.inState('posted'), await s.inState('approved')]
    const mark = (body: object) => move(s.member, id, 'mark-posted', body)
    expect(refusalOf(await mark({ postUrl: 'http://www.linkedin.com/x' }))).toEqual([422, 'VAL_003', 'URL_SCHEME'])
    expect(refusalOf(await mark({ postUrl: 'https://x.com/quay/status/1' }))).toEqual([422, 'VAL_003', 'URL_HOST'])
    expect(refusalOf(await mark({ postUrl: first.postUrl }))).toEqual([409, 'VAL_004', 'URL_IN_USE'])
    expect(refusalOf(await mark({ postUrl: 'https://www.linkedin.com/feed/update/urn:li:share:42/', postedAt: new Date(Date.now() + 86_400_000).toISOString() }))).toEqual([422, 'VAL_001', 'POSTED_FUTURE'])
    expect(await statusOf(id)).toBe('approved')
  })

  it('submitting again without a change or an answer is refused', async () => {
    const { id } = await s.inState('changes_requested')
    expect(refusalOf(await move(s.member, id, 'resubmit', { version: 1 }))).toEqual([409, 'RES_003', 'NOTHING_CHANGED'])
    expect((await move(s.member, id, 'resubmit', { version: 1, note: 'It is as short as it can be.' })).status).toBe(200)
  })

  it('a client without people is asked only by an administrator', async () => {
    const body = { client: s.other, connection: s.accounts.others, title: 'Alone', caption: 'Words', images: [{ file: await s.image({ client: s.other }), alt: 'x' }] }
    const { id } = (await s.member<{ doc: { id: string } }>('POST', '/api/posts', body)).body.doc
    expect(refusalOf(await move(s.member, id, 'submit', { version: 1 }))).toEqual([409, 'RES_003', 'NO_REVIEWER'])
    expect((await move(s.admin, id, 'submit', { version: 1 })).status).toBe(200)
  })

  it('only drafts are deleted, softly', async () => {
    const [open, { id }] = [await s.inState('pending_approval'), await s.draft()]
    expect(refusalOf(await s.member('DELETE', `/api/posts/${open.id}`))).toEqual([409, 'RES_003', 'NOT_DRAFT'])
    expect((await s.member('DELETE', `/api/posts/${id}`)).status).toBe(200)
    expect((await s.member<{ docs: { id: string }[] }>('GET', '/api/posts?limit=100')).body.docs.map((row) => row.id)).not.toContain(id)
    expect((await move(s.member, id, 'submit', { version: 1 })).status).toBe(410)
  })

  it('that is deleted calls nobody to what was said about it', async () => {
    const { id, version } = await s.draft()
    await s.member('POST', `/api/posts/${id}/submit`, { version })
    await s.customer('POST', `/api/posts/${id}/request-changes`, { version, text: 'Shorter.' })
    await s.member('POST', `/api/posts/${id}/resubmit`, { version, note: 'Is it?' })
    await s.customer('POST', `/api/posts/${id}/approve`, { version })
    await s.member('POST', `/api/posts/${id}/withdraw`, {})
    await s.customer('POST', `/api/posts/${id}/thread`, { body: 'Why?' })
    await s.admin('POST', `/api/posts/${id}/thread`, { body: 'Let it go.', internal: true })
    const open = async () => [(await s.sql('select 1 from message_reads where conversation = $1 and at is null', `post:${id}`)).length > 0, (await s.sql('select 1 from notifications where subject = $1 and read_at is null', `post:${id}`)).length > 0]
    expect(await open()).toEqual([true, true])
    expect((await s.member('DELETE', `/api/posts/${id}`)).status).toBe(200)
    expect(await open()).toEqual([false, false])
    expect((await s.sql('select 1 from messages where conversation = $1', `post:${id}`)).length).toBeGreaterThan(4)
  })
})
