import { sql, type MigrateDownArgs, type MigrateUpArgs } from '@payloadcms/db-postgres'

/**
 * A word of a conversation is indexed under its agency, so that a search meets the lines of that agency alone: before, it walked
 * the lines of all agencies that hold the word, and so does an index of two columns (docs/decisions/101-messages-and-mails.md).
 * The last twelve digits of an agency's id tell it from nearly all others; whose line it is decides the search itself.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create function message_words(agency uuid, body text) returns tsvector language sql immutable parallel safe
      return array_to_tsvector(array(select right(agency::text, 12) || ':' || word from unnest(tsvector_to_array(to_tsvector('simple', coalesce(body, '')))) word));
    create function message_words_asked(agencies uuid[], words text) returns tsquery language sql immutable parallel safe
      return (select string_agg('(' || regexp_replace(replace(to_tsquery('simple', words)::text, '<->', '&'), '''([^'']+)''', '''' || right(agency::text, 12) || ':\\1''', 'g') || ')', ' | ')
        from unnest(agencies) agency)::tsquery;
    create index messages_words_idx on messages using gin (message_words(agency_id, body)) where deleted_at is null and kind = 'direct';
    drop index messages_search_idx;`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    create index messages_search_idx on messages using gin (to_tsvector('simple', coalesce(body, ''))) where deleted_at is null;
    drop index messages_words_idx;
    drop function message_words_asked(uuid[], text);
    drop function message_words(uuid, text);`)
}
