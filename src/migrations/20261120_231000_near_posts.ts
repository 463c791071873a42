import { sql, type MigrateDownArgs, type MigrateUpArgs } from '@payloadcms/db-postgres'

/** Posts of an account are found by their words, by what their pictures hold and by their time, each at once. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create index posts_same_words_idx on posts (connection_id, md5(caption)) where deleted_at is null;
    create index posts_near_idx on posts (connection_id, scheduled_at) where deleted_at is null;
    create index files_same_idx on files (agency_id, sha256);`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`drop index files_same_idx, posts_near_idx, posts_same_words_idx;`)
}
