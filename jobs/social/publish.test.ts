import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { poolOf } from '@/src/engine/database'
import { buildApproved, buildPicture, connectAccount, onNetworks, openPublishing, stateOf, until } from './testing/approved'
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
const publish = (id: string) => stage.admin('POST', `/api/posts/${id}/publish`, {})
const onNetwork = (caption: string) => onNetworks(stage, caption)
const creates = () => stage.sandbox.state.calls.filter(({ method, path }) => method === 'POST' && /\/localPosts$|\/2\/tweets$/.test(path)).length
const effectsOf = (id: string) => db().query<{ key: string; state: string }>(`select key, state::text as state from effects where request->>'post' = $1 order by created_at`, [id])
const look = async () => (await import('@/src/engine/effects')).resolveUnknown(stage.app.payload)

describe('publishing', () => {
  it('sends the pictures in the order that is shown, once, and tells link and state', async () => {
    const pictures = [await buildPicture(stage), await buildPicture(stage), await buildPicture(stage)]
    const [first, second, third] = pictures as [typeof pictures[0], typeof pictures[0], typeof pictures[0]]
    const id = await buildApproved(stage, x, { caption: 'Three rooms, one house', images: [third!.file, first!.file, second!.file] })
    expect((await publish(id)).status).toBe(202)
    expect((await publish(id)).body).toMatchObject({ errors: [{ data: { name: 'ALREADY_QUEUED' } }] })
    const state = await until(stage, id, 'done')
    expect(state).toMatchObject({ status: 'posted', postedVia: 'channel', postUrl: expect.stringContaining('https://x.com/') })
    const [posted, ...more] = onNetwork('Three rooms, one house')
    expect([posted!.images.map(({ sha256 }) => sha256), posted!.images.map(({ alt }) => alt), more]).toEqual([[third, first, second].map((each) => each!.sha256), ['Picture 1', 'Picture 2', 'Picture 3'], []])
    expect(posted!.id).toBe(state.externalPostId)
    const { body } = await stage.customer<{ docs: { type: string }[] }>('GET', '/api/notifications')
    expect(body.docs.some(({ type }) => type === 'post.posted')).toBe(true)
  })

  it('waits until the decision can no longer be taken back', async () => {
    const id = await buildApproved(stage, google)
    await db().query(`update posts set approved_at = now() + interval '1 hour' where id = $1`, [id])
    await publish(id)
    const [effect] = await db().query<{ seconds: number }>(`select extract(epoch from next_attempt_at - now())::int as seconds from effects where request->>'post' = $1`, [id])
    expect(effect!.seconds).toBeGreaterThan(1_800)
    expect((await stage.admin('POST', `/api/posts/${id}/withdraw`, {})).status).toBe(200)
    expect(await stateOf(stage, id)).toMatchObject({ status: 'draft', publishState: 'none' })
  })

  it('never sends changed content under an old approval', async () => {
    const id = await buildApproved(stage, google, { caption: 'As the client saw it' })
    await db().query(`update posts set caption = 'Something else', content_hash = 'other' where id = $1`, [id])
    expect((await publish(id)).body).toMatchObject({ errors: [{ data: { name: 'NOT_APPROVED' } }] })
    // Even where the row says that nothing changed, what was shown decides.
    await db().query('update posts set content_hash = approved_hash where id = $1', [id])
    await publish(id)
    expect(await until(stage, id, 'failed')).toMatchObject({ status: 'approved', publishError: expect.stringContaining('no longer what the client approved') })
    expect(onNetwork('Something else')).toEqual([])
  })

  it('sends nothing that the network takes no longer', async () => {
    const id = await buildApproved(stage, google, { caption: 'Longer than it may be by now', scheduledAt: new Date(Date.now() + 3_600_000).toISOString(), autoPublish: true })
    await db().query(`update posts set scheduled_at = now() - interval '1 minute' where id = $1`, [id])
    await db().query(`insert into social_rules (id, platform, figure, value) values (gen_random_uuid(), 'google_business', 'caption_max', 10)`)
    const { publishDuePosts } = await import('@/src/domain/social/publishing/queue')
    await publishDuePosts(stage.app.payload)
    expect(await until(stage, id, 'failed')).toMatchObject({ status: 'approved', publishError: expect.stringContaining('18 characters too many: Google Business Profile allows 10.') })
    await db().query('delete from social_rules')
    expect(onNetwork('Longer than it may be by now')).toEqual([])
  })

  it('is refused for an account by hand, one that was disconnected, and what is not approved', async () => {
    const { body } = await stage.customer<{ doc: { id: string } }>('POST', '/api/connections', { client: stage.client, platform: 'google_business', mode: 'hand', handle: 'by-hand', profileUrl: 'https://www.google.com/maps/place/x' })
    const byHand = await buildApproved(stage, body.doc.id)
    expect((await publish(byHand)).body).toMatchObject({ errors: [{ data: { name: 'HAND_ONLY' } }] })
    const gone = await connectAccount(stage, 'x', 'going')
    const id = await buildApproved(stage, gone, { images: [(await buildPicture(stage)).file], autoPublish: true, scheduledAt: new Date(Date.now() + 3_600_000).toISOString() })
    await stage.customer('DELETE', `/api/connections/${gone}`)
    expect((await publish(id)).body).toMatchObject({ errors: [{ data: { name: 'CONNECTION_BROKEN' } }] })
    await db().query(`update posts set scheduled_at = now() - interval '1 minute' where id = $1`, [id])
    const { publishDuePosts } = await import('@/src/domain/social/publishing/queue')
    expect(await publishDuePosts(stage.app.payload)).toEqual({ queued: 0, held: 0, late: 0, refused: 1 })
    expect(await stateOf(stage, id)).toMatchObject({ publishState: 'failed', publishError: expect.stringContaining('disconnected') })
  })
})

