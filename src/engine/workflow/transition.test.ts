import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { poolOf, systemRequest } from '@/src/engine/database'
import { asSystem } from '@/src/engine/doors'
import { startApp, type App, type Caller } from '@/src/testing/app'
import { buildAgency, buildClient, buildUser } from '@/src/testing/build'

let app: App
let client: string
let member: Caller
let stranger: Caller

beforeAll(async () => {
  app = await startApp()
  const agency = (await buildAgency(app.payload)).id
  client = (await buildClient(app.payload, { agency })).id
  member = await app.as((await buildUser(app.payload, { agency, role: 'agency_member' })).email)
  stranger = await app.as((await buildUser(app.payload, { agency: (await buildAgency(app.payload)).id })).email)
})
afterAll(() => app.close())

const buildTask = async () => {
  const req = await systemRequest(app.payload, 'tests')
  return (await asSystem(req, 'tests').create('review-tasks', { title: 'Look', kind: 'question', client } as never)).id
}
const eventsOf = (id: string) => poolOf(app.payload).query<{ type: string; from_state: string; to_state: string }>(`select type, from_state, to_state from events where resource_id = $1 and type like 'review-tasks.%' and type <> 'review-tasks.create'`, [id])

describe('a transition', () => {
  it('moves the row and leaves one event with from and to', async () => {
    const id = await buildTask()
    const { status, body } = await member('POST', `/api/review-tasks/${id}/complete`, {})
    expect([status, body.status]).toEqual([200, 'done'])
    expect(await eventsOf(id)).toEqual([{ type: 'review-tasks.complete', from_state: 'open', to_state: 'done' }])
  })

  it('is made once when two people press at the same time', async () => {
    const id = await buildTask()
    const answers = await Promise.all([member('POST', `/api/review-tasks/${id}/complete`, {}), member('POST', `/api/review-tasks/${id}/dismiss`, {})])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(await eventsOf(id)).toHaveLength(1)
  })

  it('tells what is allowed instead when the state is wrong', async () => {
    const id = await buildTask()
    await member('POST', `/api/review-tasks/${id}/complete`, {})
    const { status, body } = await member<{ errors: { data: object }[] }>('POST', `/api/review-tasks/${id}/complete`, {})
    expect(status).toBe(409)
    expect(body.errors[0]?.data).toMatchObject({ code: 'RES_003', name: 'INVALID_TRANSITION', details: { state: 'done', allowed: [] } })
  })

  it('does not exist for a person of another agency', async () => {
    const id = await buildTask()
    expect((await stranger('POST', `/api/review-tasks/${id}/complete`, {})).status).toBe(404)
    expect((await eventsOf(id)).filter(({ type }) => type !== 'review-tasks.denied')).toEqual([])
  })

  it('is the only way to a state: editing it changes nothing', async () => {
    const id = await buildTask()
    await member('PATCH', `/api/review-tasks/${id}`, { status: 'done', version: 1 })
    const { body } = await member('GET', `/api/review-tasks/${id}`)
    expect(body.status).toBe('open')
  })
})

describe('an Idempotency-Key', () => {
  it('gets the first answer again, and another body under it is refused', async () => {
    const id = await buildTask()
    const key = { 'idempotency-key': `complete-${id}` }
    const first = await member('POST', `/api/review-tasks/${id}/complete`, {}, key)
    const again = await member('POST', `/api/review-tasks/${id}/complete`, {}, key)
    expect([first.status, again.status, again.body]).toEqual([200, 200, first.body])
    const other = await member<{ errors: { data: object }[] }>('POST', `/api/review-tasks/${id}/complete`, { note: 'other' }, key)
    expect([other.status, other.body.errors[0]?.data]).toMatchObject([409, { code: 'RES_005' }])
  })

  it('is free again after a refusal, so that a corrected call goes through', async () => {
    const id = await buildTask()
    const key = { 'idempotency-key': `wrong-${id}` }
    expect((await member('POST', `/api/review-tasks/${id}/complete`, { unknown: 1 }, key)).status).toBe(422)
    expect((await member('POST', `/api/review-tasks/${id}/complete`, {}, key)).status).toBe(200)
  })
})
