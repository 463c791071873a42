import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inTransaction, poolOf, systemRequest } from '@/src/engine/database'
import { uuidv7 } from '@/src/engine/ids'
import { startApp, testPassword, type App } from '@/src/testing/app'
import { refusal, stageOf, tokenIn, type Person, type Stage } from './testing/stage'

type Refused = { errors: { message: string; data: { code: string; name: string } }[] }
type Looked = Refused & { title: string; version: number; allowedDecisions: string[]; content: { pdf: { url: string } } }
type Item = { id: string; title: string; scheduledAt: string | null; allowedActions: string[] }
type Inbox = { items: Item[]; total: number; nextCursor: string | null }

let app: App
let stage: Stage
let [one, two]: [Person, Person] = [] as never

beforeAll(async () => {
  app = await startApp()
  stage = await stageOf(app)
  ;[one, two] = stage.people as [Person, Person]
})
afterAll(() => app.close())

const sql = <R = Record<string, unknown>>(text: string, ...values: unknown[]) => poolOf(app.payload).query<R & object>(text, values)
const look = (token: string, call = app.anonymous) => call<Looked>('GET', `/api/decisions/${token}`)
const use = (token: string, body: object) => app.anonymous<Refused & { decision: string; isOver: boolean }>('POST', `/api/decisions/${token}`, body)

