import { sql, type MigrateDownArgs, type MigrateUpArgs } from '@payloadcms/db-postgres'

/** Hours in which nothing goes out to an account by itself, and the switch that stops publishing for a client or a whole agency. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    alter table "connections" add column "quiet_from" varchar;
    alter table "connections" add column "quiet_to" varchar;
    alter table "connections" add column "quiet_timezone" varchar;
    create table publishing_stops (
      id uuid primary key, agency_id uuid not null references agencies on delete cascade, client_id uuid references clients on delete cascade,
      reason varchar(500) not null, stopped_by uuid references users on delete set null, stopped_at timestamptz not null default now(),
      lifted_by uuid references users on delete set null, lifted_at timestamptz);
    create unique index publishing_stops_standing_idx on publishing_stops (agency_id, client_id) nulls not distinct where lifted_at is null;
    create index publishing_stops_history_idx on publishing_stops (agency_id, stopped_at desc);`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    drop table publishing_stops;
    alter table "connections" drop column "quiet_from";
    alter table "connections" drop column "quiet_to";
    alter table "connections" drop column "quiet_timezone";`)
}
