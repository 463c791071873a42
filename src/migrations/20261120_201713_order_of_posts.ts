import { sql, type MigrateDownArgs, type MigrateUpArgs } from '@payloadcms/db-postgres'

const everywhere = ['posts', 'post_metrics', 'approvals', 'approval_decisions', 'exports']
const byTime = [...everywhere, 'messages', 'export_presets']

/**
 * What `20261120_102000_order` says of the older tables, for those that came since: no index on the time alone beside (agency, time).
 * The newest line of a conversation is found by an index of its own, and not among all lines of its client.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  for (const table of byTime) await db.execute(sql.raw(`drop index "${table}_created_at_idx"`))
  for (const table of everywhere) await db.execute(sql.raw(`create index "${table}_everywhere_idx" on "${table}" ((created_at at time zone 'UTC'))`))
  await db.execute(sql`
    drop index posts_updated_at_idx;
    create index posts_changed_everywhere_idx on posts ((updated_at at time zone 'UTC'));
    create index messages_talk_idx on messages (conversation, client_id, created_at);`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    drop index messages_talk_idx, posts_changed_everywhere_idx;
    create index posts_updated_at_idx on posts (updated_at);`)
  for (const table of everywhere) await db.execute(sql.raw(`drop index "${table}_everywhere_idx"`))
  for (const table of byTime) await db.execute(sql.raw(`create index "${table}_created_at_idx" on "${table}" ("created_at")`))
}
