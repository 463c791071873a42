import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { poolOf } from '@/src/engine/database'
import { startApp, type App, type Caller } from '@/src/testing/app'
import { buildAgency, buildClient, buildPlan, buildUser } from '@/src/testing/build'
import { prepare } from '../world'
import { bodyFor } from '../world/fields'
import { tableOf } from '../world/marked'
import { openProxy, type Proxy } from './proxy'

let app: App
let proxy: Proxy
let admin: Caller
let agency: string
let client: string
let server: string
let writable: string[]

beforeAll(async () => {
  await prepare()
  server = process.env.TEST_SERVER_URL!
  proxy = await openProxy(server)
  process.env.TEST_SERVER_URL = proxy.url
  app = await startApp()
  const { permissions } = await import('@/access/permissions')
  agency = (await buildAgency(app.payload, { plan: (await buildPlan(app.payload, { apiKeyMode: 'byok' })).id })).id
  client = (await buildClient(app.payload, { agency })).id
  member = (await buildUser(app.payload, { agency, role: 'agency_member' })).id
  admin = await app.as((await buildUser(app.payload, { agency })).email)
  writable = Object.entries(permissions as Record<string, { roles: Record<string, readonly string[]> }>).filter(([, { roles }]) => roles.agency_admin?.[0] === 'agency').map(([slug]) => slug)
})
afterAll(async () => {
  await app.close()
  process.env.TEST_SERVER_URL = server
  await proxy.close()
})

let member: string
const hasClient = (slug: string) => app.payload.collections[slug as 'users'].config.flattenedFields.some(({ name }) => name === 'client')
const create = (slug: string) => {
  const { upload } = app.payload.collections[slug as 'files'].config
  const body = bodyFor(app.payload, slug, { client: hasClient(slug) ? client : null, rowOf: (to) => (to === 'users' ? member : null) })
  return admin<{ doc?: { id: string } }>('POST', `/api/${slug}`, upload ? formOf(body) : body)
}
const formOf = (fields: Record<string, unknown>): FormData => {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) if (typeof value === 'string') form.set(name, value)
  form.set('file', new Blob(['A text of some length.']), 'note.txt')
  return form
}
const counts = async (slug: string) => (await poolOf(app.payload).query<{ rows: number; events: number; effects: number }>(`select (select count(*)::int from ${tableOf(slug)}) as rows, (select count(*)::int from events where resource_type = '${slug}') as events, (select count(*)::int from effects) as effects`))[0]!

describe('a COMMIT that fails', () => {
  it('is about every collection that an administrator writes', () => expect(writable.length).toBeGreaterThan(4))

  it('by an error in the database is a refusal, and nothing of the request is left', async () => {
    const sql = poolOf(app.payload)
    await sql.query(`create function proof_refuse() returns trigger language plpgsql as $$ begin raise exception 'refused at commit'; end $$`)
    for (const slug of writable) {
      await sql.query(`create constraint trigger proof_refuse after insert on ${tableOf(slug)} deferrable initially deferred for each row execute function proof_refuse()`)
      const before = await counts(slug)
      const { status } = await create(slug)
      expect([slug, status >= 500]).toEqual([slug, true])
      expect([slug, await counts(slug)]).toEqual([slug, before])
      await sql.query(`drop trigger proof_refuse on ${tableOf(slug)}`)
    }
  }, 120_000)

  it('because the wire is cut before it arrives is a refusal, and nothing of the request is left', async () => {
    for (const slug of writable) {
      const [before, cuts] = [await counts(slug), proxy.cuts()]
      proxy.cutNext('before')
      const { status } = await create(slug)
      expect([slug, status >= 500, proxy.cuts() - cuts]).toEqual([slug, true, 1])
      expect([slug, await counts(slug)]).toEqual([slug, before])
    }
  }, 120_000)

  it('because its answer is lost is never told as done, and what was done is there whole', async () => {
    for (const slug of writable) {
      const before = await counts(slug)
      proxy.cutNext('after')
      const { status } = await create(slug)
      expect([slug, status >= 500]).toEqual([slug, true])
      const after = await counts(slug)
      // Both or neither: a row without its event would be half of a change.
      expect([slug, after.rows - before.rows]).toEqual([slug, Math.min(1, after.events - before.events)])
    }
  }, 120_000)

  it('leaves the process and its connections well', async () => {
    for (const slug of writable) {
      const { status } = await create(slug)
      expect([slug, [201, 409, 422].includes(status)]).toEqual([slug, true])
    }
    const { waitingCount, totalCount, idleCount } = (app.payload.db as unknown as { pool: { waitingCount: number; totalCount: number; idleCount: number } }).pool
    expect([waitingCount, totalCount - idleCount]).toEqual([0, 0])
  }, 60_000)
})
