import { sql, type Column, type SQL } from '@payloadcms/db-postgres/drizzle'
import type { Where } from 'payload'

/** Tables of all agencies whose index on the time stands on an expression (migration `20261120_102000_order` says why). */
const walkedByTime = new Set(['documents', 'sources', 'evidence', 'claims', 'files', 'events', 'effects', 'ai_usage', 'pipeline_runs', 'pipeline_steps'])
const narrowing = /"(agency|client|user|document|run)[".]/

export type Ordered = { column: Column; order: (column: Column | SQL) => SQL }

/** The order of a page; a list over all agencies sorts by the expression that its own index has, which means the same. */
export const orderOf = (table: string, where: Where | undefined, ordered: readonly Ordered[]): SQL[] => {
  const everywhere = walkedByTime.has(table) && !narrowing.test(JSON.stringify(where ?? {}))
  return ordered.map(({ column, order }) => order(everywhere && column.name === 'created_at' ? sql`(${column} at time zone 'UTC')` : column))
}
