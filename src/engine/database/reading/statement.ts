import { sql, type SQL } from '@payloadcms/db-postgres/drizzle'
import { PgDialect } from '@payloadcms/db-postgres/drizzle/pg-core'
import type { Column } from './columns'

const dialect = new PgDialect()

export type Question = { table: object; where: SQL | undefined; order: SQL[]; limit: number; offset: number }
export type Statement = { text: string; values: unknown[] }

const condition = (where: SQL | undefined) => (where ? sql` where ${where}` : sql.empty())

/** The rows of one page; with `countUpTo` each row carries, as its last value, how many there are in all, counted no further. */
export const rowsStatement = (columns: readonly Column[], question: Question, countUpTo?: number): Statement => {
  const { table, where, order, limit, offset } = question
  const total = countUpTo === undefined ? sql.empty() : sql`, (${counted(question, countUpTo)})`
  const sorted = order.length ? sql` order by ${sql.join(order, sql`, `)}` : sql.empty()
  const page = sql.raw(`${limit ? ` limit ${limit}` : ''}${offset ? ` offset ${offset}` : ''}`)
  return compiled(sql`select ${sql.raw(columns.map((column) => column.sql).join(', '))}${total} from ${table}${condition(where)}${sorted}${page}`)
}

/** Counts the rows, and stops at `upTo`. */
export const countStatement = (question: Question, upTo: number): Statement => compiled(counted(question, upTo))

const counted = ({ table, where }: Question, upTo: number): SQL =>
  upTo === Infinity ? sql`select count(*) from ${table}${condition(where)}` : sql`select count(*) from (select 1 from ${table}${condition(where)} limit ${sql.raw(String(upTo))}) counted`

const compiled = (statement: SQL): Statement => {
  const { sql: text, params } = dialect.sqlToQuery(statement)
  return { text, values: params }
}
