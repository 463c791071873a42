import { sql, type MigrateDownArgs, type MigrateUpArgs } from '@payloadcms/db-postgres'

/** An account of a client is there once per network, and what belongs to it is the client's too; links under way to one. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    alter table connections add constraint connections_account_check check (kind <> 'social_account' or (client_id is not null and platform is not null));
    create unique index connections_account_idx on connections (client_id, platform, external_account_id) where kind = 'social_account' and external_account_id is not null;
    create unique index connections_hand_idx on connections (client_id, platform, lower(handle)) where kind = 'social_account' and mode = 'hand';
    alter table connections add constraint connections_id_client_agency_key unique (id, client_id, agency_id);
    alter table connections add constraint connections_id_platform_key unique (id, platform);
    create index connections_refresh_idx on connections (next_refresh_at) where next_refresh_at is not null;
    create table account_links (
      id uuid primary key, state_hash varchar(64) not null unique, user_id uuid not null references users on delete cascade,
      agency_id uuid not null references agencies on delete cascade, client_id uuid not null references clients on delete cascade,
      platform varchar(30) not null, connection_id uuid references connections on delete cascade, sealed text not null, return_to varchar(300) not null,
      accounts jsonb, error varchar(300), created_at timestamptz not null default now(), expires_at timestamptz not null, used_at timestamptz, closed_at timestamptz);
    create index account_links_expires_idx on account_links (expires_at);`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    drop table account_links;
    drop index connections_refresh_idx, connections_hand_idx, connections_account_idx;
    alter table connections drop constraint connections_id_platform_key, drop constraint connections_id_client_agency_key, drop constraint connections_account_check;`)
}
