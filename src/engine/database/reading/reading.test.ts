import type { PostgresAdapter } from '@payloadcms/db-postgres'
import { find, findOne } from '@payloadcms/drizzle'
import type { FindArgs } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { poolOf } from '@/src/engine/database'
import { uuidv7 } from '@/src/engine/ids'
import { startApp, type App } from '@/src/testing/app'
import { buildAgency, buildClient, buildSource, buildUser } from '@/src/testing/build'

let app: App
let agency: string
let client: string
const adapter = () => app.payload.db as unknown as PostgresAdapter

beforeAll(async () => {
  app = await startApp()
  agency = (await buildAgency(app.payload, { footerText: 'Footer' })).id
  client = (await buildClient(app.payload, { agency, relatedServices: ['one', 'two'], targetKeywords: ['heat'] })).id
  await buildUser(app.payload, { agency, role: 'agency_member' })
  await buildUser(app.payload, { isSuperAdmin: true })
  for (const tags of [['a', 'b'], [], undefined]) await buildSource(app.payload, { client, tags })
})
afterAll(() => app.close())

/** Makes `count` documents of a client of its own, a second apart; answers that client's id. */
const withDocuments = async (count: number): Promise<string> => {
  const owner = (await buildClient(app.payload, { agency })).id
  await poolOf(app.payload).query(
    `insert into documents (id, agency_id, client_id, title, topic, status, input_keywords, created_at)
     select gen_random_uuid(), $1, $2, 'Document ' || n, 'Topic', 'ready', '["a"]', now() - n * interval '1 second' from generate_series(1, $3::int) n`,
    [agency, owner, count],
  )
  return owner
}

const pageOf = (owner: string, page: number, limit = 20) => adapter().find({ collection: 'documents', where: { client: { equals: owner } }, sort: ['-createdAt'], page, limit, pagination: true })

describe('reading with one statement', () => {
  it('gives every collection’s rows exactly as Payload itself does', async () => {
    await withDocuments(3)
    for (const collection of Object.keys(app.payload.collections).filter((slug) => slug !== 'payload-preferences')) {
      const args = { collection, limit: 50, page: 1, pagination: true, joins: false, where: {} } as unknown as FindArgs
      const theirs = await find.call(adapter() as never, structuredClone(args))
      const ours = await adapter().find(structuredClone(args))
      expect(ours, collection).toEqual(theirs)
    }
  })

  it('gives lists with groups in them, and groups with times, as Payload itself does', async () => {
    const [made] = await poolOf(app.payload).query<{ id: string }>(
      `insert into posts (id, agency_id, client_id, title, status, change_request_text, change_request_at, change_request_count, metrics_views, metrics_captured_at) values (gen_random_uuid(), $1, $2, 'A', 'draft', 'Shorter', now(), 2, 12.5, now()) returning id`, [agency, client])
    const [file] = await poolOf(app.payload).query<{ id: string }>(`insert into files (id, agency_id, purpose) values (gen_random_uuid(), $1, 'post') returning id`, [agency])
    await poolOf(app.payload).query(`insert into posts_images (_order, _parent_id, id, file_id, crop_x, crop_ratio) values (1, $1, 'a', $2, 0.25, '1:1'), (2, $1, 'b', $2, null, null)`, [made!.id, file!.id])
    const args = { collection: 'posts', limit: 5, page: 1, pagination: true, joins: false, where: { id: { equals: made!.id } } } as unknown as FindArgs
    const ours = await adapter().find(structuredClone(args))
    expect(ours).toEqual(await find.call(adapter() as never, structuredClone(args)))
    expect(ours.docs[0]).toMatchObject({ images: [{ crop: { x: 0.25, ratio: '1:1' } }, { crop: { x: null } }], changeRequest: { text: 'Shorter', count: 2 }, metrics: { views: 12.5 } })
  })

  it('gives one row, and the selected fields of it, as Payload itself does', async () => {
    for (const select of [undefined, { companyName: true, relatedServices: true }, { footerText: false, sourcesList: false, documentsList: false }] as const) {
      const args = { collection: 'clients', where: { id: { equals: client } }, joins: false, select } as never
      const theirs = (await findOne.call(adapter() as never, args)) as Record<string, unknown>
      const ours = (await adapter().findOne(args)) as Record<string, unknown>
      for (const name of Object.keys(ours)) expect(ours[name], name).toEqual(theirs[name])
      expect(Object.keys(ours).length).toBeGreaterThan(2)
    }
  })

  it('answers null for a row that is not there', async () => {
    expect(await adapter().findOne({ collection: 'clients', where: { id: { equals: uuidv7() } }, joins: false as never })).toBeNull()
  })

  it('gives lists of related rows, in their order, as Payload itself does', async () => {
    const people = [(await buildUser(app.payload, { agency, role: 'client', client })).id, (await buildUser(app.payload, { agency, role: 'client', client })).id]
    await poolOf(app.payload).query(`insert into clients_rels ("order", parent_id, path, users_id) values (2, $1, 'approvers', $2), (1, $1, 'approvers', $3)`, [client, people[0], people[1]])
    const args = { collection: 'clients', limit: 5, page: 1, pagination: true, joins: false, where: { id: { equals: client } } } as unknown as FindArgs
    const ours = await adapter().find(structuredClone(args))
    expect(ours).toEqual(await find.call(adapter() as never, structuredClone(args)))
    expect(ours.docs[0]).toMatchObject({ approvers: [people[1], people[0]] })
  })

  it('reads a list of any collection with a single statement on a single table', async () => {
    const said: string[] = []
    const pool = adapter().pool as unknown as { query: (config: { text: string }) => Promise<unknown> }
    const query = pool.query.bind(pool)
    pool.query = (config) => {
      said.push(config.text)
      return query(config)
    }
    const collections = Object.keys(app.payload.collections).filter((slug) => slug !== 'payload-preferences')
    const lists = collections.map((collection) => ({ collection, limit: 20, page: 1, pagination: true, joins: false, where: {} }) as unknown as FindArgs)
    for (const args of lists) await adapter().find(args)
    Object.assign(pool, { query })
    expect(said.filter((text) => /lateral|left join/i.test(text))).toEqual([])
    expect(said).toHaveLength(collections.length)
  })
})

