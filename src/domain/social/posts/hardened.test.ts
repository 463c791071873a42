import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PostgresAdapter } from '@payloadcms/db-postgres'
import { systemRequest } from '@/src/engine/database'
import { uuidv7 } from '@/src/engine/ids'
import type { Caller } from '@/src/testing/app'
import { buildAgency, buildUser } from '@/src/testing/build'
import { picture } from '../testing/pictures'
import { refusalOf, startStage, type PostAnswer, type Stage } from '../testing/stage'

let s: Stage

beforeAll(async () => {
  s = await startStage()
})
afterAll(() => s.app.close())

const waiting = (id: string) => s.sql<{ state: string; seconds: number }>(`select state::text as state, extract(epoch from next_attempt_at - now())::float8 as seconds from effects where request->>'post' = $1 and kind = 'social.publish'`, id)
const publishState = async (id: string) => (await s.sql<{ state: string }>('select publish_state::text as state from posts where id = $1', id))[0]?.state

describe('a yes that is taken back', () => {
  it('takes what it has queued along; after the next one nothing leaves before that can be taken back too', async () => {
    const { id, version } = await s.inState('approved')
    expect((await s.member('POST', `/api/posts/${id}/publish`, {})).status).toBe(202)
    // As if the first yes was given long ago and its fifteen seconds were just over.
    await s.sql(`update effects set next_attempt_at = now() where request->>'post' = $1`, id)
    await s.sql(`update approval_decisions set at = now() + interval '10 minutes' where approval_id in (select id from approvals where subject_id = $1)`, id)
    expect((await s.customer('POST', `/api/posts/${id}/undo`, {})).status).toBe(200)
    expect(await publishState(id)).toBe('none')
    await s.customer('POST', `/api/posts/${id}/approve`, { version })
    await s.sql(`update posts set approved_at = now() + interval '1 hour' where id = $1`, id)
    expect((await s.member('POST', `/api/posts/${id}/publish`, {})).status).toBe(202)
    const effects = await waiting(id)
    expect(effects).toHaveLength(1)
    expect(effects[0]?.seconds).toBeGreaterThan(1_800)
  })

  it('is refused while the post is on its way or may be out', async () => {
    const { id } = await s.inState('approved')
    for (const state of ['publishing', 'unknown']) {
      await s.sql('update posts set publish_state = $2::enum_posts_publish_state where id = $1', id, state)
      await s.sql(`update approval_decisions set at = now() + interval '10 minutes' where approval_id in (select id from approvals where subject_id = $1)`, id)
      expect(refusalOf(await s.customer('POST', `/api/posts/${id}/undo`, {}))).toEqual([409, 'RES_003', 'PUBLISHING'])
    }
  })
})

describe('several at once', () => {
  const facts = async (id: string) => (await s.sql<{ status: string; version: number; approved: boolean; caption: string }>('select status::text as status, version::int as version, approved_hash is not distinct from content_hash as approved, caption from posts where id = $1', id))[0]!

  it('keep the client’s yes, although staff note something down in the same moment', async () => {
    const { id, version } = await s.inState('pending_approval')
    const note = (at: number) => s.member('PATCH', `/api/posts/${id}`, { internalNote: `note ${at}`, version })
    const answers = await Promise.all([note(1), note(2), note(3), s.customer('POST', `/api/posts/${id}/approve`, { version }), note(4), note(5)])
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200])
    expect(await facts(id)).toMatchObject({ status: 'approved', approved: true })
  })

  it('edit one version once: the first is kept, the others hear of it', async () => {
    const { id, version } = await s.draft()
    const answers = await Promise.all([1, 2, 3, 4, 5, 6].map((at) => s.member('PATCH', `/api/posts/${id}`, { caption: `words ${at}`, version })))
    expect(answers.map((answer) => refusalOf(answer)[2] ?? 'taken').sort()).toEqual([...Array<string>(5).fill('STALE_VERSION'), 'taken'])
    const kept = answers.findIndex(({ status }) => status === 200)
    expect(await facts(id)).toMatchObject({ version: version + 1, caption: `words ${kept + 1}` })
  })

  it('submit what stands there or are told that it has changed', async () => {
    const { id, version } = await s.draft()
    const edit = (caption: string) => s.member('PATCH', `/api/posts/${id}`, { caption, version })
    const [first, submitted, second] = await Promise.all([edit('one'), s.member('POST', `/api/posts/${id}/submit`, { version }), edit('two')])
    const edited = [first, second].some(({ status }) => status === 200)
    expect([submitted.status, (await facts(id)).status]).toEqual(edited ? [409, 'draft'] : [200, 'pending_approval'])
  })

  it('are held where many rows are changed by one filter too', async () => {
    const { id, version } = await s.inState('pending_approval')
    const [changed, yes] = await Promise.all([s.member('PATCH', `/api/posts?where[id][equals]=${id}`, { labels: ['spring'], version }), s.customer('POST', `/api/posts/${id}/approve`, { version })])
    expect([changed.status, yes.status]).toEqual([200, 200])
    expect(await facts(id)).toMatchObject({ status: 'approved', approved: true })
  })
})

