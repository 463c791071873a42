import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Told, More } from '@/src/domain/platform/notify'
import { poolOf, systemRequest } from '@/src/engine/database'
import { startApp, type App, type Caller } from '@/src/testing/app'
import { buildAgency, buildClient, buildUser } from '@/src/testing/build'
import type { Facts } from './about'

let app: App
let [agency, client]: string[] = []
const people: Record<string, { id: string; email: string }> = {}
const as: Record<string, Caller> = {}
const sql = <R extends object = Record<string, unknown>>(text: string, ...values: unknown[]) => poolOf(app.payload).query<R>(text, values)
const tell = async (to: object | object[], told: Partial<Told>, more: More = {}) => {
  const { tell: say } = await import('@/src/domain/platform/notify')
  return say(await systemRequest(app.payload, 'test'), to as never, { type: 'post.approved', title: 'News', body: 'Something happened.', agency, client, ...told }, more)
}
const send = async () => (await import('./queue/send')).sendDueMails(app.payload)
type Message = { to: string; subject: string; text: string; headers?: Record<string, string> }
const mails = async (): Promise<Message[]> => {
  const { open } = await import('@/src/engine/secrets')
  const rows = await sql<{ id: string; request: { sealed: string } }>(`select id, request from effects where kind = 'mail.send' order by created_at`)
  return rows.map(({ id, request }) => JSON.parse(open(request.sealed, `effects|${id}`)) as Message)
}
const prefer = (who: string, change: object) => as[who]!('PATCH', '/api/users/me/notification-preferences', change)

beforeAll(async () => {
  app = await startApp()
  agency = (await buildAgency(app.payload, { name: 'Larkfield Studio', slug: 'larkfield' })).id
  client = (await buildClient(app.payload, { agency })).id
  const make = async (name: string, more: object) => {
    people[name] = await buildUser(app.payload, { agency, firstName: name, displayName: name, timezone: 'Europe/Vienna', ...more })
    as[name] = await app.as(people[name].email)
  }
  await make('admin', {})
  await make('agent', { role: 'agency_member' })
  await make('author', { role: 'agency_member' })
  await make('bystander', { role: 'agency_member' })
  await make('ann', { role: 'client', client })
  await make('ben', { role: 'client', client })
  await make('carl', { role: 'client', client: (await buildClient(app.payload, { agency })).id })
  await as.admin!('POST', '/api/team-assignments', { client, user: people.agent!.id })
})
afterAll(() => app.close())
beforeEach(async () => {
  for (const table of ['mail_items', `notifications`]) await sql(`delete from ${table}`)
  await sql(`delete from effects where kind = 'mail.send'`)
  await sql(`update users set notification_preferences = '{"email":true}'`)
})

/** Spec 02-social §10, row by row: who is told in the app, and who by mail. */
const rows: [Facts['kind'], Partial<Facts>, string[], string[]][] = [
  ['post.submitted', {}, ['ann', 'ben'], ['ann', 'ben']],
  ['post.resubmitted', {}, ['ann', 'ben'], ['ann', 'ben']],
  ['post.approved', {}, ['agent', 'author'], ['agent', 'author']],
  ['post.rejected', {}, ['agent', 'author'], ['admin', 'agent', 'author']],
  ['post.changes_requested', {}, ['agent', 'author'], ['admin', 'agent', 'author']],
  ['post.recalled', { by: 'agent' }, ['ann', 'author', 'ben'], []],
  ['post.withdrawn', { by: 'author' }, ['agent', 'ann', 'ben'], []],
  ['post.rescheduled', { by: 'agent' }, ['ann', 'author', 'ben'], []],
  ['post.overridden', { by: 'admin' }, ['agent', 'ann', 'author', 'ben'], ['ann', 'ben']],
  ['post.posted', { by: 'agent' }, ['ann', 'ben'], ['ann', 'ben']],
  ['post.posted', { bySystem: true }, ['agent', 'ann', 'author', 'ben'], ['ann', 'ben']],
  ['post.due_unapproved', {}, ['agent', 'ann', 'author', 'ben'], ['admin', 'agent', 'ann', 'author', 'ben']],
  ['post.late', {}, ['agent', 'ann', 'author', 'ben'], ['admin', 'agent', 'ann', 'author', 'ben']],
  ['post.due_by_hand', {}, ['agent', 'author'], ['agent', 'author']],
  ['post.publish_failed', {}, ['admin', 'agent', 'author'], ['agent', 'author']],
  ['post.publish_uncertain', {}, ['admin', 'agent', 'author'], ['agent', 'author']],
  ['account.expiring', { author: null }, ['admin', 'agent', 'ann', 'ben'], ['ann', 'ben']],
  ['account.broken', { author: null }, ['admin', 'agent', 'ann', 'ben'], ['ann', 'ben']],
]

