import type { PostgresAdapter } from '@payloadcms/db-postgres'
import type { SelectType } from 'payload'
import { chosen, planOf } from './columns'
import { documentOf, run } from './run'

/** Narrows the rows of one array field: `o` is a row of it, `$2` and on are the values given beside the id. */
export type Narrowed = { field: string; by: string }

/**
 * A question for one row by its id whose statement is written once, for what every request asks. Answers null where
 * there is no such row; throws when a field cannot be read by one statement.
 */
export const oneRowOf = (adapter: PostgresAdapter, slug: string, select: SelectType, { field, by }: Narrowed) => {
  const table = slug.replaceAll('-', '_')
  const columns = chosen(planOf(adapter, slug, table), select, true, new Set())
  const parent = `_parent_id" = "${table}"."id"`
  if (!columns?.some(({ name, sql }) => name === field && sql.includes(parent))) throw new Error(`The rows of ${slug} cannot be read by one statement.`)
  const listed = columns.map(({ name, sql }) => (name === field ? sql.replace(parent, `${parent} and ${by}`) : sql))
  const text = `select "${table}"."id", ${listed.join(', ')} from "${table}" where "${table}"."id" = $1`
  return async (values: unknown[]): Promise<Record<string, unknown> | null> => {
    const [row] = await run(adapter, undefined, { text, values })
    return row ? { id: row[0], ...documentOf(columns, row.slice(1)) } : null
  }
}
