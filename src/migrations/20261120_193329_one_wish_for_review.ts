import { sql, type MigrateDownArgs, type MigrateUpArgs } from '@payloadcms/db-postgres'

/**
 * One wish for the review of documents where there were two, with what both said; rounds that wait for a confirmation because people
 * have left; and the index of decided rounds by time, for figures.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    update "clients" set "require_client_review" = true where "document_review" is true and "require_client_review" is not true;
    alter table "clients" drop column "document_review";
    alter table "approvals" add column "stalled_at" timestamp(3) with time zone;
    alter table "approval_decisions" add column "confirms" boolean default false;
    drop index approval_decisions_once_idx;
    create unique index approval_decisions_once_idx on approval_decisions (approval_id, user_id, coalesce(confirms, false)) where undone_at is null;
    create index approvals_decided_idx on approvals (agency_id, closed_at) where outcome is not null;`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    drop index approvals_decided_idx;
    update "approval_decisions" set "undone_at" = "at" where "confirms" and "undone_at" is null;
    drop index approval_decisions_once_idx;
    create unique index approval_decisions_once_idx on approval_decisions (approval_id, user_id) where undone_at is null;
    alter table "approval_decisions" drop column "confirms";
    alter table "approvals" drop column "stalled_at";
    alter table "clients" add column "document_review" boolean default false;
    update "clients" set "document_review" = "require_client_review";`)
}
