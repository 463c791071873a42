import { DateTime } from 'luxon'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { poolOf } from '@/src/engine/database'
import { buildApproved, buildPicture, onNetworks, openPublishing, stateOf, until } from './testing/approved'
import type { Stage } from './testing/stage'

let stage: Stage
let google: string
let x: string
beforeAll(async () => {
  ;({ stage, google, x } = await openPublishing())
}, 120_000)
afterEach(() => stage.sandbox.faults.clear())
afterAll(() => stage.close())

const db = () => poolOf(stage.app.payload)
const stop = (reason = 'A mistake in last week’s posts') => stage.member<{ already: boolean; planned: number }>('POST', `/api/clients/${stage.client}/stop-publishing`, { reason })
const resume = () => stage.member('POST', `/api/clients/${stage.client}/resume-publishing`, {})
const publish = (id: string, body: object = {}) => stage.admin('POST', `/api/posts/${id}/publish`, body)
const onNetwork = (caption: string) => onNetworks(stage, caption).length
const sweep = async () => (await import('@/src/domain/social/publishing/queue')).publishDuePosts(stage.app.payload)
const refusal = (body: unknown) => (body as { errors?: { data: { name: string } }[] }).errors?.[0]?.data.name
const typesOf = async (call: Stage['admin'], post: string) => (await call<{ docs: { type: string; subject?: string }[] }>('GET', '/api/notifications?limit=100')).body.docs.filter(({ subject }) => !subject || subject === `post:${post}`).map(({ type }) => type)

/** An approved post that was to go out so many minutes ago. */
const due = async (minutes: number, more: { caption?: string; connection?: string; images?: string[] } = {}): Promise<string> => {
  const { connection = google, ...rest } = more
  const id = await buildApproved(stage, connection, { autoPublish: true, scheduledAt: new Date(Date.now() + 3_600_000).toISOString(), ...rest })
  await db().query(`update posts set scheduled_at = now() - make_interval(mins => $2) where id = $1`, [id, minutes])
  return id
}

