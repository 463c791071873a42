import type { Db } from '@/src/engine/database'

/** Where a row can name a file: a relation, or a text of JSON in which its id stands. */
export type Reference = { table: string; column: string; inText: boolean; ofAgency?: boolean }

/** Records of what once happened, or was sent, name a file without showing it. */
const records = new Set(['events', 'effects', 'ai_usage', 'pipeline_runs', 'pipeline_steps', 'webhook_deliveries', 'webhook_events', 'idempotency_keys', 'mail_items', 'exports'])

const relationsSql = `select c.conrelid::regclass::text as "table", a.attname as "column" from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
  where c.contype = 'f' and c.confrelid = 'files'::regclass order by 1, 2`
const textsSql = `select table_name as "table", column_name as "column", exists (select from information_schema.columns o where o.table_schema = 'public' and o.table_name = c.table_name and o.column_name = 'agency_id') as "ofAgency"
  from information_schema.columns c where table_schema = 'public' and data_type = 'jsonb' and table_name not like 'payload\\_%' order by 1, 2`

/** Every place of the database that can name a file, as the database itself has it: each relation of a collection is a foreign key there, and each JSON field a column. */
export const referencesOf = async (db: Db): Promise<Reference[]> => {
  const [relations, texts] = [await db.query<Omit<Reference, 'inText'>>(relationsSql), await db.query<Omit<Reference, 'inText'>>(textsSql)]
  return [...relations.map((one) => ({ ...one, inText: false })), ...texts.filter(({ table }) => !records.has(table)).map((one) => ({ ...one, inText: true }))]
}

const quoted = (name: string): string => `"${name.replaceAll('"', '')}"`
const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'

/** Which of these files of an agency something still names. */
export const usedOf = async (db: Db, references: readonly Reference[], agency: string, files: readonly string[]): Promise<Set<string>> => {
  const used = new Set<string>()
  for (const { table, column, inText, ofAgency } of references) {
    const left = files.filter((file) => !used.has(file))
    if (left.length === 0) return used
    const [from, name] = [quoted(table), quoted(column)]
    const sql = inText
      ? `select distinct m.parts[1] as id from ${from} t, regexp_matches(t.${name}::text, '${uuid}', 'g') m (parts) where t.${name} is not null and m.parts[1] = any($1::text[])${ofAgency ? ' and t.agency_id = $2' : ''}`
      : `select distinct ${name}::text as id from ${from} where ${name} = any($1::uuid[])`
    for (const { id } of await db.query<{ id: string }>(sql, inText && ofAgency ? [left, agency] : [left])) used.add(id)
  }
  return used
}
