import { sql, type MigrateDownArgs, type MigrateUpArgs } from '@payloadcms/db-postgres'

const owned = ['documents', 'sources', 'evidence', 'claims', 'files', 'events', 'effects', 'ai_usage', 'pipeline_runs', 'pipeline_steps']
const small = ['clients', 'connections', 'review_tasks', 'notifications']

/**
 * An index on the time alone tempts the planner to walk everybody's rows, newest first, until it has met twenty of one
 * agency: slow without bound for an agency whose rows are older. Agencies are served by (agency, created_at); the
 * operator's view over all agencies keeps an index of its own, on an expression that only that view sorts by.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  for (const table of [...owned, ...small]) await db.execute(sql.raw(`drop index "${table}_created_at_idx"`))
  for (const table of owned) await db.execute(sql.raw(`create index "${table}_everywhere_idx" on "${table}" ((created_at at time zone 'UTC'))`))
  await db.execute(sql`create index notifications_user_created_at_idx on notifications (user_id, created_at)`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`drop index notifications_user_created_at_idx`)
  for (const table of owned) await db.execute(sql.raw(`drop index "${table}_everywhere_idx"`))
  for (const table of [...owned, ...small]) await db.execute(sql.raw(`create index "${table}_created_at_idx" on "${table}" ("created_at")`))
}
