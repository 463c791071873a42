import type { PostgresAdapter } from '@payloadcms/db-postgres'
import type { Payload } from 'payload'

/** The tables of the collections as Payload's adapter declares them, with arrays and relations to several rows as tables of their own. */
export type Tables = PostgresAdapter['rawTables']
type Table = Tables[string]

/** One relation: `column` of `table` points at a row of `target`, and may point only where the row's own agency may. */
export type Wall = { table: string; column: string; target: string }

/** Rows of these belong to no agency, so every agency's rows may point at them. */
const ofEverybody = new Set(['users', 'plans'])

/** Relations of rows that belong to no agency: there is nothing to compare, and why it does no harm. */
const exceptions: Record<string, string> = {
  'users.avatar_id': 'A person may work for several agencies; the picture is read with the rights of who looks at it.',
}

const columnsOf = (table: Table) => Object.values(table.columns)
const keysOf = (table: Table) =>
  Object.values(table.foreignKeys ?? {}).flatMap(({ columns, foreignColumns }) => {
    const target = foreignColumns[0]
    const column = columns[0] && (table.columns[columns[0]]?.name ?? columns[0])
    return target && column ? [{ column, target: target.table }] : []
  })

const parents = new Set(['_parent_id', 'parent_id'])
const parentOf = (table: Table) => keysOf(table).find(({ column }) => parents.has(column))

/** True when the table says itself whose its rows are. */
export const namesAgency = (table: Table): boolean => columnsOf(table).some(({ name, reference }) => name === 'agency_id' && reference?.table === 'agencies')

/** The agency of a row as an SQL expression, `row` being its alias; null when the table's rows belong to none. */
export const homeOf = (tables: Tables, name: string, row: string, depth = 0): string | null => {
  const table = tables[name]
  if (!table) throw new Error(`There is no table ${name}.`)
  if (name === 'agencies') return `${row}.id`
  if (namesAgency(table)) return `${row}.agency_id`
  const parent = parentOf(table)
  const home = parent && homeOf(tables, parent.target, `p${depth}`, depth + 1)
  return home ? `(select ${home} from ${parent.target} p${depth} where p${depth}.id = ${row}.${parent.column})` : null
}

/** Every relation between the rows of agencies, in the registry's order. Throws for one that can neither be walled nor is excepted. */
export const wallsOf = (tables: Tables): Wall[] =>
  Object.entries(tables).filter(([name]) => !name.startsWith('payload_')).flatMap(([name, table]) => {
    const referring = columnsOf(table).flatMap((column) => (column.reference ? [{ column: column.name, target: column.reference.table }] : []))
    const related = [...referring, ...keysOf(table).filter(({ column }) => !parents.has(column))]
    return related.flatMap(({ column, target }) => (isWalled(tables, name, column, target) ? [{ table: name, column, target }] : []))
  })

const isWalled = (tables: Tables, name: string, column: string, target: string): boolean => {
  const isOwner = target === 'agencies' && column === 'agency_id'
  if (isOwner || ofEverybody.has(target) || exceptions[`${name}.${column}`]) return false
  if (!homeOf(tables, target, 'g')) throw new Error(`Nobody says whose a row of ${target} is: give it an agency, or name it among those of everybody.`)
  if (!homeOf(tables, name, 'r')) throw new Error(`Rows of ${name} belong to no agency, but ${column} points at ${target}: give them one, or say why not among the exceptions.`)
  return true
}

/** The tables of the running product. */
export const tablesOf = (payload: Payload): Tables => (payload.db as unknown as PostgresAdapter).rawTables
