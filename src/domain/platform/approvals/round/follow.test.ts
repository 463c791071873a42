import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { poolOf } from '@/src/engine/database'
import { startApp, type App } from '@/src/testing/app'
import { refusal, stageOf, type Person, type Stage } from '../testing/stage'

type Refused = { errors: { data: { name: string } }[] }
type Inbox = { items: { id: string }[] }

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
const opened = async (id: string, person: Person) => (await app.anonymous('GET', `/api/decisions/${await stage.tokenFor(id, person)}`)).status

describe('somebody who decides and leaves', () => {
  const here = (person: Person, is: boolean) => sql('update users_memberships set is_active = $2 where _parent_id = $1', person.id, is)
  const follow = async () => (await import('./follow')).followApprovers(app.payload, stage.agency)
  const say = (person: Person, id: string, what: string, body: object) => person.call<Refused & { reviewStatus: string }>('POST', `/api/documents/${id}/${what}`, body)
  const news = async (type: string, id: string) => (await sql<{ user: string }>('select user_id as user from notifications where type = $1 and subject = $2', type, `document:${id}`)).map(({ user }) => user).sort()
  const waits = async ({ call }: Person, id: string) => (await call<Inbox>('GET', '/api/inbox?limit=200')).body.items.some((item) => item.id === id)
  const wishes = (approvalPolicy: string, people: Person[]) => stage.set({ approvalPolicy, approvers: people.map(({ id }) => id) })
  afterEach(async () => {
    await sql('update users_memberships set is_active = true where client_id = $1', stage.client)
    await wishes('any', [])
    await sql(`update approvals set status = 'superseded'`)
  })

  it('passes the turn on, and the next is asked', async () => {
    await wishes('in_order', [two, one])
    const { id } = await stage.asked()
    await here(two, false)
    expect([await follow(), await follow(), await news('document.review_requested', id)]).toEqual([1, 0, [one.id, two.id].sort()])
    expect(await sql('select turn_id as turn from approvals where subject_id = $1', id)).toEqual([{ turn: one.id }])
  })

  it.each(['all', 'in_order'])('approves nothing by that (%s): who has agreed is asked to confirm, and the agency hears of it', async (policy) => {
    await wishes(policy, [one, two])
    const { id, version } = await stage.asked()
    await say(one, id, 'approve', { version })
    await here(two, false)
    expect(refusal(await say(one, id, 'approve', { version }))).toEqual([409, 'INVALID_TRANSITION'])
    expect([await follow(), await follow(), await stage.review(id), await waits(one, id)]).toEqual([1, 0, 'requested', true])
    expect([await news('approval.confirm', id), await news('approval.stalled', id)]).toEqual([[one.id], [stage.admin.id]])
    const { body } = await one.call<{ approval: { stalledAt: string | null; missing: { id: string }[] } }>('GET', `/api/documents/${id}/approval`)
    expect([body.approval.stalledAt === null, body.approval.missing.map((who) => who.id)]).toEqual([false, [one.id]])
    expect(await opened(id, one)).toBe(200)
    expect((await say(one, id, 'approve', { version })).body.reviewStatus).toBe('approved')
    expect(await sql(`select d.confirms, d.undone_at is null as holds from approval_decisions d join approvals a on a.id = d.approval_id where a.subject_id = $1 order by d.at`, id)).toEqual([{ confirms: false, holds: true }, { confirms: true, holds: true }])
    expect((await say(one, id, 'undo-review', {})).body.reviewStatus).toBe('requested')
    expect([await waits(one, id), await follow()]).toEqual([true, 0])
    expect((await say(one, id, 'request-changes', { version, note: 'After all.' })).body.reviewStatus).toBe('changes_requested')
  })

  it('and comes back is waited for again', async () => {
    await wishes('all', [one, two])
    const { id, version } = await stage.asked()
    await say(one, id, 'approve', { version })
    await here(two, false)
    await follow()
    await here(two, true)
    expect([await follow(), await waits(one, id), await waits(two, id)]).toEqual([1, false, true])
    expect((await say(two, id, 'approve', { version })).body.reviewStatus).toBe('approved')
  })

  it('leaves it to the agency where nobody is left', async () => {
    const { id, version } = await stage.asked()
    await sql('update users_memberships set is_active = false where client_id = $1', stage.client)
    expect([await follow(), await follow(), await news('approval.stalled', id), await stage.review(id)]).toEqual([1, 0, [stage.admin.id], 'requested'])
    expect((await say(stage.admin, id, 'approve', { version, override: { reason: 'They closed the company.' } })).body.reviewStatus).toBe('approved')
  })

  it('by another list of approvers is waited for no more, and who is new on it is asked', async () => {
    await wishes('all', [one])
    const { id, version } = await stage.asked()
    await wishes('all', [two])
    expect([await follow(), await follow(), await news('document.review_requested', id)]).toEqual([1, 0, [one.id, two.id].sort()])
    expect(refusal(await say(one, id, 'approve', { version }))).toEqual([403, 'NOT_APPROVER'])
    expect((await say(two, id, 'approve', { version })).body.reviewStatus).toBe('approved')
  })

  it('is followed as soon as the event of it is handed on', async () => {
    const { subscriptions } = await import('@/jobs/subscriptions')
    for (const type of ['users.deactivate', 'users.role_change', 'users.update', 'clients.update']) expect(subscriptions[type]).toContain('follow-approvers')
    await wishes('all', [one, two])
    const { id, version } = await stage.asked()
    await say(one, id, 'approve', { version })
    const { status } = await stage.admin.call('DELETE', `/api/agencies/me/team/${two.id}`, { reason: 'Left' })
    expect(status).toBe(200)
    const [event] = await sql<{ id: string; type: string }>(`select id, type from events where resource_id = $1 and type = 'users.deactivate'`, two.id)
    const { followApprovers } = await import('@/jobs/platform/approvals/followApprovers')
    await followApprovers.handler({ eventId: event!.id, type: event!.type, resourceId: two.id }, { payload: app.payload } as never)
    expect(await news('approval.stalled', id)).toEqual([stage.admin.id])
  })
})
