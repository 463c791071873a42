import type { Db } from '@/src/engine/database'

type Wish = { agency: string; agent: string; clients: number; users: number; lines: number }

const clientsSql = `insert into clients (id, agency_id, company_name, company_slug, created_at, updated_at)
  select gen_random_uuid(), $1::uuid, 'Company ' || n, 'company-' || n || '-' || left($1::uuid::text, 8), now(), now() from generate_series(1, $2::int) n returning id`
const usersSql = `insert into users (id, email, first_name, last_name, display_name, is_active, created_at, updated_at)
  select gen_random_uuid(), 'user-' || n || '-' || gen_random_uuid() || '@example.test', 'User', n::text, 'User ' || n, true, now(), now() from generate_series(1, $1::int) n returning id`
const membersSql = `insert into users_memberships (_order, _parent_id, id, agency_id, role, client_id, is_active)
  select 1, ($2::uuid[])[n], gen_random_uuid()::text, $1, 'client', ($3::uuid[])[1 + n % cardinality($3::uuid[])], true from generate_series(1, cardinality($2::uuid[])) n`
const assignedSql = `insert into team_assignments (id, agency_id, user_id, client_id, is_primary, created_at, updated_at) select gen_random_uuid(), $1, $2, client, true, now(), now() from unnest($3::uuid[]) client`
const linesSql = `with said as (
    insert into messages (id, agency_id, client_id, kind, conversation, author_id, author_label, body, intent, internal, created_at, updated_at)
    select gen_random_uuid(), $1, ($4::uuid[])[1 + u % cardinality($4::uuid[])], 'direct', 'direct:' || ($3::uuid[])[u], case when n % 2 = 0 then $2 else ($3::uuid[])[u] end, 'Somebody',
      'Line ' || n || ' about the harbour' || case when n % 100 = 0 then ' and its lighthouse' else '' end, 'comment', false, now() - n * interval '1 minute', now() - n * interval '1 minute'
    from generate_series(1, $5::int) n cross join lateral (select 1 + n % cardinality($3::uuid[]) as u) pick returning id, agency_id, client_id, conversation, author_id, created_at)
  insert into message_reads (message_id, user_id, agency_id, client_id, kind, conversation, at)
  select id, $2, agency_id, client_id, 'direct', conversation, case when created_at < now() - interval '1 day' then created_at end from said where author_id <> $2`

/** So many lines of direct conversations between an agent and clients' users, spread evenly, written at once. Answers the users. */
export const manyLines = async (db: Db, { agency, agent, clients, users, lines }: Wish): Promise<{ users: string[] }> => {
  const ids = async (sql: string, values: unknown[]) => (await db.query<{ id: string }>(sql, values)).map(({ id }) => id)
  const [companies, people] = [await ids(clientsSql, [agency, clients]), await ids(usersSql, [users])]
  await db.query(membersSql, [agency, people, companies])
  await db.query(assignedSql, [agency, agent, companies])
  await db.query(linesSql, [agency, agent, people, companies, lines])
  for (const table of ['messages', 'message_reads', 'users', 'users_memberships', 'clients', 'team_assignments']) await db.query(`vacuum analyze ${table}`)
  return { users: people }
}
