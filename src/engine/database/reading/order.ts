import { sql, type Column, type SQL } from '@payloadcms/db-postgres/drizzle'
import type { Where } from 'payload'

/** Tables of all agencies whose index on the time stands on an expression (migrations `20261120_102000_order` and the one for posts say why). */
const walkedByTime = new Set(['documents', 'sources', 'evidence', 'claims', 'files', 'events', 'effects', 'ai_usage', 'pipeline_runs', 'pipeline_steps', 'posts', 'post_metrics', 'approvals', 'approval_decisions', 'exports'])
/** The same for the time of the last change, where lists are sorted by it. */
const walkedByChange = new Set(['posts'])
const narrowing = /"(agency|client|user|document|run)[".]/

export type Ordered = { column: Column; order: (column: Column | SQL) => SQL }

/** The order of a page; a list over all agencies sorts by the expression that its own index has, which means the same. */
export const orderOf = (table: string, where: Where | undefined, ordered: readonly Ordered[]): SQL[] => {
  const isEverywhere = !narrowing.test(JSON.stringify(where ?? {}))
  const walked = (name: string) => isEverywhere && ((name === 'created_at' && walkedByTime.has(table)) || (name === 'updated_at' && walkedByChange.has(table)))
  return ordered.map(({ column, order }) => order(walked(column.name) ? sql`(${column} at time zone 'UTC')` : column))
}
