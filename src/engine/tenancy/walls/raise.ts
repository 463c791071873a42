import type { Payload } from 'payload'
import { poolOf, type Db } from '@/src/engine/database'
import { tablesOf, type Tables } from './registry'
import { wallStatements, type Raised } from './statements'

const presentSql = `select p.proname as name, p.prosrc as body, pg_get_triggerdef(t.oid, true) as trigger
  from pg_trigger t join pg_proc p on p.oid = t.tgfoid where t.tgname like 'wall\\_%' and t.tgenabled = 'O'`

/** The walls that the registry asks for and the database lacks or has otherwise; empty when all stand. */
export const missingWalls = async (db: Db, tables: Tables): Promise<Raised[]> => {
  const present = new Map((await db.query<{ name: string; body: string; trigger: string }>(presentSql)).map((row) => [row.name, row]))
  return wallStatements(tables).filter(({ table, body, trigger }) => {
    const known = present.get(`wall_${table}`)
    return known?.body !== body || known.trigger !== trigger
  })
}

/** The SQL that raises one wall, whether an older one stands there or none. */
export const raising = ({ table, body, trigger }: Raised): string =>
  `create or replace function wall_${table}() returns trigger language plpgsql as $wall$${body}$wall$;\ndrop trigger if exists wall_${table} on ${table};\n${trigger};`

/**
 * Raises in the database what walls are missing: after every migration, so that a new collection has its own without being
 * named anywhere. Answers the tables concerned.
 */
export const raiseWalls = async (payload: Payload): Promise<string[]> => {
  const db = poolOf(payload)
  const missing = await missingWalls(db, tablesOf(payload))
  for (const wall of missing) await db.query(raising(wall))
  return missing.map(({ table }) => table)
}
