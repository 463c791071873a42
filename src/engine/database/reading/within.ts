import type { PostgresAdapter } from '@payloadcms/db-postgres'
import { inArray, type Column, type SQL } from '@payloadcms/db-postgres/drizzle'
import type { Ordered } from './order'

type Join = { condition: SQL; table: object; type?: 'innerJoin' | 'leftJoin' }
type Built = { where?: SQL; joins: readonly Join[]; orderBy: readonly Ordered[] }
type Joining = { where(condition?: SQL): Joining; leftJoin(table: object, on: SQL): Joining; innerJoin(table: object, on: SQL): Joining }

/**
 * A filter that looks into other tables (a person's memberships, a client's name) as one condition on the row's id, so that
 * the page is still read by one statement and no row comes twice. Null when the order looks there too.
 */
export const within = (adapter: PostgresAdapter, table: { id: Column }, { where, joins, orderBy }: Built): SQL | null => {
  if (orderBy.some(({ column }) => (column as unknown as { table: object }).table !== (table as object))) return null
  const start = adapter.drizzle.select({ id: table.id as never }).from(table as never) as unknown as Joining
  const joined = joins.reduce((query, { type, table: other, condition }) => query[type ?? 'leftJoin'](other, condition), start)
  return inArray(table.id, joined.where(where) as never)
}
