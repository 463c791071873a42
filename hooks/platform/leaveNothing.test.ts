import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { poolOf } from '@/src/engine/database'
import { startApp, type App, type Caller } from '@/src/testing/app'
import { buildAgency, buildClient, buildUser } from '@/src/testing/build'

type Answered = { doc: { id: string; sha256: string }; errors: { data: { code: string } }[]; totalDocs: number }

let app: App
let admin: Caller
let client: string
let media: string

beforeAll(async () => {
  app = await startApp()
  media = (await import('@/src/env')).env.mediaDir
  mkdirSync(media, { recursive: true })
  const agency = (await buildAgency(app.payload)).id
  client = (await buildClient(app.payload, { agency })).id
  admin = await app.as((await buildUser(app.payload, { agency })).email)
})
afterAll(() => app.close())

const send = (path: string, fields: object) => {
  const form = new FormData()
  form.set('file', new Blob(['Rail grew by 11 percent.']), 'rail.txt')
  form.set('_payload', JSON.stringify({ client, ...fields }))
  return admin<Answered>('POST', path, form)
}
const rows = async () => (await admin<Answered>('GET', '/api/files?limit=1')).body.totalDocs

it('a source that is refused takes its file with it, the row and the bytes', async () => {
  const before = readdirSync(media)
  const { status } = await send('/api/sources', { kind: 'file', title: 'x'.repeat(501) })
  expect([status, await rows()]).toEqual([422, 0])
  expect(readdirSync(media)).toEqual(before)
})

it('a store that takes nothing is said as such, and leaves no row', async () => {
  renameSync(media, `${media}-away`)
  writeFileSync(media, 'a file where the folder should be')
  try {
    const uploaded = await send('/api/files', { purpose: 'source' })
    const sourced = await send('/api/sources', { kind: 'file', title: 'Rail' })
    expect([uploaded, sourced].map(({ status, body }) => [status, body.errors[0]?.data.code])).toEqual([[500, 'FILE_003'], [500, 'FILE_003']])
  } finally {
    rmSync(media)
    renameSync(`${media}-away`, media)
  }
  expect(await rows()).toBe(0)
})

it('what is kept has its hash, whoever sent it and whatever hash came with it', async () => {
  const { body } = await send('/api/files', { purpose: 'source', sha256: 'made up' })
  const [row] = await poolOf(app.payload).query<{ sha256: string }>('select sha256 from files where id = $1', [body.doc.id])
  expect(row?.sha256).toMatch(/^[0-9a-f]{64}$/)
  expect(readdirSync(media)).toHaveLength(1)
})