describe('the table of news', () => {
  it.each(rows)('%s reaches exactly the named people (%o)', async (kind, { by, ...more }, inApp, byMail) => {
    const { tellAbout } = await import('./about')
    const req = await systemRequest(app.payload, 'test')
    await tellAbout(req, { kind, agency: agency!, client: client!, author: people.author!.id, by: by && people[by]!.id, key: `post:1:${kind}`, title: 'Title', body: 'Body', links: { client: '/posts/1', staff: '/admin/collections/posts/1' }, ...more })
    const named = (ids: { user_id: string }[]) => ids.map(({ user_id }) => Object.entries(people).find(([, { id }]) => id === user_id)![0]).sort()
    expect(named(await sql('select user_id from notifications'))).toEqual(inApp)
    const now = (await mails()).map(({ to }) => Object.entries(people).find(([, { email }]) => email === to)![0])
    expect([...named(await sql('select user_id from mail_items')), ...now].sort()).toEqual(byMail)
  })

  it('is told once each, and no kind escapes it', async () => {
    await expect(tell({ user: people.ann!.id }, { type: 'post.invented' })).rejects.toThrow('no kind of notification')
    expect(await tell([{ agentOf: client }, { user: people.agent!.id }], {}, { except: [people.admin!.id] })).toBe(1)
  })
})

describe('mails', () => {
  const mail = (key: string, more: object = {}) => ({ mail: { key, ...more } })

  it('of several news are one, in the agency’s name and to its host, and the next comes ten minutes later', async () => {
    for (const at of [1, 2, 3]) await tell({ agentOf: client }, { title: `News ${at}`, link: `/admin/${at}` }, mail(`k${at}`))
    expect([await send(), await send()]).toEqual([{ sent: 1 }, { sent: 0 }])
    const [sent] = await mails()
    expect(sent?.text).toMatch(/News 1[^]*News 2[^]*News 3[^]*http:\/\/larkfield\.localhost[^]*Larkfield Studio[^]*You get this because/)
    expect(sent?.text).not.toMatch(/Impresario/i)
    await tell({ agentOf: client }, { title: 'News 4' }, mail('k4'))
    expect(await send()).toEqual({ sent: 0 })
    await sql(`update mail_items set sent_at = sent_at - interval '11 minutes' where sent_at is not null`)
    expect([await send(), (await mails()).length]).toEqual([{ sent: 1 }, 2])
  })

  it('go out once when two workers look at the same time, and once for the same news', async () => {
    for (const at of [1, 2]) expect(at).toBe(await tell({ agentOf: client }, {}, mail('same')).then((told) => told * at))
    const both = await Promise.all([send(), send()])
    expect([both.reduce((sum, { sent }) => sum + sent, 0), (await mails()).length]).toEqual([1, 1])
  })

  it('that are urgent wait for no others', async () => {
    await tell({ agentOf: client }, {}, mail('one'))
    await send()
    await prefer('agent', { quietHours: { from: '00:00', to: '23:59' } })
    await tell({ agentOf: client }, { type: 'post.publish_failed', title: 'It failed' }, mail('urgent'))
    expect((await mails()).map(({ subject }) => subject)).toEqual(['News', 'It failed'])
  })

  it('of what was taken back are not sent, nor before their time', async () => {
    const { cancelMails } = await import('@/src/domain/platform/notify')
    for (const [key, cancelKey] of [['kept', 'decision:1'], ['gone', 'decision:2']] as const) await tell({ agentOf: client }, { title: key }, mail(key, { notBefore: new Date(Date.now() + 600_000), cancelKey }))
    expect([await send(), await cancelMails(await systemRequest(app.payload, 'test'), 'decision:2')]).toEqual([{ sent: 0 }, 1])
    await sql(`update mail_items set due_at = now() - interval '1 minute'`)
    expect([await send(), (await mails()).map(({ subject }) => subject)]).toEqual([{ sent: 1 }, ['kept']])
  })

  it('are not sent to who has left, or has read it meanwhile', async () => {
    await tell([{ agentOf: client }, { user: people.author!.id }], {}, mail('a', { mode: 'unread' }))
    await sql(`update mail_items set due_at = now() - interval '1 minute'`)
    await as.agent!('POST', '/api/notifications/read', { all: true })
    await sql('update users set is_active = false where id = $1', people.author!.id)
    expect([await send(), await mails()]).toEqual([{ sent: 0 }, []])
    await sql('update users set is_active = true where id = $1', people.author!.id)
  })

  it('can be changed with one click from the mail, by the link’s owner alone, and looking changes nothing', async () => {
    await tell({ agentOf: client }, {}, mail('one'))
    await send()
    const url = new URL(/<(.*)>/.exec((await mails())[0]!.headers!['List-Unsubscribe']!)![1]!)
    expect((await app.anonymous('GET', url.pathname)).status).toBe(200)
    const wanted = async () => (await as.agent!<{ kinds: { kind: string; mail: string }[] }>('GET', '/api/users/me/notification-preferences')).body.kinds.find(({ kind }) => kind === 'post.approved')?.mail
    expect(await wanted()).toBe('now')
    expect((await fetch(`${app.url}${url.pathname}`, { method: 'POST', body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) })).status).toBe(200)
    expect(await wanted()).toBe('off')
    expect((await app.anonymous('POST', url.pathname.slice(0, -3))).status).toBe(410)
    await tell({ agentOf: client }, {}, mail('two'))
    expect(await sql('select 1 from mail_items where key like $1', 'two%')).toEqual([])
  })
})

