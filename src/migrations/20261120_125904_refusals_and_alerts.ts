import { sql, type MigrateDownArgs, type MigrateUpArgs } from '@payloadcms/db-postgres'

/** One open alert of a kind, agency and subject; how often somebody was refused within a minute. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    update alerts set subject = '' where subject is null;
    alter table alerts alter column subject set not null;
    create unique index alerts_one_open_idx on alerts (kind, coalesce(agency_id, '00000000-0000-0000-0000-000000000000'), subject) where resolved_at is null;
    create table refusal_counts (
      who varchar not null, type varchar not null, minute timestamptz not null, count integer not null, agency_id uuid, primary key (who, type, minute)
    );
    create index refusal_counts_minute_idx on refusal_counts (minute);
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`drop table refusal_counts; drop index alerts_one_open_idx; alter table alerts alter column subject drop not null;`)
}
