import { sql, type MigrateDownArgs, type MigrateUpArgs } from '@payloadcms/db-postgres'

/** Secrets of connections move into a table that no collection exposes; a row's secret goes with the row. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create table sealed_secrets (
      connection_id uuid primary key references connections (id) on delete cascade,
      sealed text not null, sealed_at timestamptz not null default now()
    );
    insert into sealed_secrets (connection_id, sealed) select id, sealed_secret from connections where sealed_secret is not null;
    alter table connections drop column sealed_secret;
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    alter table connections add column sealed_secret varchar;
    update connections c set sealed_secret = s.sealed from sealed_secrets s where s.connection_id = c.id;
    drop table sealed_secrets;
  `)
}
