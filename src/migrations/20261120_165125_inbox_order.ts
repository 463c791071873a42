import { sql, type MigrateDownArgs, type MigrateUpArgs } from '@payloadcms/db-postgres'

/** What waits for a client, the nearest deadline first, as the inbox shows it. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    drop index approvals_inbox_idx;
    create index approvals_inbox_idx on approvals (client_id, due_at, id) where status = 'open';
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    drop index approvals_inbox_idx;
    create index approvals_inbox_idx on approvals (client_id, due_at desc nulls last, id) where status = 'open';
  `)
}
