import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { poolOf, systemRequest } from '@/src/engine/database'
import { asSystem } from '@/src/engine/doors'
import { startApp, type App } from '@/src/testing/app'
import { buildUser } from '@/src/testing/build'
import { newPdf, refusal, stageOf, type Person, type Stage } from './testing/stage'

type Refused = { errors: { message: string; data: { code: string; name: string; details?: Record<string, unknown> } }[] }
type Shown = { reviewStatus: string; approval: { round: number; status: string; missing: { name: string }[]; override: { reason: string } | null; mayUndoUntil: string | null } }

let app: App
let stage: Stage
let other: Stage
let [one, two, three]: [Person, Person, Person] = [] as never

beforeAll(async () => {
  app = await startApp()
  stage = await stageOf(app, 3)
  ;[one, two, three] = stage.people as [Person, Person, Person]
  other = await stageOf(app, 1)
})
afterAll(() => app.close())

const sql = <R = Record<string, unknown>>(text: string, ...values: unknown[]) => poolOf(app.payload).query<R & object>(text, values)
const post = <T = Shown & Refused>({ call }: Person, id: string, what: string, body: object = {}) => call<T>('POST', `/api/documents/${id}/${what}`, body)
const state = (id: string) => stage.review(id)
const rounds = (id: string) => sql<{ status: string; outcome: string | null; fingerprint: string }>('select status::text as status, outcome::text as outcome, fingerprint from approvals where subject_id = $1 order by round', id)

describe('a client’s review', () => {
  it('is asked for, keeps exactly what is shown, and ends with a yes', async () => {
    const { id, version } = await stage.asked()
    const [asked] = await sql<{ snapshot: { pdf: { sha256: string } }; fingerprint: string }>('select snapshot, fingerprint from approvals where subject_id = $1', id)
    expect([asked?.snapshot.pdf.sha256.length, asked?.fingerprint.length]).toEqual([64, 64])
    const { status, body } = await post(one, id, 'approve', { version, comment: 'Good.' })
    expect([status, body.reviewStatus, body.approval.status, body.approval.missing]).toEqual([200, 'approved', 'complete', []])
    const lines = await sql(`select intent::text as intent, body from messages where conversation = $1 order by created_at, id`, `document:${id}`)
    expect(lines).toEqual([{ intent: 'submitted', body: null }, { intent: 'approved', body: 'Good.' }])
    const [event] = await sql<{ metadata: object }>(`select metadata from events where type = 'documents.approve' and resource_id = $1`, id)
    expect(event?.metadata).toMatchObject({ version, mode: 'client', via: 'portal', fingerprint: asked?.fingerprint })
  })

  it('is not asked of a client that reviews none, nor of one without users', async () => {
    await other.set({ requireClientReview: false })
    expect(refusal(await post(other.admin, await other.document(), 'request-review'))).toEqual([409, 'REVIEW_OFF'])
    await other.set({ requireClientReview: true })
    await sql('update users_memberships set is_active = false where client_id = $1', other.client)
    const member = await buildUser(app.payload, { agency: other.agency, role: 'agency_member' })
    expect(refusal(await post({ ...member, call: await app.as(member.email) }, await other.document(), 'request-review'))).toEqual([409, 'NO_REVIEWER'])
    expect((await post(other.admin, await other.document(), 'request-review')).status).toBe(200)
    await sql('update users_memberships set is_active = true where client_id = $1', other.client)
  })

  it('wants to know which version was seen, and words for a no', async () => {
    const { id, version } = await stage.asked()
    expect(refusal(await post(one, id, 'approve'))).toEqual([428, 'VERSION_REQUIRED'])
    expect((await post(one, id, 'request-changes', { version })).status).toBe(422)
    const { body } = await post(one, id, 'request-changes', { version, note: 'Page two.' })
    expect(body.reviewStatus).toBe('changes_requested')
    expect((await post(stage.admin, id, 'request-review')).status).toBe(200)
    expect((await rounds(id)).map(({ status }) => status)).toEqual(['superseded', 'open'])
  })
})

describe('a decision', () => {
  it('on something that has changed meanwhile is refused, and nothing is lost', async () => {
    const { id, version } = await stage.asked()
    await newPdf(app, { ...stage, id })
    const refused = await post(one, id, 'approve', { version })
    expect(refusal(refused)).toEqual([409, 'STALE_VERSION'])
    expect([await state(id), (await rounds(id))[0]?.status]).toEqual(['requested', 'open'])
  })

  it('is no longer news to anybody, and twice is refused with the state that was reached', async () => {
    const { id, version } = await stage.asked()
    const waits = () => sql(`select id from notifications where subject = $1 and type = 'document.review_requested' and read_at is null`, `document:${id}`)
    expect((await waits()).length).toBeGreaterThanOrEqual(2)
    await post(one, id, 'approve', { version })
    expect(await waits()).toEqual([])
    const again = await post(two, id, 'request-changes', { version, note: 'No.' })
    expect([refusal(again), again.body.errors[0]?.data.details?.state]).toEqual([[409, 'INVALID_TRANSITION'], 'approved'])
  })

  it('of two at the same moment counts once', async () => {
    const { id, version } = await stage.asked()
    const answers = await Promise.all([post(one, id, 'approve', { version }), post(two, id, 'request-changes', { version, note: 'No.' }), post(one, id, 'approve', { version })])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409])
    expect(await sql('select id from approval_decisions d where approval_id in (select id from approvals where subject_id = $1)', id)).toHaveLength(1)
  })

  it('is nobody’s of another client, and not the agency’s without a reason', async () => {
    const { id, version } = await stage.asked()
    expect((await post(other.people[0]!, id, 'approve', { version })).status).toBe(404)
    expect(refusal(await post(stage.admin, id, 'approve', { version }))).toEqual([403, 'CLIENT_DECISION'])
  })
})