describe('the switch that stops publishing', () => {
  afterEach(resume)

  it('keeps what is planned and what somebody wants out now, until it is let go on', async () => {
    const id = await due(1, { caption: 'Kept by the switch' })
    expect((await stop()).body).toMatchObject({ already: false, planned: 1 })
    expect((await stop('Pressed by somebody else')).body).toMatchObject({ already: true })
    expect(await sweep()).toMatchObject({ queued: 0, late: 0 })
    const now = await publish(id)
    expect([now.status, refusal(now.body), (await stateOf(stage, id)).publishState]).toEqual([409, 'PUBLISHING_STOPPED', 'none'])
    await resume()
    expect(await sweep()).toMatchObject({ queued: 1 })
    expect(await until(stage, id, 'done')).toMatchObject({ status: 'posted' })
    expect(onNetwork('Kept by the switch')).toBe(1)
  })

  it('holds back what is on its way, up to the moment before it is created', async () => {
    const caption = 'Stopped between the picture and the post'
    const planned = await due(1, { caption: `${caption}, planned`, connection: x, images: [(await buildPicture(stage)).file] })
    stage.sandbox.faults.add({ vendor: 'x', kind: 'latency', match: '/2/media/upload', times: 1, ms: 5000 })
    await sweep()
    await until(stage, planned, 'publishing')
    await stop()
    expect(await until(stage, planned, 'none', 'failed', 'done')).toMatchObject({ publishState: 'none', status: 'approved' })
    expect(onNetwork(`${caption}, planned`)).toBe(0)
    await resume()
    await sweep()
    await until(stage, planned, 'done')
    expect(onNetwork(`${caption}, planned`)).toBe(1)
  }, 90_000)

  it('ends what somebody asked for, which has no plan to wait for', async () => {
    const id = await buildApproved(stage, google, { caption: 'Asked for, then stopped' })
    await db().query(`update posts set approved_at = now() - interval '10 seconds' where id = $1`, [id])
    await publish(id)
    await stop()
    expect(await until(stage, id, 'failed', 'done')).toMatchObject({ publishState: 'failed', status: 'approved', publishError: expect.stringContaining('stopped') })
    expect([onNetwork('Asked for, then stopped'), await typesOf(stage.admin, id)]).toEqual([0, expect.arrayContaining(['post.publish_failed'])])
  })

  it('leaves what is more than an hour late where it is, and the client and the agency hear of it', async () => {
    await stop()
    const id = await due(61)
    expect(await sweep()).toMatchObject({ late: 1 })
    expect(await stateOf(stage, id)).toMatchObject({ status: 'approved', publishState: 'failed', publishError: expect.stringContaining('stopped when its time came') })
    expect([await typesOf(stage.customer, id), await typesOf(stage.admin, id)]).toEqual([expect.arrayContaining(['post.late']), expect.arrayContaining(['post.late'])])
    // Publishing it now, as people are told, is another wish and not late.
    await resume()
    expect((await stage.admin('POST', `/api/posts/${id}/publish/resolve`, { outcome: 'not_live', retry: true })).status).toBe(200)
    expect(await until(stage, id, 'done')).toMatchObject({ status: 'posted' })
  })

  it('or a worker that was away for an hour sends nothing any more that somebody wanted then', async () => {
    const id = await buildApproved(stage, google, { caption: 'Wanted an hour ago' })
    await db().query('update posts set approved_at = now() where id = $1', [id])
    expect((await publish(id)).status).toBe(202)
    await db().query(`update effects set next_attempt_at = now(), request = request || jsonb_build_object('asked', now() - interval '61 minutes') where request->>'post' = $1`, [id])
    expect(await until(stage, id, 'failed', 'done')).toMatchObject({ publishState: 'failed', status: 'approved', publishError: expect.stringContaining('more than an hour ago') })
    expect([onNetwork('Wanted an hour ago'), await typesOf(stage.customer, id)]).toEqual([0, expect.arrayContaining(['post.late'])])
  })

  it('is pressed by those who work there: for the agency by its administrators, never by a client', async () => {
    const whole = (call: Stage['admin'], move: string) => call('POST', `/api/agencies/me/${move}`, move.startsWith('stop') ? { reason: 'Everything, for now' } : {})
    expect([(await whole(stage.member, 'stop-publishing')).status, (await whole(stage.customer, 'stop-publishing')).status]).toEqual([403, 403])
    expect((await stage.customer('POST', `/api/clients/${stage.client}/stop-publishing`, { reason: 'Not mine to press' })).status).toBe(403)
    expect((await stage.admin('POST', `/api/clients/${stage.agency}/stop-publishing`, { reason: 'Nobody’s' })).status).toBe(404)
    expect((await stage.member('POST', `/api/clients/${stage.client}/stop-publishing`, { reason: ' ' })).status).toBe(422)
    expect((await whole(stage.admin, 'stop-publishing')).status).toBe(200)
    const id = await due(1)
    expect(await sweep()).toMatchObject({ queued: 0 })
    const { body } = await stage.member<{ stops: { client: string | null; reason: string; by: string; mayLift: boolean }[] }>('GET', `/api/posts/publishing-stops?client=${stage.client}`)
    expect(body.stops).toMatchObject([{ client: null, reason: 'Everything, for now', by: expect.any(String), mayLift: false }])
    expect((await stage.customer('GET', '/api/posts/publishing-stops')).status).toBe(403)
    expect((await whole(stage.admin, 'resume-publishing')).body).toEqual({ resumed: true })
    expect((await whole(stage.admin, 'resume-publishing')).body).toEqual({ resumed: false })
    const events = await db().query<{ type: string; note: string | null }>(`select type, note from events where type like 'agencies.%_publishing' order by created_at`)
    expect(events).toEqual([{ type: 'agencies.stop_publishing', note: 'Everything, for now' }, { type: 'agencies.resume_publishing', note: null }])
    await sweep()
    await until(stage, id, 'done')
  })
})

