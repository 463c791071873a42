import { sql, type MigrateDownArgs, type MigrateUpArgs } from '@payloadcms/db-postgres'

/** When the figures of a published post are asked for next, and how often that failed in a row. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create table metric_syncs (
      post_id uuid primary key references posts on delete cascade, agency_id uuid not null references agencies on delete cascade,
      next_at timestamptz, fails smallint not null default 0, last_error varchar(300), updated_at timestamptz not null default now());
    create index metric_syncs_next_idx on metric_syncs (next_at) where next_at is not null;
    create index effects_post_idx on effects ((request->>'post'), kind) where request ? 'post';`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    drop index effects_post_idx;
    drop table metric_syncs;`)
}