describe('what was approved', () => {
  it('counts as approved until something about it changes; then the client is asked again', async () => {
    const { isStillApproved } = await import('.')
    const { id, version } = await stage.asked()
    await post(one, id, 'approve', { version })
    const ask = async () => isStillApproved(await systemRequest(app.payload, 'tests'), { slug: 'documents', id })
    expect(await ask()).toBe(true)
    await newPdf(app, { ...stage, id })
    expect(await ask()).toBe(false)
    await asSystem(await systemRequest(app.payload, 'tests'), 'tests').update('documents', id, { title: 'Another title' } as never)
    expect([await state(id), (await rounds(id))[0]?.status]).toEqual(['none', 'superseded'])
  })
})

describe('several approvers', () => {
  beforeAll(() => stage.set({ approvalPolicy: 'all', approvers: [one.id, two.id] }))
  afterAll(() => stage.set({ approvalPolicy: 'any', approvers: [] }))

  it('who must all agree are each heard, and told who is missing', async () => {
    const { id, version } = await stage.asked()
    const half = await post(one, id, 'approve', { version })
    expect([half.body.reviewStatus, half.body.approval.missing.map(({ name }) => name)]).toEqual(['requested', ['Person2 Client']])
    expect(refusal(await post(one, id, 'approve', { version }))).toEqual([409, 'INVALID_TRANSITION'])
    expect((await post(two, id, 'approve', { version })).body.reviewStatus).toBe('approved')
  })

  it('are stopped by one who asks for changes', async () => {
    const { id, version } = await stage.asked()
    await post(one, id, 'approve', { version })
    expect((await post(two, id, 'request-changes', { version, note: 'The title.' })).body.reviewStatus).toBe('changes_requested')
  })

  it('in order decide one after the other, and only those who are named', async () => {
    await stage.set({ approvalPolicy: 'in_order', approvers: [two.id, one.id] })
    const { id, version } = await stage.asked()
    expect(refusal(await post(three, id, 'approve', { version }))).toEqual([403, 'NOT_APPROVER'])
    expect(refusal(await post(one, id, 'approve', { version }))).toEqual([409, 'NOT_YOUR_TURN'])
    const waits = async ({ call }: Person) => (await call<{ items: { id: string }[] }>('GET', '/api/inbox?limit=200')).body.items.some((item) => item.id === id)
    expect([await waits(one), await waits(two), await waits(three)]).toEqual([false, true, false])
    await post(two, id, 'approve', { version })
    expect([await waits(one), await waits(two)]).toEqual([true, false])
    expect((await post(one, id, 'approve', { version })).body.reviewStatus).toBe('approved')
    await expect(stage.set({ approvers: [stage.admin.id] })).rejects.toThrow('one of the client’s own users')
  })
})

describe('a decision in the client’s place', () => {
  it('needs a reason, is recorded with it, and shown to the client', async () => {
    const { id, version } = await stage.asked()
    expect((await post(stage.admin, id, 'approve', { version, override: { reason: 'Short' } })).status).toBe(422)
    const { body } = await post(stage.admin, id, 'approve', { version, override: { reason: 'Agreed with them on the phone.' } })
    expect([body.reviewStatus, body.approval.override?.reason]).toEqual(['approved', 'Agreed with them on the phone.'])
    const [line] = await sql<{ body: string }>(`select body from messages where conversation = $1 and intent = 'approved'`, `document:${id}`)
    expect(line?.body).toContain('on the client’s behalf: Agreed with them on the phone.')
    expect((await post(one, id, 'approve', { version, override: { reason: 'I am a client, am I not?' } })).status).toBe(403)
  })

  it('is refused where the agency has switched it off', async () => {
    const { id, version } = await other.asked()
    await sql('update agencies set allow_approval_override = false where id = $1', other.agency)
    expect(refusal(await post(other.admin, id, 'approve', { version, override: { reason: 'Agreed with them on the phone.' } }))).toEqual([403, 'OVERRIDE_DISABLED'])
  })
})

describe('taking back', () => {
  it('opens the round again and leaves the news unsent', async () => {
    const { id, version } = await stage.asked()
    const { body } = await post(one, id, 'approve', { version })
    expect(body.approval.mayUndoUntil).not.toBeNull()
    expect(refusal(await post(two, id, 'undo-review'))).toEqual([409, 'NOTHING_TO_UNDO'])
    const back = await post(one, id, 'undo-review')
    expect([back.status, back.body.reviewStatus, back.body.approval.status]).toEqual([200, 'requested', 'open'])
    expect(await sql(`select e.state::text as state from effects e join approval_decisions d on e.key = 'job:tell-decision:' || d.id where d.approval_id in (select id from approvals where subject_id = $1)`, id)).toEqual([{ state: 'canceled' }])
    expect((await post(one, id, 'request-changes', { version, note: 'After all, no.' })).body.reviewStatus).toBe('changes_requested')
  })

  it('is too late after its seconds', async () => {
    const { id, version } = await stage.asked()
    await post(one, id, 'approve', { version })
    await sql(`update approval_decisions set at = now() - interval '16 seconds' where approval_id in (select id from approvals where subject_id = $1)`, id)
    expect(refusal(await post(one, id, 'undo-review'))).toEqual([409, 'UNDO_EXPIRED'])
  })
})