describe('a total', () => {
  it('is exact up to a thousand and then says that there are more', async () => {
    for (const [rows, total] of [[999, 999], [1000, 1000], [1001, 1001], [5000, 1001]] as const) {
      expect((await pageOf(await withDocuments(rows), 1)).totalDocs).toBe(total)
    }
  })

  it('knows on every page whether there is a next one, however deep', async () => {
    const owner = await withDocuments(5000)
    for (const page of [1, 49, 50, 51, 100, 249]) {
      const { docs, hasNextPage, hasPrevPage, nextPage } = await pageOf(owner, page)
      expect([docs.length, hasNextPage, nextPage, hasPrevPage], `page ${page}`).toEqual([20, true, page + 1, page > 1])
    }
    expect(await pageOf(owner, 250)).toMatchObject({ totalDocs: 5000, totalPages: 250, hasNextPage: false, nextPage: null })
    const beyond = await pageOf(owner, 251)
    expect(beyond).toMatchObject({ totalDocs: 5000, hasNextPage: false, hasPrevPage: true })
    expect(beyond.docs).toEqual([])
  })

  it('reaches every row once by following the next page', async () => {
    const owner = await withDocuments(1234)
    const seen = new Set<string>()
    for (let page: number | null | undefined = 1; page; ) {
      const answer: Awaited<ReturnType<typeof pageOf>> = await pageOf(owner, page, 100)
      answer.docs.forEach(({ id }) => seen.add(String(id)))
      page = answer.nextPage
    }
    expect(seen.size).toBe(1234)
  })
})

describe('the newest rows', () => {
  const planFor = async (where: Record<string, unknown>): Promise<string> => {
    let text = ''
    let values: unknown[] = []
    const pool = adapter().pool as unknown as { query: (config: { text: string; values: unknown[] }) => Promise<unknown> }
    const query = pool.query.bind(pool)
    pool.query = (config) => {
      ;({ text, values } = config)
      return query(config)
    }
    await adapter().find({ collection: 'documents', where, sort: ['-createdAt'], page: 1, limit: 20, pagination: false } as never).finally(() => Object.assign(pool, { query }))
    return (await poolOf(app.payload).query(`explain ${text}`, values)).map((row) => Object.values(row)[0]).join('\n')
  }

  it('of an agency are found by its own index, never by walking the newer rows of all others', async () => {
    const old = (await buildAgency(app.payload)).id
    const owner = (await buildClient(app.payload, { agency: old })).id
    await withDocuments(6000)
    await poolOf(app.payload).query(
      `insert into documents (id, agency_id, client_id, title, topic, status, created_at)
       select gen_random_uuid(), $1, $2, 'Old ' || n, 'Topic', 'ready', now() - interval '1 year' + n * interval '1 second' from generate_series(1, 3000) n`,
      [old, owner],
    )
    await poolOf(app.payload).query('analyze documents')
    expect(await planFor({ and: [{ status: { equals: 'ready' } }, { agency: { equals: old } }] })).toMatch(/agency_status_createdAt_idx|agency_createdAt_idx/)
    expect(await planFor({})).toContain('documents_everywhere_idx')
  })
})
