import { sql, type MigrateDownArgs, type MigrateUpArgs } from '@payloadcms/db-postgres'

/**
 * Who is told of a line and when they read it; mails that wait to be sent together; who has a page open just now.
 * A line's own words are searched within the reader's conversations.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create table message_reads (
      message_id uuid not null references messages on delete cascade, user_id uuid not null references users on delete cascade,
      agency_id uuid not null references agencies on delete cascade, client_id uuid not null references clients on delete cascade,
      kind varchar(20) not null, conversation varchar(60) not null, at timestamptz, primary key (message_id, user_id));
    create index message_reads_unread_idx on message_reads (user_id, conversation) where at is null;
    create index message_reads_client_idx on message_reads (client_id, user_id) where at is null;
    create index messages_search_idx on messages using gin (to_tsvector('simple', coalesce(body, ''))) where deleted_at is null;
    create index messages_files_idx on messages_rels (files_id, parent_id);
    create table mail_items (
      id uuid primary key, key varchar(300) not null unique, user_id uuid not null references users on delete cascade,
      agency_id uuid references agencies on delete cascade, client_id uuid references clients on delete cascade,
      notification_id uuid, message_id uuid, kind varchar(50) not null, subject varchar(60), title varchar(300) not null, body text not null, details jsonb not null default '{}',
      unless_read boolean not null default false, daily boolean not null default false, urgent boolean not null default false, cancel_key varchar(300),
      due_at timestamptz not null, created_at timestamptz not null default now(), sent_at timestamptz, dropped varchar(20));
    create index mail_items_due_idx on mail_items (due_at) where sent_at is null and dropped is null;
    create index mail_items_person_idx on mail_items (user_id, agency_id, sent_at);
    create index mail_items_cancel_idx on mail_items (cancel_key) where cancel_key is not null and sent_at is null and dropped is null;
    create index notifications_subject_idx on notifications (user_id, subject) where read_at is null;
    create index team_assignments_client_user_idx on team_assignments (client_id, user_id);
    create table presence (user_id uuid primary key references users on delete cascade, online_until timestamptz not null, seen_at timestamptz not null);`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    drop table presence, mail_items, message_reads;
    drop index team_assignments_client_user_idx, notifications_subject_idx, messages_files_idx, messages_search_idx;`)
}
