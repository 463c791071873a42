import { existsSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { poolOf, systemRequest } from '@/src/engine/database'
import { asSystem } from '@/src/engine/doors'
import type { Effect } from '@/src/engine/effects'
import { buildUser } from '@/src/testing/build'
import { manyPosts } from '@/src/domain/social/testing/many'
import { refusalOf, startStage, type Stage } from '@/src/domain/social/testing/stage'
import type { Caller } from '@/src/testing/app'

let s: Stage
let colleague: Caller
let media: string

type Asked = { exportId: string; status: string; statusUrl: string }
type Row = Record<string, unknown> & { id: string; status: string }

const work = async () => {
  const { deliverer } = await import('@/src/engine/effects')
  const worker = deliverer(s.app.payload, 'test-worker')
  await worker.look()
  await worker.stop(60_000)
}
const ask = (query: string, by: Caller = s.member) => by<Asked>('GET', `/api/posts/export?${query}`)
const made = async (query: string, by: Caller = s.member): Promise<Row> => {
  const { body } = await ask(query, by)
  await work()
  return (await by<Row>('GET', `/api/exports/${body.exportId}`)).body
}
const textOf = async (id: string, by: Caller = s.member) => (await by<{ text: string }>('GET', `/api/exports/${id}/file`)).body.text
const restrict = async (restrictMembersToAssignedClients: boolean) => asSystem(await systemRequest(s.app.payload, 'tests'), 'tests').update('agencies', s.agency, { restrictMembersToAssignedClients } as never)
const effectOf = async (id: string) => (await s.sql<Effect>('select id, key, fence::int, attempts::int from effects where key = $1', `export:${id}`))[0]!

beforeAll(async () => {
  s = await startStage()
  media = (await import('@/src/env')).env.mediaDir
  ;(await import('@/jobs')).registerJobs()
  await manyPosts(poolOf(s.app.payload), { agency: s.agency, clients: [s.client, s.other], agent: s.agent, count: 1_200 })
  colleague = await s.app.as((await buildUser(s.app.payload, { agency: s.agency, role: 'agency_member' })).email)
})
afterAll(() => s.app.close())

describe('an export of more posts than one answer holds', () => {
  it('is made by a worker, once however often it is asked for, and tells its asker', async () => {
    const [first, again] = [await ask('format=csv'), await ask('format=csv')]
    expect([first.status, first.body, again.body.exportId]).toEqual([202, { exportId: expect.any(String), status: 'queued', statusUrl: `/api/exports/${first.body.exportId}` }, first.body.exportId])
    const id = first.body.exportId
    expect(refusalOf(await s.member('GET', `/api/exports/${id}/file`))).toEqual([409, 'RES_003', 'NOT_READY'])
    await work()
    const { body } = await s.member<Row>('GET', first.body.statusUrl)
    expect(body).toMatchObject({ status: 'ready', total: 1200, done: 1200, title: '1,200 posts, table' })
    expect(['filter', 'options', 'question', 'reach'].filter((name) => name in body)).toEqual([])
    expect(Date.parse(String(body.expiresAt)) - Date.parse(String(body.completedAt))).toBe(7 * 86_400_000)
    const lines = (await textOf(id)).split('\r\n')
    expect([lines.length, lines[0]]).toEqual([1202, 'id,client,platform,account,title,caption,scheduledLocal,timezone,scheduledUtc,imageUrls,altTexts,status,postUrl'])
    expect(await s.sql('select title, link from notifications where user_id = $1 and type = $2', s.agent, 'export.ready')).toEqual([{ title: 'Ready: 1,200 posts, table', link: '/admin/exports' }])
    expect((await ask('format=csv')).body).toMatchObject({ exportId: id, status: 'ready' })
    expect((await ask('format=csv&status=posted')).status).toBe(200)
  })

  it('is its asker’s and the administrators’ alone, by every way to its bytes', async () => {
    const { id, file } = await made('format=json')
    expect([(await s.admin('GET', `/api/exports/${id}/file`)).status, (await colleague('GET', `/api/exports/${id}/file`)).status, (await s.stranger('GET', `/api/exports/${id}/file`)).status]).toEqual([200, 404, 404])
    expect([(await s.customer('GET', `/api/exports/${id}/file`)).status, (await s.customer('GET', '/api/exports')).status]).toEqual([403, 403])
    expect((await colleague<{ docs: Row[] }>('GET', '/api/exports')).body.docs).toEqual([])
    const [stored] = await s.sql<{ filename: string }>('select filename from files where id = $1', file)
    const ways = [`/api/files/${String(file)}`, `/api/files/file/${stored!.filename}`]
    for (const way of ways) expect([way, (await s.admin('GET', way)).status, (await colleague('GET', way)).status < 400, (await s.customer('GET', way)).status < 400]).toEqual([way, 200, false, false])
  })

  it('is not handed to somebody who works for other clients by now', async () => {
    const { id } = await made('format=ics', colleague)
    expect(await textOf(id, colleague)).toMatch(/^BEGIN:VCALENDAR\r\n/)
    await restrict(true)
    expect(refusalOf(await colleague('GET', `/api/exports/${id}/file`))).toEqual([403, 'AUTH_004', 'REACH_CHANGED'])
    expect((await ask('format=csv', colleague)).status).toBe(200)
    await restrict(false)
  })

  it('is begun anew when its worker died, without what that one left; who lost it can end nothing', async () => {
    const { body } = await ask('format=csv&platform=x,linkedin,facebook,instagram')
    const { repairInterrupted, stillMine } = await import('@/src/engine/effects')
    const left = path.join(media, `export-${body.exportId}-1.part`)
    writeFileSync(left, 'half of it')
    const dead = await effectOf(body.exportId)
    await s.sql(`update effects set state = 'sending', fence = 1, attempts = 1, owner = 'dead', sent_at = now() - interval '4 minutes' where id = $1`, dead.id)
    await s.sql(`update exports set status = 'running', done = 400 where id = $1`, body.exportId)
    expect((await repairInterrupted(poolOf(s.app.payload))).again).toBe(1)
    await work()
    expect((await s.member<Row>('GET', body.statusUrl)).body).toMatchObject({ status: 'ready', done: 1200 })
    expect([existsSync(left), (await textOf(body.exportId)).split('\r\n').length]).toEqual([false, 1202])
    await expect(stillMine(poolOf(s.app.payload), { ...dead, fence: 1 })).rejects.toThrow('Somebody else has')
    expect(await s.sql(`select count(*)::int as files from files where purpose = 'export' and original_name like '1,200 posts, table%'`)).toEqual([{ files: 2 }])
  })

  it('says why when it could not be made, and is over then', async () => {
    const { body } = await ask('format=json&search=Post')
    await s.sql('update effects set attempts = 4 where key = $1', `export:${body.exportId}`)
    await work()
    expect((await s.member<Row>('GET', body.statusUrl)).body).toMatchObject({ status: 'failed', error: 'It was broken off several times.' })
    expect(await s.sql(`select title from notifications where user_id = $1 and type = 'export.failed'`, s.agent)).toEqual([{ title: 'Not made: 1,200 posts, data' }])
  })

  it('goes after a week, out of the agency’s room as well', async () => {
    const { id, file } = await made('format=csv&search=Words')
    await s.sql(`update exports set expires_at = now() - interval '1 second' where id = $1`, id)
    const { expireExports } = await import('@/jobs/platform/files/expireExports')
    expect((await expireExports(s.app.payload)).expired).toBe(1)
    expect(await s.sql('select 1 from files where id = $1', file)).toEqual([])
    expect([(await s.member<Row>('GET', `/api/exports/${id}`)).body.status, refusalOf(await s.member('GET', `/api/exports/${id}/file`))]).toEqual(['expired', [404, 'FILE_004', 'EXPORT_GONE']])
  })
})

describe('pictures', () => {
  it('of few posts are made by a worker too once they are large', async () => {
    const file = await s.image({ width: 1500 })
    await s.draft({ title: 'Large one', images: [{ file, alt: 'Large' }] })
    expect((await ask('format=zip&search=Large%20one')).status).toBe(200)
    await s.sql('update files set filesize = $2 where id = $1', file, 200 * 1024 * 1024)
    const { body, status } = await ask('format=zip&search=Large%20one')
    await work()
    expect([status, (await s.member<Row>('GET', body.statusUrl)).body.status]).toEqual([202, 'ready'])
  })
})

describe('a preset', () => {
  it('gives a table its columns, headings and times, and is the agency’s own', async () => {
    const columns = [{ column: 'caption', heading: '=Text' }, { column: 'blank', heading: 'Link' }, { column: 'scheduledDate', heading: 'Day' }, { column: 'scheduledTime', heading: 'Time' }]
    const preset = { name: 'Planner', columns, dateStyle: 'us', clock: '12h', timezone: 'America/New_York' }
    const { status, body } = await s.member<{ doc: { id: string } }>('POST', '/api/export-presets', preset)
    expect(status).toBe(201)
    await s.draft({ title: 'With a preset', caption: 'Plain', scheduledAt: '2027-01-02T03:30:00Z', scheduledTimezone: 'Europe/Berlin' })
    const answer = await s.member<{ text: string }>('GET', `/api/posts/export?format=csv&search=With%20a%20preset&preset=${body.doc.id}`)
    expect(answer.body.text).toBe(`'=Text,Link,Day,Time\r\nPlain,,01/01/2027,10:30 PM\r\n`)
    expect(refusalOf(await s.stranger('GET', `/api/posts/export?preset=${body.doc.id}`))).toEqual([422, 'VAL_001', 'VALIDATION'])
    expect(refusalOf(await s.member('GET', `/api/posts/export?format=ics&preset=${body.doc.id}`))).toEqual([422, 'VAL_001', 'VALIDATION'])
    expect((await s.member('POST', '/api/export-presets', { ...preset, name: 'Elsewhere', timezone: 'Mars/Olympus' })).status).toBe(422)
    expect((await s.customer('POST', '/api/export-presets', preset)).status).toBe(403)
    expect((await s.member('POST', '/api/export-presets', preset)).status).toBeGreaterThan(399)
  })
})

describe('an export of a client', () => {
  it('is made in the background for its administrator', async () => {
    const { status, body } = await s.admin<Asked>('POST', `/api/clients/${s.client}/export`)
    expect(status).toBe(202)
    await work()
    expect((await s.admin<Row>('GET', body.statusUrl)).body).toMatchObject({ status: 'ready', kind: 'client', format: 'zip' })
    expect([(await s.admin('GET', `/api/exports/${body.exportId}/file`)).headers.get('content-type'), (await s.member('POST', `/api/clients/${s.client}/export`)).status]).toEqual(['application/zip', 403])
  })
})
