import JSZip from 'jszip'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { poolOf } from '@/src/engine/database'
import { buildApproved, buildPicture } from './testing/approved'
import { openAt, openStage, type Stage } from './testing/stage'

type Kit = { caption: string; images: { number: number; alt: string; url: string }[]; link: string; zip: string; openUrl: string; account: { profileUrl: string } }

let stage: Stage
let id: string
beforeAll(async () => {
  stage = await openStage()
  const { body } = await stage.customer<{ doc: { id: string } }>('POST', '/api/connections', { client: stage.client, platform: 'tiktok', mode: 'hand', handle: 'brightside', profileUrl: 'https://www.tiktok.com/@brightside' })
  id = await buildApproved(stage, body.doc.id, { caption: 'Doors open <at> nine', images: [(await buildPicture(stage)).file], scheduledAt: new Date(Date.now() + 3_600_000).toISOString() })
}, 120_000)
afterAll(() => stage.close())

describe('a kit for posting by hand', () => {
  it('has the caption, the pictures in order with descriptions, and where to post', async () => {
    const { status, body } = await stage.member<Kit>('GET', `/api/posts/${id}/kit`)
    expect([status, body.caption, body.images.map(({ number, alt }) => [number, alt]), body.account.profileUrl]).toEqual([200, 'Doors open <at> nine', [[1, 'Picture 1']], 'https://www.tiktok.com/@brightside'])
    expect((await stage.customer('GET', `/api/posts/${id}/kit`)).status).toBe(403)
  })

  it('opens on any phone by its link, which ends and opens nothing else', async () => {
    const { link, zip } = (await stage.member<Kit>('GET', `/api/posts/${id}/kit`)).body
    const [page, file] = [new URL(link), new URL(zip)]
    const shown = await openAt(stage, page.host, `${page.pathname}${page.search}`)
    expect([shown.status, shown.text.includes('Doors open &lt;at&gt; nine'), shown.text.includes('Impresario')]).toEqual([200, true, false])
    const answer = await fetch(`${stage.app.url}${file.pathname}${file.search}`)
    const names = Object.keys((await JSZip.loadAsync(await answer.arrayBuffer())).files)
    expect(names).toEqual(['caption.txt', 'descriptions.txt', '01.jpg'])
    expect((await openAt(stage, page.host, `${page.pathname}${page.search.replace(/until=\d+/, `until=${Math.floor(Date.now() / 1000) + 999_999}`)}`)).status).toBe(410)
    expect((await openAt(stage, page.host, `${page.pathname.replace(id, stage.client)}${page.search}`)).status).toBe(410)
  })

  it('is told of half an hour before and at the time, once each, and not after it was posted', async () => {
    const [{ remindByHand, remindOfPost }, { sweeps }] = await Promise.all([import('./remind'), import('../sweeps')])
    const at = async (minutes: number) => poolOf(stage.app.payload).query(`update posts set scheduled_at = now() + make_interval(mins => $2::int) where id = $1`, [id, minutes])
    const run = () => sweeps['remind-by-hand']!.run(stage.app.payload)
    expect(await run()).toEqual({ asked: 0 })
    await at(20)
    expect([await run(), await run()]).toEqual([{ asked: 1 }, { asked: 0 }])
    const told = async () => {
      const [due] = await poolOf(stage.app.payload).query<{ request: unknown }>(`select request from effects where kind = 'job:remind-of-post' order by created_at desc limit 1`)
      await remindOfPost.handler(due!.request, { payload: stage.app.payload, signal: new AbortController().signal })
      return (await poolOf(stage.app.payload).query(`select 1 from notifications where type = 'post.due_by_hand' and read_at is null`)).length
    }
    expect(await told()).toBeGreaterThan(0)
    await at(-1)
    expect(await run()).toEqual({ asked: 1 })
    expect((await stage.member('POST', `/api/posts/${id}/mark-posted`, { postUrl: 'https://www.tiktok.com/@brightside/photo/7300000000000000001?is_from_webapp=1' })).status).toBe(200)
    const before = await poolOf(stage.app.payload).query(`select 1 from notifications where type = 'post.due_by_hand'`)
    await told()
    expect((await poolOf(stage.app.payload).query(`select 1 from notifications where type = 'post.due_by_hand'`)).length).toBe(before.length)
    expect(await remindByHand(stage.app.payload, async () => true)).toEqual({ asked: 0 })
  })
})