describe('a link out of a mail', () => {
  it('is made one after another where a mail has several, because a transaction has one connection', async () => {
    const [{ compose }, { decisionUrl }, { clientOf }] = await Promise.all([import('@/src/domain/platform/mails/compose'), import('./links/late'), import('@/src/engine/database/transactions')])
    const req = await systemRequest(app.payload, 'tests')
    const items = Array.from({ length: 5 }, (_, at) => ({ title: `Report ${at}`, body: 'It waits for you.', url: decisionUrl(uuidv7(), one.id, `/documents/${at}`) }))
    let [asked, most] = [0, 0]
    const urls = await inTransaction(req, async () => {
      const client = clientOf((await req.transactionID)!) as unknown as { query?: (...args: unknown[]) => Promise<unknown> }
      const query = client.query!.bind(client)
      client.query = async (...args) => {
        most = Math.max(most, (asked += 1))
        return query(...args).finally(() => (asked -= 1))
      }
      const { mail } = await compose(req, { to: { address: one.email }, agency: stage.agency, letter: { subject: 'Five things', body: 'They wait for you.', items } as never })
      delete client.query
      return mail.items?.map(({ url }) => new URL(url!).pathname)
    })
    expect([most, urls]).toEqual([1, items.map((_, at) => `/documents/${at}`)])
  })

  it('opens one thing, changes nothing by being opened, decides once, and can be taken back', async () => {
    const { id, version } = await stage.asked('The yearly report')
    const { sendDueMails } = await import('@/src/domain/platform/notifications/queue/send')
    const { mailOf } = await import('@/jobs/platform/sendMail')
    await sql('update mail_items set due_at = now() - interval \'1 minute\'')
    await sendDueMails(app.payload)
    expect(await sql(`select id from mail_items where details::text ~ '/decide/[A-Za-z0-9_-]{43}'`)).toEqual([])
    const mails = (await sql<{ id: string; key: string; request: unknown }>(`select id, key, request from effects where kind = 'mail.send' and agency_id = $1`, stage.agency)).map((effect) => mailOf(effect as never))
    const text = mails.find(({ to }) => to[0]?.address === one.email)?.text ?? ''
    expect(text).toContain(`http://${stage.slug}.localhost`)
    const token = tokenIn(text)
    const before = await sql('select * from decision_links order by id')
    const { status, body } = await look(token)
    expect([status, body.title, body.version, body.allowedDecisions]).toEqual([200, 'The yearly report', version, ['approve', 'request_changes']])
    expect((await look(token)).status).toBe(200)
    expect([await sql('select * from decision_links order by id'), await stage.review(id)]).toEqual([before, 'requested'])
    const file = await fetch(`${app.url}${body.content.pdf.url}`)
    expect([file.status, (await file.text()).slice(0, 5)]).toEqual([200, '%PDF-'])
    expect((await fetch(`${app.url}${body.content.pdf.url.replace(/key=.*$/, 'key=now.AAAA')}`)).status).toBe(404)
    expect((await use(token, { decision: 'approve', version })).body).toMatchObject({ decision: 'approve', isOver: true })
    expect((await sql(`select mode::text as mode from approvals where subject_id = $1`, id))[0]).toEqual({ mode: 'email_link' })
    expect([refusal(await look(token)), refusal(await use(token, { decision: 'approve', version }))]).toEqual([[410, 'LINK_USED'], [410, 'LINK_USED']])
    expect((await app.anonymous('POST', `/api/decisions/${token}/undo`, {})).status).toBe(200)
    expect([await stage.review(id), (await look(token)).status]).toEqual(['requested', 200])
    const types = (await sql<{ type: string }>(`select type from events where type like 'decision-links.%' and resource_id = $1`, id)).map(({ type }) => type)
    expect(new Set(types)).toEqual(new Set(['decision-links.create', 'decision-links.open', 'decision-links.use', 'decision-links.denied']))
  })

  it('that is old, taken back, for somebody else or for nobody any more is refused without a word about what it was for', async () => {
    const { id, version } = await stage.asked('Secret plans')
    const tokens = await Promise.all([1, 2, 3, 4].map(() => stage.tokenFor(id, one)))
    const [old, fine, gone] = tokens as [string, string, string]
    await sql(`update decision_links set expires_at = now() - interval '1 minute' where hash = sha256($1::bytea)`, old)
    const answers = [await look(old), await look(fine, two.call), await look('x'.repeat(43))]
    expect(answers.map(refusal)).toEqual([[410, 'LINK_EXPIRED'], [410, 'LINK_OTHER_PERSON'], [404, 'NOT_FOUND']])
    expect(answers.some(({ body }) => JSON.stringify(body).includes('Secret'))).toBe(false)
    await sql('update users_memberships set is_active = false where _parent_id = $1', one.id)
    expect(refusal(await look(fine))).toEqual([410, 'LINK_REVOKED'])
    await sql('update users_memberships set is_active = true where _parent_id = $1', one.id)
    await stage.set({ decisionLinks: false })
    expect([refusal(await use(fine, { decision: 'approve', version })), await stage.tokenFor(id, one)]).toEqual([[410, 'LINK_REVOKED'], ''])
    await stage.set({ decisionLinks: true })
    expect((await look(fine)).status).toBe(200)
    expect((await stage.admin.call('POST', `/api/documents/${id}/revoke-links`, { user: one.id })).body).toEqual({ revoked: 4 })
    expect(refusal(await look(gone))).toEqual([410, 'LINK_REVOKED'])
    expect((await one.call('POST', `/api/documents/${id}/revoke-links`, {})).status).toBe(403)
  })

  it('ends with a new password, and with the membership, which brings none back when it comes back', async () => {
    const { id, version } = await stage.asked()
    const changed = async (call: () => Promise<{ status: number }>, person: Person) => {
      const [token, others] = [await stage.tokenFor(id, person), await stage.tokenFor(id, person === one ? two : one)]
      expect((await call()).status).toBeLessThan(300)
      expect((await look(others)).status).toBe(200)
      return look(token)
    }
    const [password, members] = ['Another-horse-88', `/api/agencies/me/team/${two.id}`]
    const ended = await changed(() => one.call('POST', '/api/users/change-password', { currentPassword: testPassword, password }), one)
    expect([refusal(ended), ended.body.errors[0]?.message]).toEqual([[410, 'LINK_REVOKED'], expect.stringContaining('your sign-in was changed')])
    const gone = await changed(async () => (await stage.admin.call('DELETE', members), stage.admin.call('POST', `${members}/reactivate`)), two)
    expect(refusal(gone)).toEqual([410, 'LINK_REVOKED'])
    two.call = await app.as(two.email)
    expect((await use(await stage.tokenFor(id, one), { decision: 'approve', version })).status).toBe(200)
  })

  it('ends with a new version and with somebody else’s decision', async () => {
    const { id, version } = await stage.asked()
    const token = await stage.tokenFor(id, one)
    await two.call('POST', `/api/documents/${id}/request-changes`, { version, note: 'Shorter.' })
    expect(refusal(await look(token))).toEqual([410, 'LINK_REVOKED'])
    await stage.admin.call('POST', `/api/documents/${id}/request-review`, {})
    expect(refusal(await use(token, { decision: 'approve', version }))).toEqual([410, 'LINK_REVOKED'])
    expect(await stage.review(id)).toBe('requested')
  })
})

describe('the inbox', () => {
  const ask = async (query = '') => (await one.call<Inbox>('GET', `/api/inbox${query}`)).body

  it('lists what waits, the nearest deadline first, page by page', async () => {
    await sql(`update approvals set status = 'superseded' where client_id = $1`, stage.client)
    await sql(`insert into approvals (id, agency_id, client_id, subject_type, subject_id, title, round, version, fingerprint, snapshot, policy, approvers, status, opened_at, due_at, created_at, updated_at)
      select gen_random_uuid(), $1, $2, 'documents', gen_random_uuid(), 'Item ' || n, 1, 1, 'x', '{}', 'any', '[]', 'open', now(), case when n <= 150 then now() + n * interval '1 hour' end, now(), now() from generate_series(1, 200) n`, stage.agency, stage.client)
    const first = await ask('?limit=120')
    expect([first.items.length, first.total, first.items[0]?.title, first.items[0]?.allowedActions]).toEqual([120, 200, 'Item 1', ['approve', 'request-changes']])
    const second = await ask(`?limit=120&cursor=${first.nextCursor}`)
    expect([second.items.length, second.items[0]?.title, second.items.at(-1)?.scheduledAt, second.nextCursor]).toEqual([80, 'Item 121', null, null])
    expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(200)
    expect((await one.call('GET', '/api/inbox?cursor=nonsense')).status).toBe(400)
    expect((await stage.admin.call('GET', '/api/inbox')).status).toBe(403)
  })

  it('is one statement that reads the index of what is open', async () => {
    const { inboxSql } = await import('./inbox')
    const filler = await stageOf(app, 0)
    await sql(`insert into approvals (id, agency_id, client_id, subject_type, subject_id, title, round, version, fingerprint, snapshot, policy, approvers, status, outcome, opened_at, created_at, updated_at)
      select gen_random_uuid(), $1, $2, 'documents', gen_random_uuid(), 'Old', 1, 1, 'x', '{}', 'any', '[]', 'complete', 'approved', now(), now(), now() from generate_series(1, 5000) n`, filler.agency, filler.client)
    await sql('analyze approvals')
    const plan = JSON.stringify(await sql(`explain (format json) ${inboxSql}`, [stage.client], one.id, null, null, 51))
    expect(plan).toContain('approvals_inbox_idx')
    expect(plan).not.toMatch(/"Node Type": ?"Seq Scan"[^}]*"Relation Name": ?"approvals"/)
  })
})

