import type { Db } from '@/src/engine/database'
import { uuidv7 } from '@/src/engine/ids'
import { namesAgency, type Tables } from './registry'

type Row = Record<string, unknown>
let [count, turns] = [0, 0]

/**
 * Makes a row of any table by SQL with the least it needs: a value of the right kind for what may not be empty, and a row of
 * the same agency for each relation among these. For tests that have to reach every table without knowing any.
 */
export const makeRow = async (db: Db, tables: Tables, name: string, agency: string, more: Row = {}): Promise<string> => {
  const table = tables[name]!
  const row: Row = { ...more }
  for (const [key, column] of Object.entries(table.columns)) {
    if (column.name in row) continue
    if (column.name === 'agency_id' && namesAgency(table)) row.agency_id = agency
    else if (key === 'id' && column.type !== 'serial') row.id = uuidv7()
    else if (column.notNull && column.type !== 'serial') row[column.name] = await valueOf(db, tables, name, key, agency)
  }
  const names = Object.keys(row)
  const [made] = await db.query<{ id: string }>(`insert into ${name} (${names.map((column) => `"${column}"`).join(', ')}) values (${names.map((_, at) => `$${at + 1}`).join(', ')}) returning id`, Object.values(row))
  return made!.id
}

const valueOf = async (db: Db, tables: Tables, name: string, key: string, agency: string): Promise<unknown> => {
  const column = tables[name]!.columns[key]!
  const foreign = Object.values(tables[name]!.foreignKeys ?? {}).find(({ columns }) => columns[0] === key || columns[0] === column.name)?.foreignColumns[0]
  const target = column.reference?.table ?? foreign?.table
  if (target) return target === 'agencies' ? agency : makeRow(db, tables, target, agency)
  count += 1
  const kinds: Record<string, unknown> = { varchar: `Row ${count}`, text: `Row ${count}`, uuid: uuidv7(), integer: 1, numeric: 1, boolean: false, jsonb: '{}', timestamp: new Date().toISOString() }
  if (column.type !== 'enum') return kinds[column.type]
  const { options } = column as { options: string[] }
  return options[isUnique(tables[name]!, key) ? (turns += 1) % options.length : 0]
}

/** Whether rows of one home differ by this choice alone: it is unique, with whose the row is, and with no word or number. */
const isUnique = ({ indexes, columns }: Tables[string], key: string): boolean =>
  Object.values(indexes ?? {}).some(({ unique, on }) => unique && [on].flat().includes(key) && [on].flat().every((other) => ['enum', 'uuid'].includes(columns[other]?.type ?? '')))