describe('the dress of a mail', () => {
  it('is the agency’s: name, readable colours, its host, and no other name, for every kind', async () => {
    const { kinds } = await import('./kinds')
    const [{ compose }, { dressMail }, { contrast }] = await Promise.all([import('@/src/domain/platform/mails/compose'), import('@/src/render/mail/dress'), import('@/src/domain/content/branding/contrast')])
    const req = await systemRequest(app.payload, 'test')
    await sql(`update agencies set color_accent1 = '#fde047', footer_text = 'Larkfield, Boston' where id = $1`, agency)
    const letter = { title: 'Title', body: 'Body', quote: { text: 'Words' }, preview: { text: 'Caption' }, items: [{ title: 'Item', body: 'Text', url: 'http://x.test' }], button: { label: 'Open', url: '/posts/1' } }
    for (const kind of [...Object.keys(kinds), undefined]) {
      const { mail, from, text } = await compose(req, { to: { id: people.ann!.id, address: 'a@b.test' }, agency: agency!, letter, kind })
      const { html } = await dressMail(app.payload, mail)
      expect([kind, (from as unknown as { name: string }).name, /Impresario/i.test(html + text), html.includes('http://larkfield.localhost'), html.includes('Larkfield, Boston')]).toEqual([kind, 'Larkfield Studio', false, true, true])
      const [, ink, ground] = /color:(#\w{6});background:(#\w{6});text-decoration:none/.exec(html)!
      expect(contrast(ink!, ground!)).toBeGreaterThanOrEqual(4.5)
    }
    const { closeTemplates } = await import('@/src/render/liquid/liquid')
    await closeTemplates()
  })
})

describe('what a person can choose about', () => {
  it('is what can reach them: nobody is offered another role’s news, and no kind is left without readers', async () => {
    const { kinds } = await import('./kinds')
    const offeredTo = async (who: string) => (await as[who]!<{ kinds: { kind: string }[] }>('GET', '/api/users/me/notification-preferences')).body.kinds.map(({ kind }) => kind)
    const [admin, agent, ann] = [await offeredTo('admin'), await offeredTo('agent'), await offeredTo('ann')]
    const only = ['document.requested', 'connection.expiring', 'usage.warning', 'api_key', 'documents.expiring', 'templates.lost', 'domain.ending', 'webhook_disabled', 'webhooks_dead', 'subscription.past_due']
    expect([only.filter((kind) => !admin.includes(kind)), only.filter((kind) => agent.includes(kind)), only.filter((kind) => ann.includes(kind))]).toEqual([[], [], []])
    expect(agent).toEqual(expect.arrayContaining(['post.approved', 'document.ready', 'export.ready', 'weekly.summary', 'security']))
    expect(ann).toEqual(expect.arrayContaining(['post.submitted', 'message.direct', 'security']))
    expect(Object.keys(kinds).filter((kind) => ![...admin, ...agent, ...ann].includes(kind))).toEqual([])
  })
})

describe('what a person chose', () => {
  it('is kept by kind and channel, and refused when it makes no sense', async () => {
    expect((await prefer('ann', { kinds: { 'post.submitted': { app: false, mail: 'daily' } } })).status).toBe(200)
    await tell({ user: people.ann!.id }, { type: 'post.submitted' }, { mail: { key: 's' } })
    expect([await sql('select 1 from notifications'), (await sql('select daily from mail_items'))[0]]).toEqual([[], { daily: true }])
    expect((await prefer('ann', { browser: false, kinds: { 'post.submitted': { app: true } } })).status).toBe(200)
    expect(await tell({ user: people.ann!.id }, { type: 'post.submitted' })).toBe(1)
    expect(await sql('select 1 from notifications')).toEqual([])
    for (const wrong of [{ kinds: { invented: { mail: 'off' } } }, { quietHours: { from: '25:00', to: '07:00' } }, { digestAt: 'noon' }, { other: 1 }]) expect((await prefer('ann', wrong)).status).toBe(422)
  })

  it('counts in the person’s zone: quiet hours past midnight, and the day’s summary', async () => {
    const { dueOf } = await import('./queue/schedule')
    const { preferencesOf } = await import('./preferences')
    const at = (now: string, chosen: object, more: object = {}) => dueOf({ kind: 'post.approved', mode: 'bundle', chosen: preferencesOf(chosen), zone: 'Europe/Vienna', now: new Date(now), ...more })?.at.toISOString()
    const quiet = { quietHours: { from: '20:00', to: '07:00' } }
    expect([at('2026-11-20T18:59:00Z', quiet), at('2026-11-20T19:01:00Z', quiet), at('2026-11-21T05:00:00Z', quiet)]).toEqual(['2026-11-20T18:59:00.000Z', '2026-11-21T06:00:00.000Z', '2026-11-21T06:00:00.000Z'])
    expect([at('2026-11-20T08:00:00Z', { digest: 'daily' }), at('2026-11-20T06:30:00Z', { digest: 'daily' })]).toEqual(['2026-11-21T07:00:00.000Z', '2026-11-20T07:00:00.000Z'])
    expect(at('2026-11-20T19:01:00Z', quiet, { kind: 'post.publish_failed' })).toBe('2026-11-20T19:01:00.000Z')
    expect(at('2026-11-20T19:01:00Z', { email: false })).toBeUndefined()
    expect(at('2026-11-20T19:01:00Z', { digest: 'daily', digestAt: 7, quietHours: 'always', kinds: { 'post.approved': 'never' } })).toBe('2026-11-21T07:00:00.000Z')
  })

  it('has the day’s summary when the agency says, unless its person chose a time', async () => {
    const agency = (await sql<{ agency: string }>('select agency_id as agency from users_memberships where _parent_id = $1', people.ann!.id))[0]!.agency
    const local = async () => (await sql<{ at: string }>(`select to_char(i.due_at at time zone coalesce(u.timezone, 'America/New_York'), 'HH24:MI') as at from mail_items i join users u on u.id = i.user_id where i.user_id = $1 and i.sent_at is null order by i.created_at desc limit 1`, people.ann!.id))[0]!.at
    const told = async (key: string) => (await tell({ user: people.ann!.id }, { type: 'post.submitted', agency }, { mail: { key } }), local())
    await sql(`update agencies set digest_at = '06:40' where id = $1`, agency)
    expect((await prefer('ann', { kinds: { 'post.submitted': { mail: 'daily' } } })).body).toMatchObject({ digestAt: '06:40' })
    expect(await told('agency-says')).toBe('06:40')
    await prefer('ann', { digestAt: '17:15' })
    expect(await told('person-says')).toBe('17:15')
    await sql(`update agencies set digest_at = '08:00' where id = $1`, agency)
  })

  it('marks several as read at once, one’s own alone', async () => {
    for (const title of ['1', '2', '3']) await tell([{ user: people.ann!.id }, { user: people.ben!.id }], { title })
    const list = async () => (await as.ann!<{ docs: { id: string }[] }>('GET', '/api/notifications?sort=createdAt')).body.docs
    const read = (body: object) => as.ann!<{ read: number }>('POST', '/api/notifications/read', body)
    const [first, second] = await list()
    expect([(await read({ ids: [first!.id] })).body.read, (await read({ upTo: second!.id })).body.read, (await read({ all: true })).body.read, (await read({})).status]).toEqual([1, 1, 1, 422])
    expect((await as.ben!<{ notifications: number }>('GET', '/api/counts')).body.notifications).toBe(3)
  })
})
