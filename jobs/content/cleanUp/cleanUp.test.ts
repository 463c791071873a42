import { existsSync } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { poolOf } from '@/src/engine/database'
import { startApp, type App, type Caller } from '@/src/testing/app'
import { buildAgency, buildClient, buildDocument, buildUser } from '@/src/testing/build'

let app: App
let agency: string
let client: string
let admin: Caller
let media: string

const sql = <R extends object = Record<string, unknown>>(text: string, ...values: unknown[]) => poolOf(app.payload).query<R>(text, values)
const sweep = async () => (await import('./index')).cleanUpDocuments(app.payload)
const deliver = async () => {
  const { deliverer } = await import('@/src/engine/effects')
  const worker = deliverer(app.payload, 'test-worker')
  await worker.look()
  await worker.stop(10_000)
}
const store = async (purpose: 'document' | 'cover') => {
  const { storeFile } = await import('@/src/domain/platform/files')
  const bytes = purpose === 'document' ? Buffer.from('%PDF-1.7\n%%EOF') : Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
  const id = await storeFile(app.payload, { agency, client, purpose, bytes, mimeType: purpose === 'document' ? 'application/pdf' : 'image/png', fileName: purpose === 'document' ? 'a.pdf' : 'a.png' })
  const [row] = await sql<{ filename: string }>('select filename from files where id = $1', id)
  return { id, at: path.join(media, row!.filename) }
}
const stateOf = async (id: string) => (await sql('select status::text as status, deleted_at is not null as deleted from documents where id = $1', id))[0]
const events = async (id: string) => (await sql<{ type: string }>(`select type from events where resource_id = $1 and type in ('documents.expire', 'documents.delete', 'documents.remove') order by id`, id)).map(({ type }) => type)

beforeAll(async () => {
  app = await startApp()
  media = (await import('@/src/env')).env.mediaDir
  ;(await import('@/jobs')).registerJobs()
  agency = (await buildAgency(app.payload)).id
  client = (await buildClient(app.payload, { agency })).id
  admin = await app.as((await buildUser(app.payload, { agency })).email)
})
beforeEach(() => sql(`delete from effects where kind = 'job:remove-bytes'`))
afterAll(() => app.close())

describe('documents that are about to expire', () => {
  it('are told of 90 and 30 days before, once each, to their agency’s admins', async () => {
    const { tellExpiring } = await import('./notice')
    const [far, near, later] = [await buildDocument(app.payload, { agency, client }), await buildDocument(app.payload, { agency, client }), await buildDocument(app.payload, { agency, client })]
    const due = (id: string, days: number) => sql(`update documents set expires_at = now() + make_interval(days => $2) where id = $1`, id, days)
    const titles = async () => (await sql<{ title: string }>(`select title from notifications where agency_id = $1 and type = 'documents.expiring' order by created_at, id`, agency)).map(({ title }) => title)
    await Promise.all([due(far.id, 80), due(near.id, 20), due(later.id, 200)])
    expect([await tellExpiring(app.payload), await tellExpiring(app.payload)]).toEqual([{ noticed: 2 }, { noticed: 0 }])
    expect((await titles()).sort()).toEqual(['A document expires within 30 days', 'A document expires within 90 days'])
    await sql(`update documents set expires_at = expires_at - interval '60 days', expiry_noticed_at = expiry_noticed_at - interval '60 days' where id = $1`, far.id)
    expect([await tellExpiring(app.payload), await tellExpiring(app.payload)]).toEqual([{ noticed: 1 }, { noticed: 0 }])
    expect(await titles()).toHaveLength(3)
  })
})