describe('a client that is switched off', () => {
  it('has nothing published in its name, neither at once nor at its time', async () => {
    const [{ id }, { id: planned }] = [await s.inState('approved'), await s.inState('approved')]
    await s.sql(`update posts set auto_publish = true, scheduled_at = now() - interval '1 minute', approved_at = now() - interval '1 day' where id = $1`, planned)
    expect((await s.admin('POST', `/api/clients/${s.client}/deactivate`, {})).status).toBe(200)
    expect(refusalOf(await s.member('POST', `/api/posts/${id}/publish`, {}))).toEqual([409, 'RES_003', 'PUBLISHING_STOPPED'])
    await (await import('../publishing/queue')).publishDuePosts(s.app.payload)
    expect([await publishState(id), await publishState(planned), await waiting(planned)]).toEqual(['none', 'none', []])
    expect((await s.admin('POST', `/api/clients/${s.client}/reactivate`, {})).status).toBe(200)
    expect((await s.member('POST', `/api/posts/${id}/publish`, {})).status).toBe(202)
  })
})

describe('a post as it is sent', () => {
  it('is given to somebody else by those who run the agency alone, in whichever way', async () => {
    const { id, version } = await s.draft()
    const colleague = await buildUser(s.app.payload, { agency: s.agency, role: 'agency_member' })
    const agentOf = async () => (await s.sql<{ agent: string }>('select agent_id as agent from posts where id = $1', id))[0]?.agent
    const before = await agentOf()
    await s.member('PATCH', `/api/posts/${id}`, { agent: colleague.id, version })
    const assign = { action: 'assign', ids: [id], agent: colleague.id }
    expect((await s.member<{ failed: number }>('POST', '/api/posts/bulk', assign)).body.failed).toBe(1)
    expect(await agentOf()).toBe(before)
    expect((await s.admin<{ ok: number }>('POST', '/api/posts/bulk', assign)).body.ok).toBe(1)
    expect(await agentOf()).toBe(colleague.id)
  })

  it('has its kit for those who work there, not for a client’s person who is staff elsewhere', async () => {
    const { id } = await s.inState('approved')
    const memberships = [{ agency: s.agency, role: 'client', client: s.client }, { agency: (await buildAgency(s.app.payload)).id, role: 'agency_admin' }]
    const both = await s.app.as((await buildUser(s.app.payload, { memberships })).email)
    expect([(await both('GET', `/api/posts/${id}/kit`)).status, (await s.member('GET', `/api/posts/${id}/kit`)).status]).toEqual([403, 200])
  })

  it('holds texts as texts and pictures as a list, whatever stands in their place', async () => {
    const { id, version } = await s.draft({ caption: '["a"]' })
    for (const odd of [{ title: { a: 1 } }, { title: { toString: 1 } }, { caption: ['a'] }, { internalNote: {} }, { images: {} }, { images: 'x' }]) {
      expect([JSON.stringify(odd), refusalOf(await s.member('PATCH', `/api/posts/${id}`, { ...odd, version })).slice(0, 2)]).toEqual([JSON.stringify(odd), [422, 'VAL_003']])
    }
    const { body } = await s.member<{ doc: PostAnswer }>('PATCH', `/api/posts/${id}`, { images: null, version })
    expect([body.doc.images, body.doc.caption]).toEqual([[], '["a"]'])
  })
})

describe('people who hide whether they are there', () => {
  it('are shown so to the clients they look after', async () => {
    await s.sql('insert into team_assignments (id, agency_id, client_id, user_id, is_primary, created_at, updated_at) values (gen_random_uuid(), $1, $2, $3, true, now(), now())', s.agency, s.client, s.agent)
    await s.sql(`insert into presence (user_id, online_until, seen_at) values ($1, now() + interval '1 hour', now()) on conflict (user_id) do update set online_until = excluded.online_until`, s.agent)
    const presence = async () => (await s.customer<{ agent: { presence: { isOnline: boolean } | null } }>('GET', `/api/clients/${s.client}/social-overview`)).body.agent.presence
    expect(await presence()).toMatchObject({ isOnline: true })
    await s.sql(`update users set notification_preferences = '{"showPresence": false}' where id = $1`, s.agent)
    expect(await presence()).toBeNull()
  })
})

