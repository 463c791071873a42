import type { Payload } from 'payload'
import { raiseAlert, settleAlert } from '@/src/engine/alerts'
import { poolOf, type Db } from '@/src/engine/database'
import { homeOf, tablesOf, wallsOf, type Tables } from './registry'

/** A relation and how many of its rows point at another agency's; 0 is what it ought to be. */
type Crossing = { relation: string; rows: number }

/** Counts, for every walled relation, the rows that point across agencies: those from before a wall, or past one. */
export const countCrossings = async (db: Db, tables: Tables): Promise<Crossing[]> => {
  const counted: Crossing[] = []
  for (const { table, column, target } of wallsOf(tables)) {
    const [ours, theirs] = [homeOf(tables, table, 'r')!, homeOf(tables, target, 'g')!]
    const [row] = await db.query<{ rows: number }>(
      `select count(*)::float8 as rows from ${table} r join ${target} g on g.id = r.${column} where ${theirs} is not null and ${theirs} is distinct from ${ours}`,
    )
    counted.push({ relation: `${table}.${column} -> ${target}`, rows: row!.rows })
  }
  return counted
}

/** Counts all relations and tells the operator when a row crosses. Answers how many rows do. */
export const watchTenancy = async (payload: Payload): Promise<number> => {
  const crossing = (await countCrossings(poolOf(payload), tablesOf(payload))).filter(({ rows }) => rows > 0)
  const about = { kind: 'tenancy.crossing', subject: '' }
  if (crossing.length === 0) await settleAlert(payload, about)
  else await raiseAlert(payload, { ...about, severity: 'critical', title: 'Rows point at rows of another agency', detail: crossing.map(({ relation, rows }) => `${relation}: ${rows}`).join('\n') })
  return crossing.reduce((sum, { rows }) => sum + rows, 0)
}
