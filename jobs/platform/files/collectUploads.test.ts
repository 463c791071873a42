import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tablesOf } from '@/src/engine/tenancy/walls'
import { makeRow } from '@/src/engine/tenancy/walls/rows'
import { poolOf } from '@/src/engine/database'
import { startStage, type Stage } from '@/src/domain/social/testing/stage'

let s: Stage
const collect = async () => (await import('./collectUploads')).collectUploads(s.app.payload)
const old = (...ids: string[]) => s.sql(`update files set created_at = now() - interval '25 hours' where id = any($1::uuid[])`, ids)
const isThere = async (id: string) => (await s.sql('select 1 from files where id = $1', id)).length === 1
const bytesUsed = async () => (await s.sql<{ bytes: number }>('select coalesce(sum(filesize), 0)::float8 as bytes from files where agency_id = $1', s.agency))[0]!.bytes

beforeAll(async () => {
  s = await startStage()
})
afterAll(() => s.app.close())

describe('uploads that nobody used', () => {
  it('go after a day, with their bytes and out of the agency’s room, and the log says so', async () => {
    const [stale, fresh] = [await s.image(), await s.image()]
    const other = await s.image({ width: 1300 })
    await s.draft({ images: [{ file: other, alt: 'In use' }] })
    await old(stale, other)
    const before = await bytesUsed()
    const gone = await collect()
    expect([gone.files, await isThere(stale), await isThere(fresh), await isThere(other)]).toEqual([1, false, true, true])
    expect([gone.bytes > 0, await bytesUsed()]).toEqual([true, before - gone.bytes])
    expect(await s.sql(`select metadata->>'files' as files from events where agency_id = $1 and type = 'files.collect'`, s.agency)).toEqual([{ files: '1' }])
    expect(await s.sql(`select jsonb_array_length(request->'names') as names from effects where kind = 'job:remove-bytes' and agency_id = $1`, s.agency)).toEqual([{ names: 1 }])
    expect(await collect()).toEqual({ files: 0, bytes: 0 })
  })

  it('stay while what was submitted still shows them, although the draft no longer does', async () => {
    const [kept, next] = [await s.image({ width: 1400 }), await s.image({ width: 1410 })]
    const { id } = await s.inState('changes_requested', { images: [{ file: kept, alt: 'As it was' }] })
    const { body } = await s.member<{ version: number }>('GET', `/api/posts/${id}`)
    expect((await s.member('PATCH', `/api/posts/${id}`, { version: body.version, images: [{ file: next, alt: 'As it is' }] })).status).toBe(200)
    expect(await s.sql('select 1 from posts_images where _parent_id = $1 and file_id = $2', id, kept)).toEqual([])
    await old(kept, next)
    await collect()
    expect([await isThere(kept), await isThere(next)]).toEqual([true, true])
  })

  it('stay wherever a row of any collection points at them', async () => {
    const tables = tablesOf(s.app.payload)
    const { referencesOf } = await import('./references')
    const known = (await referencesOf(poolOf(s.app.payload))).filter(({ inText }) => !inText).map(({ table, column }) => `${table}.${column}`)
    const declared = Object.entries(tables).flatMap(([name, table]) => [
      ...Object.values(table.columns).flatMap((column) => (column.reference?.table === 'files' ? [`${name}.${column.name}`] : [])),
      ...Object.values(table.foreignKeys ?? {}).flatMap(({ columns, foreignColumns }) => (foreignColumns[0]?.table === 'files' ? [`${name}.${table.columns[columns[0]!]?.name ?? columns[0]}`] : [])),
    ]).filter((name) => !name.startsWith('payload_'))
    expect(declared.length).toBeGreaterThan(12)
    expect(declared.filter((name) => !known.includes(name))).toEqual([])
    const kept: [string, string][] = []
    for (const name of declared) {
      const [table, column] = name.split('.') as [string, string]
      const file = await makeRow(poolOf(s.app.payload), tables, 'files', s.agency, { purpose: 'post', filename: `${kept.length}-${table}.png` })
      if (table === 'agencies') await s.sql(`update agencies set ${column} = $1 where id = $2`, file, s.agency)
      const more = tables[table]!.columns['path'] ? { path: 'attachments' } : {}
      if (table !== 'agencies') await makeRow(poolOf(s.app.payload), tables, table, s.agency, { [column]: file, ...more })
      kept.push([name, file])
    }
    await old(...kept.map(([, file]) => file))
    await collect()
    const lost = []
    for (const [name, file] of kept) if (!(await isThere(file))) lost.push(name)
    expect(lost).toEqual([])
  })
})
