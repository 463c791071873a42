import type { Db } from '@/src/engine/database'

const insert = `insert into posts (id, agency_id, client_id, connection_id, platform, title, caption, status, version, publish_state, agent_id, scheduled_at, created_at, updated_at)
  select gen_random_uuid(), $1, ($2::uuid[])[1 + n % cardinality($2::uuid[])], null, (array['linkedin', 'x', 'facebook', 'instagram'])[1 + n % 4]::enum_posts_platform,
    'Post number ' || n || case when n % 97 = 0 then ' about the lighthouse' else '' end, 'Words of some length about the harbour, its people and what they do on day ' || n % 365 || '.',
    (array['draft', 'pending_approval', 'changes_requested', 'approved', 'posted', 'posted', 'posted', 'rejected'])[1 + n % 8]::enum_posts_status, 1, 'none', $3,
    now() + case when n % 8 > 3 then -(n % 300) when n % 500 = 1 then -1 else 1 + n % 90 end * interval '1 day', now() - n * interval '1 minute', now() - n * interval '1 minute' from generate_series(1, $4::int) n`

/** So many posts of an agency's clients in all states, spread over a year, written at once. */
export const manyPosts = async (db: Db, { agency, clients, agent, count }: { agency: string; clients: readonly string[]; agent: string; count: number }): Promise<void> => {
  await db.query(insert, [agency, clients, agent, count])
  await db.query('vacuum analyze posts')
}