describe('what is told of a client', () => {
  const upload = async (by: Caller, more: object) => {
    const form = new FormData()
    form.set('_payload', JSON.stringify({ purpose: 'message', ...more }))
    form.set('file', new Blob([new Uint8Array(await picture({ width: 40, height: 40, kind: 'png' }))], { type: 'image/png' }), 'note.png')
    return (await by<{ doc: { id: string } }>('POST', '/api/files', form)).body.doc.id
  }

  it('holds no file that staff have uploaded and not yet sent; it is sent once', async () => {
    const { id } = await s.inState('pending_approval')
    const file = await upload(s.member, { client: s.client })
    expect((await s.customer('GET', `/api/files/${file}`)).status).toBe(404)
    const send = (more: object) => s.member<{ attachments: { url: string }[] }>('POST', `/api/posts/${id}/thread`, { body: 'See here', attachments: [file], ...more })
    const sent = await send({})
    expect([sent.status, (await s.customer('GET', sent.body.attachments[0]!.url)).status, (await send({ internal: true })).status]).toEqual([201, 200, 404])
  })

  it('names a post as it was submitted, not as staff are changing it', async () => {
    const { id, version } = await s.inState('changes_requested', { title: 'As it was shown' })
    await s.member('PATCH', `/api/posts/${id}`, { title: 'Not to be seen yet', version })
    expect((await s.member('POST', `/api/posts/${id}/reschedule`, { scheduledAt: new Date(Date.now() + 86_400_000).toISOString() })).status).toBe(200)
    const { body } = await s.customer<{ docs: { title: string; type: string }[] }>('GET', `/api/notifications?where[subject][equals]=post:${id}`)
    expect(body.docs.find(({ type }) => type === 'post.rescheduled')?.title).toContain('As it was shown')
    expect(JSON.stringify(body)).not.toContain('Not to be seen yet')
  })

  it('opens what hangs on a conversation to those in it alone; another one’s upload cannot be sent', async () => {
    const [mine, theirs] = [await upload(s.customer, {}), await upload(s.customer, {})]
    const colleague = await s.app.as((await buildUser(s.app.payload, { agency: s.agency, role: 'client', client: s.client })).email)
    const passer = await s.app.as((await buildUser(s.app.payload, { agency: s.agency, role: 'agency_member' })).email)
    const me = (await s.customer<{ user: { id: string } }>('GET', '/api/users/me')).body.user.id
    const send = (by: Caller, to: string, file: string) => by<{ attachments: { url: string }[] }>('POST', '/api/messages', { to, body: 'For you', attachments: [file], clientToken: uuidv7() })
    const others = (await colleague<{ user: { id: string } }>('GET', '/api/users/me')).body.user.id
    expect((await send(colleague, others, theirs)).status).toBe(404)
    const sent = await Promise.all([send(s.customer, me, mine), send(s.customer, me, mine)])
    expect(sent.map(({ status }) => status).sort()).toEqual([201, 404])
    const url = sent.find(({ status }) => status === 201)!.body.attachments[0]!.url
    for (const by of [s.customer, colleague, passer, s.admin]) expect((await by('GET', `/api/files/${mine}`)).status).toBe(404)
    expect([(await s.customer('GET', url)).status, (await colleague('GET', url)).status, (await passer('GET', url)).status]).toEqual([200, 404, 404])
  })

  it('is of the client that is asked about: another one’s account says nothing in a check', async () => {
    const check = async (connection: string) => (await s.member('POST', '/api/posts/validate', { client: s.client, connection, caption: 'Words' })).body
    expect(await check(s.accounts.others)).toEqual(await check(uuidv7()))
    expect(await check(s.accounts.linkedin)).not.toEqual(await check(s.accounts.others))
  })

  it('is one line of figures at a time: one of a post that nobody knows keeps back no other', async () => {
    const { id } = await s.inState('posted')
    const { status, body } = await s.member<{ ok: number; results: { ok: boolean; code?: string }[] }>('POST', '/api/posts/metrics/import', { csv: `id,likes\n${uuidv7()},5\n${id},7` })
    expect([status, body.results.map(({ ok, code }) => code ?? ok)]).toEqual([200, ['NOT_FOUND', true]])
  })

  it('by a link ends with the agency’s subscription, at whatever host it is opened', async () => {
    const { id } = await s.inState('pending_approval')
    const [row] = await s.sql<{ id: string; user: string }>(`select a.id, m._parent_id as user from approvals a join users_memberships m on m.client_id = a.client_id where a.subject_id = $1 and m.role = 'client'`, id)
    const [{ linkFor }, { roundById }, req] = [await import('@/src/domain/platform/approvals'), await import('@/src/domain/platform/approvals/rows'), await systemRequest(s.app.payload, 'tests')]
    const token = (await linkFor(req, (await roundById(req, row!.id))!, row!.user))!.split('/').at(-1)
    const look = () => s.app.anonymous('GET', `/api/decisions/${token}`)
    expect((await look()).status).toBe(200)
    const subscribe = (state: string) => s.sql('update agencies set subscription_status = $2::enum_agencies_subscription_status where id = $1', s.agency, state)
    await subscribe('suspended')
    expect(refusalOf(await look())).toEqual([410, 'AUTH_009', 'LINK_REVOKED'])
    await subscribe('active')
  })
})

