import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { PayloadRequest } from 'payload'
import type * as Doors from '@/src/engine/doors'
import { startApp, type App } from '@/src/testing/app'
import { buildAgency, buildClient, buildUser } from '@/src/testing/build'
import { permissions, type Slug } from './permissions'

let app: App
let user: { id: string }
let pool: { query: (...given: unknown[]) => unknown }
let doors: typeof Doors
let request: () => Promise<PayloadRequest>

beforeAll(async () => {
  app = await startApp()
  pool = (app.payload.db as unknown as { pool: typeof pool }).pool
  doors = await import('@/src/engine/doors')
  const agency = (await buildAgency(app.payload)).id
  await buildClient(app.payload, { agency })
  user = await buildUser(app.payload, { agency })
  const { systemRequest } = await import('@/src/engine/database')
  request = async () => Object.assign(await systemRequest(app.payload, 'tests'), { user: { ...user, collection: 'users' } }) as PayloadRequest
})
afterAll(() => app.close())

/** What a list asks of the database, through a door. */
const statements = async (slug: Slug, door: (req: PayloadRequest) => Doors.Door): Promise<number | 'refused'> => {
  const req = await request()
  const asked = vi.spyOn(pool, 'query')
  try {
    await door(req).find(slug as 'clients', { limit: 5 })
    return asked.mock.calls.length
  } catch (error) {
    if ((error as Error).name === 'Forbidden' && asked.mock.calls.length === 0) return 'refused'
    throw error
  } finally {
    asked.mockRestore()
  }
}

describe('the access check', () => {
  it.each(Object.keys(permissions) as Slug[])('adds no statement to a list of %s', async (slug) => {
    const without = await statements(slug, (req) => doors.asSystem(req, 'tests'))
    expect(without).toBeGreaterThan(0)
    expect([without, 'refused']).toContain(await statements(slug, doors.as))
  })
})
