import { sql, type MigrateDownArgs, type MigrateUpArgs } from '@payloadcms/db-postgres'

/** Posts are found by words in title and caption, and stand on an account of their own client, whatever code writes them. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create extension if not exists pg_trgm;
    create index posts_words_idx on posts using gin (title gin_trgm_ops, caption gin_trgm_ops);
    create index posts_shown_idx on posts (agency_id, status, client_id) where deleted_at is null and archived_at is null;
    create index posts_planned_idx on posts (agency_id, scheduled_at, created_at desc);
    create index posts_due_idx on posts (scheduled_at) where status = 'approved' and deleted_at is null;
    create function post_account() returns trigger language plpgsql as $account$
      begin
        if new.connection_id is not null and exists (select from connections c where c.id = new.connection_id and c.client_id is not null and c.client_id <> new.client_id) then
          raise exception 'A post stands on an account of its own client.' using errcode = 'foreign_key_violation', table = 'posts', column = 'connection_id', constraint = 'post_account';
        end if;
        return null;
      end $account$;
    create trigger post_account after insert or update of connection_id, client_id on posts for each row execute function post_account();`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    drop trigger post_account on posts;
    drop function post_account;
    drop index posts_due_idx, posts_planned_idx, posts_shown_idx, posts_words_idx;`)
}