describe('a post in work', () => {
  it('is heard by its client to be worked on, and not how often', async () => {
    const { id } = await s.inState('changes_requested', { title: 'Worked on unseen' })
    const [customer] = await s.sql<{ id: string }>(`select _parent_id as id from users_memberships where client_id = $1 and role = 'client'`, s.client)
    const told: { rooms: string[]; news: object }[] = []
    const ear = await (s.app.payload.db as unknown as PostgresAdapter).pool.connect()
    ear.on('notification', ({ payload }) => {
      const { opts, packet } = (JSON.parse(payload!) as { data: { opts: { rooms: string[] }; packet: { data: [string, { id: string }] } } }).data
      if (packet.data[1].id === id) told.push({ rooms: opts.rooms, news: packet.data[1] })
    })
    await ear.query('listen "socket.io#/"')
    expect((await s.member('PATCH', `/api/posts/${id}`, { caption: 'Worked on', version: 1 })).status).toBe(200)
    await expect.poll(() => [s.agent, customer!.id].map((who) => told.find(({ rooms }) => rooms.includes(`user:${who}`))?.news), { timeout: 60_000 }).toEqual([{ id, status: 'changes_requested', version: 2 }, { id, status: 'changes_requested' }])
    ear.release(true)
  })
})

describe('who no longer works for a client', () => {
  it('does not finish connecting an account of it', async () => {
    const { sealFound } = await import('@/src/domain/social/connections/link')
    const [id, found] = [uuidv7(), { tokens: { access: 'a', accessEndsAt: null, refresh: null, consentEndsAt: null, scopes: [] }, accounts: [{ id: 'one', name: 'One', handle: 'one', profileUrl: null, avatar: null }] }]
    await s.sql(`insert into account_links (id, state_hash, user_id, agency_id, client_id, platform, sealed, return_to, expires_at, used_at, accounts) values ($1, md5(random()::text), $2, $3, $4, 'x', $5, 'http://localhost/', now() + interval '1 hour', now(), $6::jsonb)`,
      id, s.agent, s.agency, s.client, sealFound(id, found), JSON.stringify(found.accounts))
    const restrict = (to: string) => s.sql('update users set assigned_clients = $2::jsonb where id = $1', s.agent, to)
    const choose = () => s.member('POST', `/api/connections/links/${id}/choose`, { account: 'one' })
    await restrict(JSON.stringify({ [s.agency]: [s.other] }))
    expect((await choose()).status).toBe(404)
    await restrict('{}')
    expect((await choose()).status).toBe(200)
  })

  it('hears nothing of it: neither here, nor by mail, nor of what was kept for them', async () => {
    const { id } = await s.inState('pending_approval')
    const comment = (body: string) => s.customer('POST', `/api/posts/${id}/thread`, { body })
    const count = async (table: 'notifications' | 'mail_items') => (await s.sql<{ n: number }>(`select count(*)::int as n from ${table} where user_id = $1 and client_id = $2`, s.agent, s.client))[0]?.n
    await comment('While you work for us')
    const kept = [await count('notifications'), await count('mail_items')]
    await s.sql('delete from team_assignments where user_id = $1', s.agent)
    await s.sql(`update users set assigned_clients = jsonb_build_object($2::text, jsonb_build_array($3::text)) where id = $1`, s.agent, s.agency, s.other)
    await comment('Among us')
    expect([await count('notifications'), await count('mail_items')]).toEqual(kept)
    await s.sql('update mail_items set due_at = now() where user_id = $1', s.agent)
    const { sendDueMails } = await import('@/src/domain/platform/notifications/queue/send')
    await sendDueMails(s.app.payload)
    expect(await s.sql('select 1 from mail_items where user_id = $1 and client_id = $2 and (sent_at is not null or dropped is null)', s.agent, s.client)).toEqual([])
  })
})
