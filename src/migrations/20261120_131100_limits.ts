import { sql, type MigrateDownArgs, type MigrateUpArgs } from '@payloadcms/db-postgres'

/** Counts of the rate limits, which a crash may lose (unlogged: no call waits for the disk), and addresses closed to sign-in. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create unlogged table limit_counts (bucket text not null, slot bigint not null, count integer not null, gone_at timestamptz not null, primary key (bucket, slot)) with (fillfactor = 70);
    create table refused_addresses (address text primary key, times integer not null, until timestamptz not null);
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`drop table refused_addresses; drop table limit_counts;`)
}
