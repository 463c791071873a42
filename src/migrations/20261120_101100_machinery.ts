import { sql, type MigrateDownArgs, type MigrateUpArgs } from '@payloadcms/db-postgres'

/** What Payload's schema cannot say: the table of repeated requests, and the indexes that only some rows need. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create table idempotency_keys (
      person_id uuid not null, key varchar not null, fingerprint varchar not null, status integer, body text,
      created_at timestamptz not null default now(), primary key (person_id, key)
    );
    create index idempotency_keys_created_at_idx on idempotency_keys (created_at);
    create table socket_io_attachments (id bigserial primary key, created_at timestamptz default now(), payload bytea);
    create index events_undispatched_idx on events (created_at) where dispatched_at is null;
    create unique index pipeline_runs_one_live_idx on pipeline_runs (document_id, pipeline) where status in ('queued', 'running', 'waiting');
    create index pipeline_runs_live_idx on pipeline_runs (status, wake_at, lease_until) where status in ('queued', 'running', 'waiting');
    create unique index templates_one_default_idx on templates (is_default) where is_default;
    create unique index sources_client_url_idx on sources (client_id, url) where url is not null;
    create unique index sources_client_hash_idx on sources (client_id, content_hash) where content_hash is not null;
    create index notifications_unread_idx on notifications (user_id, created_at) where read_at is null;
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    drop index notifications_unread_idx; drop index sources_client_hash_idx; drop index sources_client_url_idx;
    drop index templates_one_default_idx; drop index pipeline_runs_live_idx; drop index pipeline_runs_one_live_idx;
    drop index events_undispatched_idx; drop table socket_io_attachments; drop table idempotency_keys;
  `)
}