describe('reminders', () => {
  const news = async (type: string) => (await sql(`select user_id from notifications where type = $1 and agency_id = $2`, type, stage.agency)).length
  const sweep = async () => {
    const { remindReviewers } = await import('./reminders')
    return Promise.all([remindReviewers(app.payload), remindReviewers(app.payload)])
  }

  it('go out after a day and after two, then to the agency; each once, whoever sweeps', async () => {
    await sql(`update approvals set status = 'superseded'`)
    const { id } = await stage.asked()
    const age = (hours: number) => sql(`update approvals set opened_at = now() - make_interval(hours => $2) where subject_id = $1`, id, hours)
    const sent = async () => (await sweep()).reduce((sum, { remind, escalate }) => [sum[0]! + remind, sum[1]! + escalate], [0, 0])
    expect(await sent()).toEqual([0, 0])
    await age(25)
    expect([await sent(), await sent(), await news('approval.reminder')]).toEqual([[1, 0], [0, 0], 2])
    await age(49)
    expect([await sent(), await news('approval.reminder')]).toEqual([[1, 0], 4])
    await age(73)
    expect([await sent(), await sent(), await news('approval.escalated')]).toEqual([[0, 1], [0, 0], 1])
  })

  it('go out when the agency says so, or not at all', async () => {
    await sql(`update approvals set status = 'superseded'`)
    const { id } = await stage.asked()
    const age = (hours: number) => sql('update approvals set opened_at = now() - make_interval(hours => $2) where subject_id = $1', id, hours)
    const sent = async () => (await sweep()).reduce((sum, { remind, escalate }) => sum + remind + escalate, 0)
    const say = (columns: string) => sql(`update agencies set ${columns} where id = $1`, stage.agency)
    await say('remind_first_hours = 2, remind_second_hours = 4, escalate_hours = 6, remind_reviewers = false')
    await age(7)
    expect(await sent()).toBe(0)
    await say('remind_reviewers = true')
    await age(3)
    expect([await sent(), await sent()]).toEqual([1, 0])
    await age(7)
    expect(await sent()).toBe(2)
    expect(await sql(`select title from notifications where type = 'approval.escalated' and agency_id = $1 order by created_at desc limit 1`, stage.agency)).toEqual([{ title: '“A report” has waited for 7 hours' }])
    await say('remind_first_hours = 24, remind_second_hours = 48, escalate_hours = 72')
  })

  it('warn once of what is planned within a day and waits', async () => {
    const { id } = await stage.asked()
    await sql(`update approvals set due_at = now() + interval '20 hours' where subject_id = $1`, id)
    const warned = (await sweep()).map(({ warn }) => warn)
    expect([warned.sort(), (await sweep()).map(({ warn }) => warn), await news('post.due_unapproved')]).toEqual([[0, 1], [0, 0], 3])
  })
})

describe('the news of a decision', () => {
  it('reaches who looks after the client once it stands, and nobody when it was taken back', async () => {
    const { tellDecision } = await import('./news')
    const decided = async () => {
      const { id, version } = await stage.asked()
      await one.call('POST', `/api/documents/${id}/approve`, { version })
      return { id, decision: (await sql<{ id: string }>('select d.id from approval_decisions d join approvals a on a.id = d.approval_id where a.subject_id = $1', id))[0]!.id }
    }
    const [stands, taken] = [await decided(), await decided()]
    await one.call('POST', `/api/documents/${taken.id}/undo-review`, {})
    expect([await tellDecision(app.payload, stands.decision), await tellDecision(app.payload, taken.decision)]).toEqual([1, 0])
    expect(await sql(`select title from notifications where type = 'document.approved' and agency_id = $1`, stage.agency)).toEqual([{ title: 'Person1 Client approved “A report”' }])
  })
})
