import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { uuidv7 } from '@/src/engine/ids'
import { buildAgency, buildPlan } from '@/src/testing/build'
import { startApp, type App } from '@/src/testing/app'

let app: App
beforeAll(async () => void (app = await startApp()))
afterAll(() => app.close())

const takenAtOnce = async (plan: Record<string, unknown>): Promise<number> => {
  const { poolOf } = await import('@/src/engine/database')
  const { quick } = await import('./testing/quick')
  const { claimDue } = await import('./store/claim')
  const agency = (await buildAgency(app.payload, { plan: (await buildPlan(app.payload, plan)).id })).id
  const pipeline = `at-once-${agency}`
  quick(pipeline, { a: () => null })
  for (let index = 0; index < 6; index += 1) {
    await poolOf(app.payload).query(
      `insert into pipeline_runs (id, agency_id, pipeline, status, queued_at, created_at, updated_at) values ($1, $2, $3, 'queued', now(), now(), now())`, [uuidv7(), agency, pipeline])
  }
  return (await claimDue(app.payload, 'worker', 20, 3)).length
}

describe('documents of an agency at the same time', () => {
  it('are as many as its plan says, more or fewer than the installation’s own number', async () => {
    expect(await takenAtOnce({ maxRunningDocuments: 1 })).toBe(1)
    expect(await takenAtOnce({ maxRunningDocuments: 5 })).toBe(5)
  })

  it('are as many as the installation allows where the plan says nothing', async () => {
    expect(await takenAtOnce({})).toBe(3)
  })
})
