import { sql, type MigrateDownArgs, type MigrateUpArgs } from '@payloadcms/db-postgres'

/** What lies beside the webhook collections: bytes, sealed secrets, counts of refusals, and the indexes of the workers' questions. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    alter table webhook_events add column raw bytea;
    alter table webhook_events alter column raw set storage external;
    create index webhook_events_due_idx on webhook_events (next_attempt_at) where status in ('received', 'failed', 'unmatched');
    create index webhook_events_held_idx on webhook_events (lease_until) where status = 'processing';
    create table webhook_secrets (
      id uuid primary key, endpoint_id uuid not null references webhook_endpoints (id) on delete cascade,
      sealed text not null, created_at timestamptz not null default now(), ends_at timestamptz
    );
    create index webhook_secrets_endpoint_idx on webhook_secrets (endpoint_id);
    create table webhook_refusals (
      source varchar not null, endpoint_id uuid not null, minute timestamptz not null, count integer not null, primary key (source, endpoint_id, minute)
    );
    create index webhook_refusals_minute_idx on webhook_refusals (minute);
    create index webhook_endpoints_subscribed_idx on webhook_endpoints_texts (parent_id, path);
    create index effects_lane_idx on effects (kind, lane, next_attempt_at) where state = 'reserved' and lane is not null;
    create index effects_lane_sending_idx on effects (kind, lane) where state = 'sending' and lane is not null;
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    drop index effects_lane_sending_idx; drop index effects_lane_idx; drop index webhook_endpoints_subscribed_idx;
    drop table webhook_refusals; drop table webhook_secrets; drop index webhook_events_held_idx; drop index webhook_events_due_idx;
    alter table webhook_events drop column raw;
  `)
}
