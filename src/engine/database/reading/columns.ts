import type { PostgresAdapter } from '@payloadcms/db-postgres'
import type { FlattenedField, SelectType } from 'payload'
import { decoderOf, type Decode } from './decode'

/** One value of a row: its name, the SQL that yields it and what makes it a value; null for a field that needs Payload's own reading. */
export type Column = { name: string; sql: string; decode: Decode }
type Planned = { name: string; column: Column | null; skip: boolean }
type Table = Record<string, { name: string }>

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`
const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** How each field of a collection is read from the database in one statement. */
export const planOf = (adapter: PostgresAdapter, slug: string, table: string): Planned[] =>
  adapter.payload.collections[slug as 'users'].config.flattenedFields.map((field) => ({
    name: field.name,
    column: columnOf(adapter, table, field),
    skip: 'virtual' in field && Boolean(field.virtual),
  }))

/** The columns that `select` asks for; null when one of them cannot be read this way. */
export const chosen = (plan: readonly Planned[], select: SelectType | undefined, joinless: boolean, joins: ReadonlySet<string>): Column[] | null => {
  const wanted = plan.filter(({ name, skip }) => !skip && isSelected(select, name) && !(joinless && joins.has(name)))
  return wanted.every(({ column }) => column) ? wanted.map(({ column }) => column!) : null
}

const isSelected = (select: SelectType | undefined, name: string): boolean => {
  if (!select) return true
  const excludes = Object.values(select).some((value) => value === false)
  return excludes ? select[name] !== false : Boolean(select[name])
}

const columnOf = (adapter: PostgresAdapter, table: string, field: FlattenedField): Column | null => {
  const { name } = field
  const column = (adapter.tables[table] as unknown as Table)[name]
  const decode = decoderOf(field)
  if (decode && column) return { name, sql: `${quoted(table)}.${quoted(column.name)}`, decode }
  if (field.type === 'text' && field.hasMany && !field.localized) return textsOf(table, name)
  if (field.type === 'select' && field.hasMany && !field.localized) return choicesOf(adapter, table, name)
  if ((field.type === 'relationship' || field.type === 'upload') && field.hasMany && !field.localized) return relatedOf(adapter, table, field)
  if (field.type === 'array' && !field.localized) return rowsOf(adapter, table, field)
  if (field.type === 'group' && !field.localized) return groupOf(adapter, table, field)
  return null
}

const list = (table: string, inner: string, parent: string): string => `(select json_agg(${inner}) from ${quoted(table)} o where o.${quoted(parent)} = `

const textsOf = (table: string, name: string): Column => ({
  name,
  sql: `coalesce(${list(`${table}_texts`, 'o."text" order by o."order"', 'parent_id')}${quoted(table)}."id" and o."path" = '${name.replaceAll("'", "''")}'), '[]')`,
  decode: JSON.parse as Decode,
})

const choicesOf = (adapter: PostgresAdapter, table: string, name: string): Column | null => {
  const own = `${table}_${snake(name)}`
  if (!adapter.tables[own]) return null
  return { name, sql: `coalesce(${list(own, 'o."value" order by o."order"', 'parent_id')}${quoted(table)}."id"), '[]')`, decode: JSON.parse as Decode }
}

/** The ids of related rows, where all of them are of one collection. */
const relatedOf = (adapter: PostgresAdapter, table: string, { name, relationTo }: { name: string; relationTo: string | readonly string[] }): Column | null => {
  const own = `${table}_rels`
  const column = typeof relationTo === 'string' ? (adapter.tables[own] as unknown as Table | undefined)?.[`${relationTo.replaceAll('-', '_')}ID`] : undefined
  if (!column) return null
  const id = `o.${quoted(column.name)}`
  return { name, sql: `coalesce(${list(own, `${id} order by o."order"`, 'parent_id')}${quoted(table)}."id" and o."path" = '${name.replaceAll("'", "''")}' and ${id} is not null), '[]')`, decode: JSON.parse as Decode }
}

const rowsOf = (adapter: PostgresAdapter, table: string, field: FlattenedField & { type: 'array' }): Column | null => {
  const own = `${table}_${snake(field.name)}`
  const known = adapter.tables[own] as unknown as Table | undefined
  const row = known && objectOf(known, 'o', field.flattenedFields.filter(({ name }) => name !== 'id'))
  if (!row) return null
  const sql = `coalesce(${list(own, `json_build_object('id', o."id", ${row.pairs}) order by o."_order"`, '_parent_id')}${quoted(table)}."id"), '[]')`
  return { name: field.name, sql, decode: (text) => (JSON.parse(text) as Row[]).map((one) => withTimes(one, row.times)) }
}

const groupOf = (adapter: PostgresAdapter, table: string, field: FlattenedField & { type: 'group' }): Column | null => {
  const known = adapter.tables[table] as unknown as Table
  const row = objectOf(known, quoted(table), field.flattenedFields, `${field.name}_`)
  return row && { name: field.name, sql: `json_build_object(${row.pairs})`, decode: (text) => withTimes(JSON.parse(text) as Row, row.times) }
}

type Row = Record<string, unknown>
type Pairs = { pairs: string; times: string[][] }

/** Fields of one table as the pairs of a JSON object, groups as objects in it, and the paths of its times; null when one of them is more than a column. */
const objectOf = (known: Table, of: string, fields: readonly FlattenedField[], prefix = ''): Pairs | null => {
  const times: string[][] = []
  const pairs: string[] = []
  for (const field of fields) {
    const [{ name, type }, column] = [field, known[`${prefix}${field.name}`]]
    const inner = field.type === 'group' && !field.localized ? objectOf(known, of, field.flattenedFields, `${prefix}${name}_`) : null
    if (!inner && !(decoderOf(field) && column)) return null
    pairs.push(`'${name}', ${inner ? `json_build_object(${inner.pairs})` : `${of}.${quoted(column!.name)}`}`)
    times.push(...(inner ? inner.times.map((path) => [name, ...path]) : type === 'date' ? [[name]] : []))
  }
  return pairs.length ? { pairs: pairs.join(', '), times } : null
}

const withTimes = (row: Row, times: readonly string[][]): Row => {
  for (const path of times) {
    const [holder, name] = [path.slice(0, -1).reduce((at, step) => at[step] as Row, row), path.at(-1)!]
    if (typeof holder[name] === 'string') holder[name] = new Date(holder[name]).toISOString()
  }
  return row
}
