import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { poolOf, systemRequest } from '@/src/engine/database'
import { uuidv7 } from '@/src/engine/ids'
import { startApp, type Answer, type App, type Caller } from '@/src/testing/app'
import { buildAgency, buildClient, buildDocument, buildUser } from '@/src/testing/build'

type Line = { id: string; body: string | null; internal: boolean; removed: boolean; mine: boolean; readAt: string | null; intent: string; author: { side: string } | null; attachments: { url: string }[] }
type Talk = { conversation: string; messages: Line[]; canWrite: boolean; header: string | null; participants: { id: string }[]; unread: number; hasMore: boolean }
type Refused = { errors: { data: { code: string; name: string } }[] }

let app: App
let [agency, client, other]: string[] = []
const people: Record<string, { id: string; email: string }> = {}
const as: Record<string, Caller> = {}
const sql = <R extends object = Record<string, unknown>>(text: string, ...values: unknown[]) => poolOf(app.payload).query<R>(text, values)
const nameOf = ({ body }: Answer<unknown>) => (body as Refused).errors[0]!.data.name
const say = (who: string, to: string, body: string, more: object = {}) => as[who]!<Line>('POST', '/api/messages', { to: people[to]!.id, body, clientToken: uuidv7(), ...more })
const talk = async (who: string, to: string, query = '') => (await as[who]!<Talk>('GET', `/api/messages/conversation/${people[to]!.id}${query}`)).body
const counts = async (who: string) => (await as[who]!<{ messages: number; notifications: number }>('GET', '/api/counts')).body
const assign = (user: string, more: object = {}) => as.admin!<{ doc: { id: string } }>('POST', '/api/team-assignments', { client, user: people[user]!.id, ...more })
const job = async (type: string) => {
  const [event] = await sql<{ id: string; resource_id: string }>('select id, resource_id from events where type = $1 order by created_at desc limit 1', type)
  const { handOver } = await import('@/jobs/platform/handOver')
  await handOver.handler({ eventId: event!.id, type, resourceId: event!.resource_id }, { payload: app.payload, signal: new AbortController().signal })
}

beforeAll(async () => {
  app = await startApp()
  agency = (await buildAgency(app.payload)).id
  ;[client, other] = await Promise.all([0, 1].map(async () => (await buildClient(app.payload, { agency })).id)) as [string, string]
  const foreign = (await buildAgency(app.payload)).id
  const make = async (name: string, more: object) => {
    people[name] = await buildUser(app.payload, { agency, firstName: name, displayName: name, ...more })
    as[name] = await app.as(people[name].email)
  }
  await make('admin', {})
  await make('agent', { role: 'agency_member' })
  await make('second', { role: 'agency_member' })
  await make('ann', { role: 'client', client })
  await make('ben', { role: 'client', client })
  await make('carl', { role: 'client', client: other })
  await make('stranger', { agency: foreign })
})
afterAll(() => app.close())