describe('quiet hours of an account', () => {
  const clock = (minutes: number) => DateTime.utc().plus({ minutes }).toFormat('HH:mm')
  const quiet = (hours: object | null, call = stage.member) => call<{ affected: { id: string }[]; connection: Record<string, unknown> }>('PUT', `/api/connections/${google}/quiet-hours`, { quiet: hours && { timezone: 'UTC', ...hours } })
  afterEach(() => quiet(null))

  it('refuse a plan within them, warn of one by hand, and name the posts that they catch', async () => {
    const inside = new Date(Date.now() + 3_600_000).toISOString()
    const caught = await buildApproved(stage, google, { autoPublish: true, scheduledAt: inside })
    const hours = { from: clock(30), to: clock(90) }
    const set = await quiet(hours)
    expect([set.status, set.body.affected.map(({ id }) => id), set.body.connection]).toMatchObject([200, [caught], { quietFrom: hours.from, quietTimezone: 'UTC' }])
    const planned = await stage.admin('POST', `/api/posts/${caught}/reschedule`, { scheduledAt: new Date(Date.now() + 3_660_000).toISOString(), autoPublish: true })
    expect([planned.status, refusal(planned.body)]).toEqual([422, 'SCHEDULE_QUIET'])
    const codes = async (autoPublish: boolean) => {
      const { body } = await stage.admin<{ errors: { code: string }[]; warnings: { code: string }[] }>('POST', '/api/posts/validate', { client: stage.client, connection: google, title: 'Quiet', caption: 'Quiet', scheduledAt: inside, autoPublish })
      return [body.errors, body.warnings].map((found) => found.map(({ code }) => code).filter((code) => code.includes('QUIET')))
    }
    expect([await codes(true), await codes(false)]).toEqual([[['SCHEDULE_QUIET'], []], [[], ['SCHEDULE_IN_QUIET']]])
    expect((await stage.admin('POST', `/api/posts/${caught}/reschedule`, { scheduledAt: new Date(Date.now() + 7_200_000).toISOString() })).status).toBe(200)
  })

  it('let a planned post wait for their end, and go out when they end within its hour', async () => {
    const id = await due(1)
    await quiet({ from: clock(-10), to: clock(20) })
    expect(await sweep()).toMatchObject({ queued: 0, held: 1, late: 0 })
    await quiet(null)
    expect(await sweep()).toMatchObject({ queued: 1 })
    await until(stage, id, 'done')
    const tooLong = await due(1)
    await quiet({ from: clock(-10), to: clock(120) })
    expect(await sweep()).toMatchObject({ held: 0, late: 1 })
    expect(await stateOf(stage, tooLong)).toMatchObject({ status: 'approved', publishState: 'failed', publishError: expect.stringContaining('quiet hours') })
  })

  it('ask somebody who publishes now to say so twice', async () => {
    const id = await buildApproved(stage, google)
    await quiet({ from: clock(-10), to: clock(120) })
    const asked = await publish(id)
    expect([asked.status, refusal(asked.body), (asked.body as { errors: { data: { details: unknown } }[] }).errors[0]!.data.details]).toEqual([409, 'QUIET_HOURS', { until: expect.any(String) }])
    expect((await publish(id, { despiteQuietHours: true })).status).toBe(202)
    expect(await until(stage, id, 'done')).toMatchObject({ status: 'posted' })
  })

  it('are set by who works for the client, with two times of a zone that there is', async () => {
    expect((await quiet({ from: '22:00', to: '07:00' }, stage.customer)).status).toBe(403)
    const faults = await Promise.all([quiet({ from: '22:00', to: '22:00' }), quiet({ from: '25:00', to: '07:00' }), quiet({ from: '22:00', to: '07:00', timezone: 'Nowhere/Here' })])
    expect(faults.map(({ status }) => status)).toEqual([422, 422, 422])
    expect((await stage.customer<Record<string, unknown>>('GET', `/api/connections/${google}`)).body).toMatchObject({ quietFrom: null })
  })
})
