import { sql, type MigrateDownArgs, type MigrateUpArgs } from '@payloadcms/db-postgres'

/**
 * What a sign-in knows beyond Payload's list of sessions, and what no collection may ever show: refresh tokens and links as
 * hashes, sealed second factors, and the counts of wrong attempts.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create table session_states (
      id varchar primary key, user_id uuid not null references users (id) on delete cascade,
      created_at timestamptz not null default now(), absolute_until timestamptz not null, idle_seconds integer not null,
      last_used_at timestamptz not null default now(), address varchar, user_agent varchar, confirmed_at timestamptz,
      refresh_hash bytea, previous_hash bytea, rotated_at timestamptz
    );
    create index session_states_user_idx on session_states (user_id);
    create table sign_in_attempts (
      name varchar not null, network varchar not null, wrong integer not null, since timestamptz not null default now(),
      last_at timestamptz not null default now(), locked_until timestamptz, primary key (name, network)
    );
    create index sign_in_attempts_last_at_idx on sign_in_attempts (last_at);
    create table one_time_links (
      id uuid primary key, purpose varchar not null, user_id uuid not null references users (id) on delete cascade,
      agency_id uuid references agencies (id) on delete cascade, hash bytea not null unique, data jsonb,
      created_at timestamptz not null default now(), expires_at timestamptz not null, used_at timestamptz
    );
    create index one_time_links_user_idx on one_time_links (user_id, purpose, created_at);
    create index one_time_links_expires_at_idx on one_time_links (expires_at);
    create table second_factors (
      user_id uuid primary key references users (id) on delete cascade, sealed_secret varchar not null,
      confirmed_at timestamptz, last_step bigint not null default 0, created_at timestamptz not null default now()
    );
    create table recovery_codes (
      user_id uuid not null references users (id) on delete cascade, hash bytea not null, used_at timestamptz, primary key (user_id, hash)
    );
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`drop table recovery_codes; drop table second_factors; drop table one_time_links; drop table sign_in_attempts; drop table session_states;`)
}
