import { sql, type MigrateDownArgs, type MigrateUpArgs } from '@payloadcms/db-postgres'

/**
 * Links by which one person decides on one thing without signing in, as hashes; what waits for a client, in the order of the inbox;
 * and that a subject has one open round and a person one say in it.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create table decision_links (
      id uuid primary key, hash bytea not null unique, approval_id uuid not null references approvals (id) on delete cascade,
      user_id uuid not null references users (id) on delete cascade, agency_id uuid not null references agencies (id) on delete cascade,
      version integer not null, created_at timestamptz not null default now(), expires_at timestamptz not null,
      used_at timestamptz, decision_id uuid references approval_decisions (id) on delete set null, revoked_at timestamptz, revoked_for varchar
    );
    create index decision_links_approval_idx on decision_links (approval_id, user_id);
    create index decision_links_user_idx on decision_links (user_id);
    create index decision_links_expires_at_idx on decision_links (expires_at);
    create unique index approvals_one_open_idx on approvals (subject_type, subject_id) where status = 'open';
    create index approvals_inbox_idx on approvals (client_id, due_at desc nulls last, id) where status = 'open';
    create index approvals_waiting_idx on approvals (opened_at) where status = 'open';
    create unique index approval_decisions_once_idx on approval_decisions (approval_id, user_id) where undone_at is null;
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`drop index approval_decisions_once_idx; drop index approvals_waiting_idx; drop index approvals_inbox_idx; drop index approvals_one_open_idx; drop table decision_links;`)
}