describe('a conversation', () => {
  it('goes to the agency’s administrators while nobody is assigned, and says so', async () => {
    const shown = await talk('ann', 'ann')
    expect([shown.header, shown.canWrite, shown.participants.map(({ id }) => id)]).toEqual(['Your agency will answer', true, [people.ann!.id, people.admin!.id]])
    expect((await say('ann', 'admin', 'Is anybody there?')).status).toBe(201)
    expect((await say('agent', 'ann', 'Me!')).status).toBe(403)
    const [mail] = await sql(`select 1 from effects where kind = 'mail.send' and key like 'mail:message:%'`)
    expect(mail).toBeDefined()
  })

  it('moves to who is assigned: they see it, are told apart by name, and the administrator only reads', async () => {
    expect((await assign('agent', { areas: ['social'], isPrimary: true })).status).toBe(201)
    await job('team-assignments.create')
    const shown = await talk('agent', 'ann')
    expect(shown.messages.map(({ body }) => body)).toEqual(['Is anybody there?', 'agent now looks after you'])
    expect([shown.canWrite, (await talk('ann', 'agent')).header, (await talk('admin', 'ann')).canWrite]).toEqual([true, null, false])
    const refused = await say('admin', 'ann', 'Me too')
    expect([refused.status, nameOf(refused)]).toEqual([403, 'NOT_ASSIGNED'])
    expect(await sql(`select 1 from events where type = 'messages.read_by_manager'`)).toHaveLength(1)
    expect((await counts('agent')).messages).toBe(1)
  })

  it('is refused with anybody else, in words for those known here and as unknown for all others', async () => {
    for (const [from, to, status] of [['ann', 'ben', 403], ['ann', 'admin', 403], ['ann', 'second', 403], ['second', 'ann', 403], ['agent', 'carl', 403], ['agent', 'second', 403], ['stranger', 'ann', 404], ['ann', 'stranger', 404]] as const) {
      expect([from, to, (await say(from, to, 'Hello')).status]).toEqual([from, to, status])
      expect([from, to, (await as[from]!('GET', `/api/messages/conversation/${people[to]!.id}`)).status]).toEqual([from, to, status])
    }
    expect((await as.admin!('GET', '/api/messages')).status).toBe(403)
  })

  it('takes the same message once, is read with its time, and is complete by polling', async () => {
    const clientToken = uuidv7()
    const [one, two] = [await say('agent', 'ann', 'The plan is ready', { clientToken }), await say('agent', 'ann', 'The plan is ready', { clientToken })]
    expect(two.body.id).toBe(one.body.id)
    await say('agent', 'ann', 'Have a look')
    expect((await counts('ann')).messages).toBe(3)
    const poll = await talk('ann', 'agent', `?after=${one.body.id}`)
    expect(poll.messages.map(({ body, mine }) => [body, mine])).toEqual([['Have a look', false]])
    const read = await as.ann!<{ read: number }>('POST', `/api/messages/conversation/${people.agent!.id}/read`, { upTo: poll.messages[0]!.id })
    expect([read.body.read, (await counts('ann')).messages]).toEqual([3, 0])
    const seen = (await talk('agent', 'ann')).messages.find(({ id }) => id === one.body.id)
    expect(seen?.readAt).toBeTruthy()
    const page = await talk('agent', 'ann', '?limit=2')
    expect([page.messages.length, page.hasMore, (await talk('agent', 'ann', `?limit=2&before=${page.messages[0]!.id}`)).messages.map(({ body }) => body)]).toEqual([2, true, ['Is anybody there?', 'agent now looks after you']])
  })

  it('is found by its words by those who take part alone', async () => {
    const hits = async (who: string) => (await as[who]!<{ messages: { body: string }[] }>('GET', '/api/messages/search?q=plan%20rea')).body.messages.map(({ body }) => body)
    expect([await hits('ann'), await hits('agent'), await hits('ben'), await hits('admin')]).toEqual([['The plan is ready'], ['The plan is ready'], [], []])
  })

  it('takes thirty messages a minute of one person', async () => {
    await sql(`insert into messages (id, agency_id, client_id, kind, conversation, author_id, body, created_at, updated_at) select gen_random_uuid(), $1, $2, 'direct', 'direct:' || $3, $3::uuid, 'x', now(), now() from generate_series(1, 30)`, agency, client, people.ben!.id)
    const refused = await say('ben', 'agent', 'One more')
    expect([refused.status, nameOf(refused)]).toEqual([429, 'RATE_LIMITED'])
  })

  it('lists for each side, unread first', async () => {
    await say('ann', 'agent', 'Thank you')
    const list = async (who: string) => (await as[who]!<{ conversations: { with: string; unread: number; last: { body: string } }[] }>('GET', '/api/messages/conversations')).body.conversations
    expect((await list('agent')).map(({ with: id, unread }) => [id, unread])).toEqual([[people.ann!.id, 2], [people.ben!.id, 0]])
    expect((await list('ann')).map(({ with: id, last }) => [id, last.body])).toEqual([[people.agent!.id, 'Thank you']])
  })

  it('is lost by the former agent when another takes over', async () => {
    const { body } = await as.admin!<{ docs: { id: string }[] }>('GET', '/api/team-assignments')
    await as.admin!('DELETE', `/api/team-assignments/${body.docs[0]!.id}`)
    await assign('second')
    await job('team-assignments.create')
    expect((await as.agent!('GET', `/api/messages/conversation/${people.ann!.id}`)).status).toBe(403)
    expect((await talk('second', 'ann')).messages.at(-1)?.body).toBe('second now looks after you')
    expect([(await counts('agent')).messages, (await counts('second')).messages]).toEqual([0, 2])
    expect((await say('second', 'ann', 'Hello')).status).toBe(201)
  })
})

