import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Caller } from '@/src/testing/app'
import { buildUser } from '@/src/testing/build'
import { refusalOf, startStage, type Stage } from '../testing/stage'

type Table = { rulesVersion: string; platforms: Record<string, { caption: { max: number }; images: { max: number } }> }
type Doc = { doc: { id: string; version: number; title: string; value: number } }

let s: Stage
let operator: Caller

beforeAll(async () => {
  s = await startStage()
  operator = await s.app.as((await buildUser(s.app.payload, { isSuperAdmin: true })).email)
})
afterAll(() => s.app.close())

const table = async (by: Caller = s.member) => (await by<Table>('GET', '/api/posts/platform-rules')).body
const set = (platform: string, figure: string, value: unknown, by: Caller = operator) => by<Doc>('POST', '/api/social-rules', { platform, figure, value })
const reset = (id: string) => operator('DELETE', `/api/social-rules/${id}`)

describe('a figure of a network', () => {
  it('is changed by the operator, holds for everybody at once, and is as usual again once it is reset', async () => {
    const before = await table()
    const made = await set('linkedin', 'caption_max', 20)
    expect([made.status, made.body.doc]).toEqual([201, expect.objectContaining({ title: 'LinkedIn: caption', value: 20, version: 1 })])
    for (const by of [s.admin, s.member, s.customer]) expect([(await table(by)).platforms.linkedin!.caption.max, (await by<{ docs: unknown[] }>('GET', '/api/social-rules')).body.docs.length]).toEqual([20, 1])
    expect((await table()).rulesVersion).not.toBe(before.rulesVersion)
    const { id, version } = await s.draft({ caption: 'More than twenty characters.' })
    expect(JSON.stringify((await s.member('POST', `/api/posts/${id}/submit`, { version })).body)).toContain('8 characters too many: LinkedIn allows 20.')
    const changed = await operator<Doc>('PATCH', `/api/social-rules/${made.body.doc.id}`, { value: 28, version: 1 })
    expect([changed.status, (await s.member('POST', `/api/posts/${id}/submit`, { version })).status]).toEqual([200, 200])
    expect((await reset(made.body.doc.id)).status).toBe(200)
    expect(await table()).toEqual(before)
    const log = await s.sql<{ type: string; changes: object }>(`select type, changes from events where resource_type = 'social-rules' and actor_id is not null order by created_at, id`)
    expect(log.map(({ type }) => type)).toEqual(['social-rules.create', 'social-rules.update', 'social-rules.delete'])
    expect(log[1]!.changes).toEqual({ value: { old: 20, new: 28 } })
  })

  it('never goes beyond what the network itself takes, nor against another figure, and is set once', async () => {
    const refused = async (answer: Awaited<ReturnType<typeof set>>) => [...refusalOf(answer), (answer.body as unknown as { errors: { message: string }[] }).errors[0]!.message]
    expect(await refused(await set('x', 'caption_max', 281))).toEqual([422, 'VAL_001', 'ABOVE_CEILING', 'Caption: X itself takes at most 280 characters. Choose that or less.'])
    for (const value of ['many', null, 0, 1.5]) expect([value, (await set('x', 'caption_max', value)).status]).toEqual([value, 422])
    expect((await set('x', 'title_max', 10)).status).toBe(422)
    expect((await set('myspace', 'caption_max', 10)).status).toBe(422)
    const least = (await set('x', 'images_min', 3)).body.doc
    expect(await refused(await set('x', 'images_max', 2))).toEqual([422, 'VAL_001', expect.any(String), 'X would need at least 3 images and take at most 2.'])
    expect((await set('x', 'images_min', 2)).status).toBeGreaterThanOrEqual(400)
    expect([refusalOf(await operator('PATCH', `/api/social-rules/${least.id}`, { value: 2 }))[0], refusalOf(await operator('PATCH', `/api/social-rules/${least.id}`, { value: 2, version: 7 }))[2]]).toEqual([428, 'STALE_VERSION'])
    expect((await reset(least.id)).status).toBe(200)
  })

  it('is nobody else’s to change', async () => {
    const { body } = await set('x', 'caption_max', 200)
    for (const by of [s.admin, s.member, s.customer]) {
      expect([(await set('x', 'images_max', 2, by)).status, (await by('PATCH', `/api/social-rules/${body.doc.id}`, { value: 100, version: 1 })).status, (await by('DELETE', `/api/social-rules/${body.doc.id}`)).status]).toEqual([403, 403, 403])
    }
    expect((await s.app.anonymous('GET', '/api/social-rules')).status).toBe(401)
    await reset(body.doc.id)
  })

  it('tells who has the table already that it still holds', async () => {
    const first = await s.member('GET', '/api/posts/platform-rules')
    const tag = first.headers.get('etag')!
    const again = () => s.member('GET', '/api/posts/platform-rules', undefined, { 'if-none-match': tag })
    expect((await again()).status).toBe(304)
    const { body } = await set('facebook', 'images_max', 5)
    expect([(await again()).status, (await table()).platforms.facebook!.images.max]).toEqual([200, 5])
    await reset(body.doc.id)
    expect((await again()).status).toBe(304)
  })
})