describe('a document', () => {
  it('expires three years after it was made, by a transition, and is deleted softly', async () => {
    const [old, young] = [await buildDocument(app.payload, { agency, client }), await buildDocument(app.payload, { agency, client })]
    await sql(`update documents set expires_at = case when id = $1 then now() - interval '1 minute' else now() + interval '1 day' end where id in ($1, $2)`, old.id, young.id)
    expect(await sweep()).toMatchObject({ expired: 1, removed: 0 })
    expect([await stateOf(old.id), await events(old.id), await stateOf(young.id)]).toEqual([{ status: 'expired', deleted: true }, ['documents.expire'], { status: 'ready', deleted: false }])
    expect(await sweep()).toMatchObject({ expired: 0 })
    expect((await admin('GET', `/api/documents/${old.id}/pdf`)).status).toBe(410)
  })

  it('that failed is deleted softly then, with its state kept, and one under way is left alone', async () => {
    const [failed, running] = [await buildDocument(app.payload, { agency, client, status: 'failed' }), await buildDocument(app.payload, { agency, client, status: 'generating' })]
    await sql(`update documents set expires_at = now() - interval '1 minute' where id in ($1, $2)`, failed.id, running.id)
    await sweep()
    expect([await stateOf(failed.id), await events(failed.id), await stateOf(running.id)]).toEqual([{ status: 'failed', deleted: true }, ['documents.delete'], { status: 'generating', deleted: false }])
  })
})

describe('a document that was deleted more than 30 days ago', () => {
  const deleted = async (more: object = {}) => {
    const files = { pdf: await store('document'), cover: await store('cover'), before: await store('document') }
    const row = await buildDocument(app.payload, { agency, client, pdf: files.pdf.id, coverImage: files.cover.id, ...more })
    const [run] = await sql<{ id: string }>(`insert into pipeline_runs (id, pipeline, document_id, status, agency_id, client_id, created_at, updated_at) values (gen_random_uuid(), 'generate-document', $1, 'completed', $2, $3, now(), now()) returning id`, row.id, agency, client)
    await sql(`insert into pipeline_steps (id, run_id, step, status, result, agency_id, created_at, updated_at) values (gen_random_uuid(), $1, 'pdf_rendering', 'done', $2, $3, now(), now())`, run!.id, JSON.stringify({ file: files.before.id }), agency)
    await sql(`update documents set deleted_at = now() - interval '31 days' where id = $1`, row.id)
    return { id: row.id, run: run!.id, files }
  }

  it('goes for good with its PDF, cover, earlier versions and runs; the log keeps its id and title', async () => {
    const { id, run, files } = await deleted()
    const recent = await buildDocument(app.payload, { agency, client })
    await sql(`update documents set deleted_at = now() - interval '29 days' where id = $1`, recent.id)
    expect(await sweep()).toMatchObject({ removed: 1 })
    expect([await stateOf(id), await events(id), await sql('select 1 from pipeline_runs where id = $1', run)]).toEqual([undefined, ['documents.remove'], []])
    expect(await sql('select 1 from files where id = any($1::uuid[])', Object.values(files).map((file) => file.id))).toEqual([])
    await deliver()
    expect(Object.values(files).map(({ at }) => existsSync(at))).toEqual([false, false, false])
    expect(await stateOf(recent.id)).toEqual({ status: 'ready', deleted: true })
    expect(await sql(`select resource_name is not null as named from events where resource_id = $1 and type = 'documents.remove'`, id)).toEqual([{ named: true }])
  })

  it('leaves the picture that a person brought, and one that another document has', async () => {
    const [brought, common] = [await store('cover'), await store('cover')]
    const other = await buildDocument(app.payload, { agency, client, coverImage: common.id })
    await deleted({ coverImage: brought.id, inputCoverImage: brought.id })
    await deleted({ coverImage: common.id })
    await sweep()
    await deliver()
    expect([existsSync(brought.at), existsSync(common.at), (await stateOf(other.id))?.deleted]).toEqual([true, true, false])
  })

  it('has its bytes tried again when the store does not let go of them, on later days too', async () => {
    const { files } = await deleted()
    await rm(files.pdf.at)
    // A folder that is not empty stands where the file was: it cannot be removed as one.
    await mkdir(path.join(files.pdf.at, 'held'), { recursive: true })
    await sweep()
    await deliver()
    const state = () => sql(`select state::text as state, attempts::int as attempts from effects where kind = 'job:remove-bytes'`)
    expect([await state(), existsSync(files.cover.at), existsSync(files.pdf.at)]).toEqual([[{ state: 'reserved', attempts: 1 }], false, true])
    await sql(`update effects set state = 'failed', attempts = 8 where kind = 'job:remove-bytes'`)
    expect(await sweep()).toMatchObject({ again: 1 })
    await rm(files.pdf.at, { recursive: true })
    await deliver()
    expect(await state()).toEqual([{ state: 'done', attempts: 1 }])
  })
})
