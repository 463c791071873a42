import { sql, type MigrateDownArgs, type MigrateUpArgs } from '@payloadcms/db-postgres'

/** Whether a session's last proof of its person was a code of the second factor; a password alone is none where one is on. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`alter table session_states add column confirmed_with_code boolean not null default false;`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`alter table session_states drop column confirmed_with_code;`)
}
