import { homeOf, namesAgency, wallsOf, type Tables, type Wall } from './registry'

/** What the database holds for one table: a function that compares agencies, and the trigger that calls it. */
export type Raised = { table: string; body: string; trigger: string }

const parentColumns = ['_parent_id', 'parent_id']

/**
 * For every table that names an agency or points at rows of one: its wall. A row keeps its agency for ever, unless that is removed,
 * so comparing once, when a relation is set, is enough. The trigger fires after Postgres' own check of the foreign key
 * (`RI_…` comes before `wall_…`), and so sees every row that the key could have found.
 */
export const wallStatements = (tables: Tables): Raised[] => {
  const walls = wallsOf(tables)
  const names = Object.keys(tables).filter((name) => !name.startsWith('payload_') && (namesAgency(tables[name]!) || walls.some(({ table }) => table === name)))
  return names.map((table) => {
    const own = walls.filter((wall) => wall.table === table)
    const owner = namesAgency(tables[table]!) ? ['agency_id'] : []
    const moved = owner.length ? [] : parentColumnOf(tables, table)
    const columns = [...owner, ...moved, ...own.map(({ column }) => column)]
    return {
      table,
      body: `\ndeclare\n  home uuid := ${homeOf(tables, table, 'new')};\nbegin\n${[...owner.map(keeps(table)), ...own.map(compares(tables, moved))].join('\n')}\n  return null;\nend `,
      trigger: `CREATE TRIGGER wall_${table} AFTER INSERT OR UPDATE OF ${columns.join(', ')} ON ${table} FOR EACH ROW EXECUTE FUNCTION wall_${table}()`,
    }
  })
}

const parentColumnOf = (tables: Tables, table: string): string[] =>
  Object.values(tables[table]!.columns).map(({ name }) => name).filter((name) => parentColumns.includes(name))

const refusal = (table: string, column: string, message: string) =>
  `raise exception '${message}' using errcode = 'foreign_key_violation', table = '${table}', column = '${column}', constraint = 'wall_${table}_${column}';`

const keeps = (table: string) => (): string =>
  `  if tg_op = 'UPDATE' and new.agency_id is distinct from old.agency_id and (new.agency_id is not null or exists (select from agencies where id = old.agency_id)) then
    ${refusal(table, 'agency_id', `A row of ${table} keeps its agency.`)}
  end if;`

const compares = (tables: Tables, moved: readonly string[]) => ({ table, column, target }: Wall): string => {
  const theirs = homeOf(tables, target, 'g')!
  const changed = [column, ...moved].map((name) => `new.${name} is distinct from old.${name}`).join(' or ')
  return `  if new.${column} is not null and (${changed})
    and exists (select from ${target} g where g.id = new.${column} and ${theirs} is not null and ${theirs} is distinct from home) then
    ${refusal(table, column, `${table}.${column} points at a row of another agency.`)}
  end if;`
}