describe('a post that was approved before', () => {
  it('is not published once its network takes less, and says why', async () => {
    const { id } = await s.inState('approved', { caption: 'We open on Monday at nine.' })
    const { body } = await set('linkedin', 'caption_max', 10)
    const refused = await s.member('POST', `/api/posts/${id}/publish`, {})
    expect([...refusalOf(refused), JSON.stringify(refused.body)]).toEqual([409, 'RES_003', 'RULES_CHANGED', expect.stringContaining('16 characters too many: LinkedIn allows 10. This was not so when the client approved it')])
    await reset(body.doc.id)
    expect((await s.member('POST', `/api/posts/${id}/publish`, {})).status).toBe(202)
  })

  it('has its images drawn smaller when they must weigh less', async () => {
    const { renderImages } = await import('@/jobs/social/render/renderImages')
    const { redrawImages } = await import('@/jobs/social/render/redraw')
    const { id } = await s.inState('approved', { images: [{ file: await s.image({ width: 3000, height: 2000, kind: 'png' }), alt: 'The quay' }] })
    const { body } = await set('linkedin', 'image_pixels', 1_000_000)
    const event = { eventId: crypto.randomUUID(), type: 'social-rules.create', resourceId: body.doc.id }
    const tools = { payload: s.app.payload, signal: new AbortController().signal }
    await redrawImages.handler(event, tools)
    expect(await s.sql(`select request->>'resourceId' as post from effects where key = $1`, `job:render-post-images:${event.eventId}:${id}`)).toEqual([{ post: id }])
    await renderImages.handler({ ...event, resourceId: id }, tools)
    const [drawn] = await s.sql<{ area: number }>('select (f.width * f.height)::int as area from posts_images i join files f on f.id = i.rendition_id where i._parent_id = $1', id)
    expect(drawn!.area).toBeLessThanOrEqual(1_000_000)
    await reset(body.doc.id)
  })
})

describe('the zone of a new post', () => {
  it('is its client’s, else its agency’s', async () => {
    const at = async () => (await s.draft({ scheduledAt: '2027-06-01T09:30' })) as unknown as { scheduledAt: string; scheduledTimezone: string }
    expect(await at()).toMatchObject({ scheduledTimezone: 'Europe/Berlin', scheduledAt: '2027-06-01T07:30:00.000Z' })
    const { body } = await s.admin<{ version: number }>('GET', `/api/clients/${s.client}`)
    expect((await s.admin('PATCH', `/api/clients/${s.client}`, { timezone: 'Mars/Olympus', version: body.version })).status).toBe(422)
    expect((await s.admin('PATCH', `/api/clients/${s.client}`, { timezone: 'Asia/Tokyo', version: body.version })).status).toBe(200)
    expect(await at()).toMatchObject({ scheduledTimezone: 'Asia/Tokyo', scheduledAt: '2027-06-01T00:30:00.000Z' })
  })
})
