import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { poolOf, type Db } from '@/src/engine/database'
import { startApp, type App } from '@/src/testing/app'
import { buildAgency } from '@/src/testing/build'
import { makeRow } from './rows'
import { countCrossings, missingWalls, raising, tablesOf, wallsOf, type Tables, type Wall } from '.'

let [app, db, tables]: [App, Db, Tables] = [] as never
let [ours, theirs]: [string, string] = [] as never

beforeAll(async () => {
  app = await startApp()
  ;[db, tables] = [poolOf(app.payload), tablesOf(app.payload)]
  ;[ours, theirs] = [(await buildAgency(app.payload)).id, (await buildAgency(app.payload)).id]
})
afterAll(() => app.close())

/** A row of the wall's table in our agency; agencies themselves are the agency. */
const rowOf = ({ table }: Wall) => (table === 'agencies' ? ours : makeRow(db, tables, table, ours))
const refusedBy = ({ table, column }: Wall) => ({ code: '23503', constraint: `wall_${table}_${column}` })

describe('the walls in the database', () => {
  it('stand for every relation of the registry', async () => {
    expect((await missingWalls(db, tables)).map(raising)).toEqual([])
  })

  it('cover each collection that an agency owns or a machine writes', () => {
    const owned = app.payload.config.collections.filter(({ custom }) => custom?.tenantOwned || custom?.machineWritten).map(({ slug }) => slug.replaceAll('-', '_'))
    const keeping = Object.keys(tables).filter((name) => tables[name]!.columns.agency?.reference?.table === 'agencies')
    expect(keeping).toEqual(expect.arrayContaining(owned))
  })

  it('refuse a foreign row in every relation, when a row is made and when it is changed, and let the own one in', async () => {
    const walls = wallsOf(tables)
    expect(walls.length).toBeGreaterThan(40)
    for (const wall of walls) {
      const [own, foreign] = [await makeRow(db, tables, wall.target, ours), await makeRow(db, tables, wall.target, theirs)]
      await expect(makeRow(db, tables, wall.table, ours, { [wall.column]: foreign }), JSON.stringify(wall)).rejects.toMatchObject(refusedBy(wall))
      if (wall.table === 'events') continue
      const change = `update ${wall.table} set ${wall.column} = $1 where id = $2 returning id`
      const row = await rowOf(wall)
      await expect(db.query(change, [foreign, row]), JSON.stringify(wall)).rejects.toMatchObject(refusedBy(wall))
      expect(await db.query(change, [own, row]), JSON.stringify(wall)).toHaveLength(1)
    }
  }, 120_000)

  it('keep every row in its agency', async () => {
    for (const table of Object.keys(tables).filter((name) => tables[name]!.columns.agency && name !== 'events' && name !== 'users_memberships')) {
      const row = await makeRow(db, tables, table, ours)
      await expect(db.query(`update ${table} set agency_id = $1 where id = $2`, [theirs, row]), table).rejects.toMatchObject({ code: '23503', constraint: `wall_${table}_agency_id` })
    }
  }, 60_000)

  it('that lack or differ are told with the SQL that raises them', async () => {
    await db.query('drop trigger wall_sources on sources')
    const missing = await missingWalls(db, tables)
    expect(missing.map(({ table }) => table)).toEqual(['sources'])
    for (const statement of missing.map(raising)) await db.query(statement)
    expect(await missingWalls(db, tables)).toEqual([])
  })
})

describe('the count of rows across agencies', () => {
  it('is none, and finds the one that got past a wall', async () => {
    expect((await countCrossings(db, tables)).filter(({ rows }) => rows > 0)).toEqual([])
    const file = await makeRow(db, tables, 'files', theirs)
    await db.query('alter table documents disable trigger wall_documents')
    await makeRow(db, tables, 'documents', ours, { pdf_id: file })
    await db.query('alter table documents enable trigger wall_documents')
    expect((await countCrossings(db, tables)).filter(({ rows }) => rows > 0)).toEqual([{ relation: 'documents.pdf_id -> files', rows: 1 }])
  })
})