describe('a thread', () => {
  let document: string
  const write = (who: string, body: object) => as[who]!<Line>('POST', `/api/documents/${document}/thread`, body)
  const lines = async (who: string) => (await as[who]!<{ messages: Line[] }>('GET', `/api/documents/${document}/thread`)).body.messages

  beforeAll(async () => {
    document = (await buildDocument(app.payload, { client })).id
    const { recordLine } = await import('.')
    const req = await systemRequest(app.payload, 'tests')
    await recordLine(req, { subject: { slug: 'documents', id: document }, agency: agency!, client: client!, intent: 'submitted', body: 'Please look' })
  })

  it('keeps what staff say among themselves from the client: list, counts, attachments and mail', async () => {
    const before = (await counts('ann')).messages
    const form = new FormData()
    form.append('file', new Blob(['Only for us.'], { type: 'text/plain' }), 'note.txt')
    form.append('_payload', JSON.stringify({ purpose: 'message', client }))
    const file = (await as.admin!<{ doc: { id: string } }>('POST', '/api/files', form)).body.doc.id
    const note = (await write('admin', { body: 'They are slow', internal: true, attachments: [file] })).body
    expect((await lines('second')).map(({ body }) => body)).toEqual(['Please look', 'They are slow'])
    expect((await lines('ann')).map(({ body }) => body)).toEqual(['Please look'])
    expect((await counts('ann')).messages).toBe(before)
    expect([(await as.second!('GET', note.attachments[0]!.url)).status, (await as.ann!('GET', note.attachments[0]!.url)).status, (await as.ann!('GET', `/api/files/${file}`)).status]).toEqual([200, 404, 404])
    expect(await sql(`select 1 from mail_items where user_id = $1 and details::text like '%slow%'`, people.ann!.id)).toEqual([])
    const refused = await write('ann', { body: 'Me too', internal: true })
    expect([refused.status, nameOf(refused)]).toEqual([403, 'INTERNAL'])
    expect((await as.stranger!('GET', `/api/documents/${document}/thread`)).status).toBe(404)
    expect((await as.carl!('POST', `/api/documents/${document}/thread`, { body: 'Hi' })).status).toBe(404)
  })

  it('lets an author change or remove a comment for a quarter of an hour, and nobody what happened', async () => {
    const mine = (await write('ann', { body: 'Nice' })).body
    expect(mine.author?.side).toBe('client')
    expect((await as.ann!<Line>('PATCH', `/api/messages/${mine.id}`, { body: 'Very nice' })).body.body).toBe('Very nice')
    expect((await as.ben!('PATCH', `/api/messages/${mine.id}`, { body: 'Mine' })).status).toBe(403)
    expect((await as.ann!<Line>('DELETE', `/api/messages/${mine.id}`)).body).toMatchObject({ body: null, removed: true })
    const [step] = await lines('ann')
    expect(nameOf(await as.ann!('PATCH', `/api/messages/${step!.id}`, { body: 'No' }))).toBe('LOCKED')
    const old = (await write('ann', { body: 'Old' })).body
    await sql(`update messages set created_at = now() - interval '16 minutes' where id = $1`, old.id)
    expect(nameOf(await as.ann!('DELETE', `/api/messages/${old.id}`))).toBe('LOCKED')
  })

  it('tells the other side, and with reading both the lines and the news are read', async () => {
    const line = (await write('ann', { body: 'When does it go out?' })).body
    const news = () => sql(`select 1 from notifications where user_id = $1 and subject = $2 and read_at is null`, people.second!.id, `document:${document}`)
    expect(await news()).toHaveLength(1)
    await as.second!('POST', `/api/documents/${document}/thread/read`, { upTo: line.id })
    expect(await news()).toHaveLength(0)
    expect((await as.second!<{ documents: number }>('GET', '/api/messages/unread')).body.documents).toBe(0)
  })
})
