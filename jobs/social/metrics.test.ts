import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { poolOf } from '@/src/engine/database'
import { buildApproved, connectAccount, until } from './testing/approved'
import { openStage, type Stage } from './testing/stage'

type Series = { points: Record<string, unknown>[]; newest: Record<string, unknown>; change: Record<string, number | null> | null; marks: Record<string, unknown> }

let stage: Stage
let id: string
beforeAll(async () => {
  stage = await openStage()
  const account = await connectAccount(stage, 'google_business')
  id = await buildApproved(stage, account)
  await stage.admin('POST', `/api/posts/${id}/publish`, {})
  await until(stage, id, 'done')
}, 120_000)
afterEach(() => stage.sandbox.faults.clear())
afterAll(() => stage.close())

const db = () => poolOf(stage.app.payload)
const series = async () => (await stage.customer<Series>('GET', `/api/posts/${id}/metrics`)).body
const age = async (hours: number) => {
  stage.sandbox.state.social.posts.forEach((post) => (post.at = Date.now() - hours * 3_600_000))
  await db().query(`update posts set posted_at = now() - make_interval(hours => $2::int) where id = $1`, [id, hours])
  await db().query(`update metric_syncs set next_at = now() - interval '1 minute' where post_id = $1`, [id])
}
const sweep = async () => (await import('@/src/domain/social/metrics/sync')).syncPostMetrics(stage.app.payload)
const points = async (count: number): Promise<Series> => {
  for (const end = Date.now() + 60_000; ; ) {
    const seen = await series()
    if (seen.points.length >= count) return seen
    if (Date.now() > end) throw new Error('No figures came.')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

describe('figures by sync', () => {
  it('come at their times, grow, and stand on the post as the newest; what is not told is unknown', async () => {
    expect(await sweep()).toEqual({ asked: 0 })
    await age(2)
    expect(await sweep()).toEqual({ asked: 1 })
    const first = await points(1)
    expect(first.newest).toMatchObject({ source: 'sync', likes: null, decreased: false })
    await age(30)
    await sweep()
    const second = await points(2)
    expect(Number(second.newest.views)).toBeGreaterThan(Number(first.newest.views))
    expect(second.change).toMatchObject({ views: Number(second.newest.views) - Number(first.newest.views), likes: null })
    const post = await stage.customer<{ metrics: Record<string, unknown> }>('GET', `/api/posts/${id}`)
    expect(post.body.metrics).toMatchObject({ views: second.newest.views, source: 'sync', likes: null })
  })

  it('that cannot be read are asked for later, and older ones stay', async () => {
    const before = (await series()).points.length
    await age(50)
    stage.sandbox.faults.add({ vendor: 'google_business', kind: 'status', status: 503, match: 'reportInsights', times: null })
    await sweep()
    for (;;) {
      const [row] = await db().query<{ fails: number; next: Date }>('select fails, next_at as next from metric_syncs where post_id = $1', [id])
      if (row!.fails === 1) break
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    expect((await series()).points.length).toBe(before)
    const again = await stage.admin('POST', `/api/posts/${id}/metrics/sync`, {})
    expect(again).toMatchObject({ status: 429, body: { errors: [{ data: { code: 'RATE_001' } }] } })
  }, 60_000)
})

describe('figures by hand', () => {
  it('are kept with who read them, and say when one fell', async () => {
    const made = await stage.member('POST', `/api/posts/${id}/metrics`, { views: 1, likes: 7 })
    expect(made).toMatchObject({ status: 201, body: { decreased: true, source: 'hand' } })
    expect((await series()).newest).toMatchObject({ likes: 7, views: 1, decreased: true, shares: null })
    expect((await series()).newest.note).toBeUndefined()
  })

  it('are refused before posting, in the future, without any, and from a client', async () => {
    const send = (body: object) => stage.member('POST', `/api/posts/${id}/metrics`, body)
    expect(await send({ likes: 1, capturedAt: '2020-01-01T00:00:00Z' })).toMatchObject({ status: 422, body: { errors: [{ data: { name: 'CAPTURED_RANGE' } }] } })
    expect((await send({ note: 'nothing' })).status).toBe(422)
    expect((await send({ likes: -1 })).status).toBe(422)
    expect((await stage.customer('POST', `/api/posts/${id}/metrics`, { likes: 1 })).status).toBe(403)
  })

  it('come out of a table, each line on its own', async () => {
    const [{ url }] = (await db().query<{ url: string }>('select post_url as url from posts where id = $1', [id])) as [{ url: string }]
    const { body } = await stage.admin<{ ok: number; failed: number; results: { row: number; code?: string }[] }>('POST', '/api/posts/metrics/import', { csv: `postUrl,likes,views\n${url},9,20\nhttps://x.com/none/status/1,1,1\n${url},many,1\n` })
    expect([body.ok, body.failed, body.results.map(({ code }) => code ?? null)]).toEqual([1, 2, [null, 'NOT_FOUND', 'VALIDATION']])
  })
})