describe('the plan', () => {
  it('publishes at its time, and not at all when that is long past', async () => {
    const { publishDuePosts } = await import('@/src/domain/social/publishing/queue')
    const soon = { autoPublish: true, scheduledAt: new Date(Date.now() + 3_600_000).toISOString() }
    const [due, late] = [await buildApproved(stage, google, soon), await buildApproved(stage, google, soon)]
    expect(await publishDuePosts(stage.app.payload)).toEqual({ queued: 0, held: 0, late: 0, refused: 0 })
    await db().query(`update posts set scheduled_at = now() - case when id = $1 then interval '1 minute' else interval '61 minutes' end where id = any($2)`, [due, [due, late]])
    expect(await publishDuePosts(stage.app.payload)).toEqual({ queued: 1, held: 0, late: 1, refused: 0 })
    expect(await until(stage, due, 'done')).toMatchObject({ status: 'posted' })
    expect(await stateOf(stage, late)).toMatchObject({ status: 'approved', publishState: 'failed', publishError: expect.stringContaining('more than an hour ago') })
  })
})

describe('what goes wrong', () => {
  it('before the create call is tried again; refused content and rights are not', async () => {
    const id = await buildApproved(stage, x, { images: [(await buildPicture(stage)).file], caption: 'Tried again' })
    stage.sandbox.faults.add({ vendor: 'x', kind: 'status', status: 503, match: '/2/media/upload', times: 3 })
    await publish(id)
    const waiting = await (async () => {
      for (;;) {
        const [effect] = await db().query<{ attempts: number; state: string; seconds: number }>(`select attempts::int, state::text, extract(epoch from next_attempt_at - now())::int as seconds from effects where request->>'post' = $1`, [id])
        if (effect?.state === 'reserved' && effect.attempts === 1) return effect
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
    })()
    expect(waiting.seconds).toBeGreaterThan(40)
    expect(await stateOf(stage, id)).toMatchObject({ publishState: 'queued', publishError: expect.any(String) })
    stage.sandbox.faults.clear()
    await db().query(`update effects set next_attempt_at = now() where request->>'post' = $1`, [id])
    expect(await until(stage, id, 'done')).toMatchObject({ attempts: 2 })
    const refused = await buildApproved(stage, google, { caption: 'Call +49 30 1234567 today' })
    await publish(refused)
    expect(await until(stage, refused, 'failed')).toMatchObject({ publishError: expect.stringContaining('rules do not allow') })
  }, 90_000)

  it('with an expired token is renewed and sent; with a withdrawn consent the account needs attention', async () => {
    const account = await connectAccount(stage, 'x', 'expiring')
    const id = await buildApproved(stage, account, { images: [(await buildPicture(stage)).file], caption: 'Renewed on the way' })
    stage.sandbox.faults.add({ vendor: 'x', kind: 'expired', match: '/2/tweets', times: 1 })
    await publish(id)
    await until(stage, id, 'done')
    expect(onNetwork('Renewed on the way')).toHaveLength(1)
    stage.sandbox.state.social.revoked.add('x:expiring')
    const lost = await buildApproved(stage, account, { images: [(await buildPicture(stage)).file] })
    await publish(lost)
    expect(await until(stage, lost, 'failed')).toMatchObject({ publishError: expect.stringContaining('Connect it again') })
    expect((await db().query<{ status: string }>('select status::text as status from connections where id = $1', [account]))[0]).toEqual({ status: 'needs_attention' })
  })

  it('after the create call is looked for, found, and never sent again', async () => {
    const id = await buildApproved(stage, google, { caption: 'Answer lost, post there' })
    stage.sandbox.faults.add({ vendor: 'google_business', kind: 'cut_after', match: '/localPosts', times: 1 })
    const before = creates()
    await publish(id)
    await until(stage, id, 'unknown')
    expect((await stage.admin('POST', `/api/posts/${id}/mark-posted`, { postUrl: 'https://instagram.com/p/x' })).status).not.toBe(200)
    await look()
    expect(await until(stage, id, 'done')).toMatchObject({ status: 'posted' })
    expect([onNetwork('Answer lost, post there').length, creates() - before]).toEqual([1, 1])
  })

  it('and cannot be found is a person’s to decide: live with its link, or sent again under a number of its own', async () => {
    const lost = async (caption: string) => {
      const id = await buildApproved(stage, google, { caption })
      stage.sandbox.faults.add({ vendor: 'google_business', kind: 'cut', match: caption, times: 1 })
      await publish(id)
      await until(stage, id, 'unknown')
      await look()
      return id
    }
    const [live, not] = [await lost('Somebody saw it'), await lost('Nobody saw it')]
    expect((await effectsOf(live)).map(({ state }) => state)).toEqual(['unknown'])
    const told = await stage.admin('POST', `/api/posts/${live}/publish/resolve`, { outcome: 'live', postUrl: 'https://www.google.com/local/posts/abc' })
    expect([told.status, (await stateOf(stage, live)).status]).toEqual([200, 'posted'])
    expect((await stage.admin('POST', `/api/posts/${not}/publish/resolve`, { outcome: 'not_live', retry: true })).status).toBe(200)
    await until(stage, not, 'done')
    expect((await effectsOf(not)).map(({ key, state }) => [key.split(':publish:')[1], state])).toEqual([['v1', 'failed'], ['v1:2', 'done']])
    expect(onNetwork('Nobody saw it')).toHaveLength(1)
    expect((await stage.admin('POST', `/api/posts/${not}/publish/resolve`, { outcome: 'not_live', retry: false })).status).toBe(409)
  })
})

describe('a worker that dies', () => {
  const interrupted = async (caption: string, creatingAt: boolean) => {
    const id = await buildApproved(stage, google, { caption })
    await db().query(`update posts set publish_state = 'publishing' where id = $1`, [id])
    await db().query(`insert into effects (id, key, kind, repeatable, state, request, attempts, fence, agency_id, client_id, lane, sent_at, created_at, updated_at)
      values (gen_random_uuid(), $1, 'social.publish', false, 'sending', $2::jsonb, 1, 1, $3, $4, $5, now() - interval '20 minutes', now(), now())`,
    [`post:${id}:publish:v1`, JSON.stringify({ post: id, version: 1, ...(creatingAt && { creatingAt: new Date(Date.now() - 60_000).toISOString() }) }), stage.agency, stage.client, google])
    const { repairInterrupted } = await import('@/src/engine/effects')
    await repairInterrupted(db())
    await look()
    return id
  }

  it('before the create call: it is sent, once', async () => {
    const id = await interrupted('Died before', false)
    await until(stage, id, 'done')
    expect(onNetwork('Died before')).toHaveLength(1)
  })

  it('during it or after it: it is looked for and not sent', async () => {
    const nowhere = await interrupted('Died during', true)
    expect(await stateOf(stage, nowhere)).toMatchObject({ publishState: 'unknown', status: 'approved' })
    const [account] = await db().query<{ account: string }>('select external_account_id as account from connections where id = $1', [google])
    stage.sandbox.state.social.add({ network: 'google_business', account: account!.account, text: 'Died after', link: null, images: [], id: `${account!.account}/localPosts/77` })
    const there = await interrupted('Died after', true)
    expect(await stateOf(stage, there)).toMatchObject({ publishState: 'done', status: 'posted', externalPostId: `${account!.account}/localPosts/77` })
    expect([onNetwork('Died during').length, onNetwork('Died after').length]).toEqual([0, 1])
  })
})
