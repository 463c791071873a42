import { buildQuery } from '@payloadcms/drizzle'
import type { PostgresAdapter } from '@payloadcms/db-postgres'
import type { SQL } from '@payloadcms/db-postgres/drizzle'
import type { CreateArgs, FindArgs, FindOneArgs, PaginatedDocs, TypeWithID } from 'payload'
import { uuidv7 } from '@/src/engine/ids'
import { chosen, planOf, type Column } from './columns'
import { orderOf, type Ordered } from './order'
import { documentOf, run } from './run'
import { within } from './within'
import { countStatement, rowsStatement, type Question } from './statement'

/** A total is exact up to here; beyond, it says how far was counted: always at least one row past the page asked for. */
const exactUpTo = 1000

type Plan = { table: string; fields: ReturnType<typeof planOf>; joins: Set<string>; chosen: Map<string, Column[] | null> }
type Asked = { columns: Column[]; question: Question }

const idColumn = (table: string): Column => ({ name: 'id', sql: `"${table}"."id"`, decode: (text) => text })

/**
 * Lets the adapter read a page, or one row, with one statement: rows and total together, no join that nobody asked for,
 * planned once per connection. What it cannot read so (groups, blocks, an order by other tables) takes Payload's own way.
 */
export const useOneStatementReads = (adapter: PostgresAdapter): void => {
  const own = { create: adapter.create.bind(adapter), find: adapter.find.bind(adapter), findOne: adapter.findOne.bind(adapter) }
  const plans = new Map<string, Plan>()
  const ask = (args: Asking, sorted: boolean) => askedOf(adapter, known(adapter, plans, args.collection), args, sorted)
  adapter.find = (async (args: FindArgs) => {
    const asked = args.draftsEnabled ? null : ask(args, true)
    return asked ? page(adapter, asked, args) : own.find(args)
  }) as PostgresAdapter['find']
  adapter.findOne = (async (args: FindOneArgs) => {
    const asked = args.draftsEnabled ? null : ask({ ...args, limit: 1, page: 1 }, false)
    if (!asked) return own.findOne(args)
    const [row] = await run(adapter, args.req, rowsStatement(asked.columns, asked.question))
    return row ? documentOf(asked.columns, row) : null
  }) as PostgresAdapter['findOne']
  adapter.create = (async (args: CreateArgs) => {
    const plain = args.returning !== false && !args.customID && !args.data.id && columnsOf(known(adapter, plans, args.collection), { collection: args.collection, joins: false as never, select: args.select })
    if (!plain) return own.create(args)
    const id = uuidv7()
    await own.create({ ...args, customID: id, returning: false } as CreateArgs)
    return adapter.findOne({ collection: args.collection, joins: false as never, req: args.req, select: args.select, where: { id: { equals: id } } })
  }) as PostgresAdapter['create']
}

type Asking = Pick<FindArgs, 'collection' | 'joins' | 'limit' | 'locale' | 'page' | 'select' | 'sort' | 'where'>

const known = (adapter: PostgresAdapter, plans: Map<string, Plan>, slug: string): Plan => {
  const before = plans.get(slug)
  if (before) return before
  const table = slug.replaceAll('-', '_')
  const joins = new Set(adapter.payload.collections[slug as 'users'].config.flattenedFields.filter(({ type }) => type === 'join').map(({ name }) => name))
  const plan = { table, fields: adapter.tables[table] ? planOf(adapter, slug, table) : [], joins, chosen: new Map<string, Column[] | null>() }
  plans.set(slug, plan)
  return plan
}

const columnsOf = (plan: Plan, { select, joins }: Asking): Column[] | null => {
  if (!plan.fields.length) return null
  const key = `${joins === false}${select ? JSON.stringify(select) : ''}`
  const before = plan.chosen.get(key)
  if (before !== undefined) return before
  const columns = chosen(plan.fields, select, joins === false, plan.joins)
  const all = columns && [idColumn(plan.table), ...columns]
  if (plan.chosen.size < 200) plan.chosen.set(key, all)
  return all
}

const askedOf = (adapter: PostgresAdapter, plan: Plan, args: Asking, sorted: boolean): Asked | null => {
  const [limit, at] = [args.limit ?? 0, args.page ?? 1]
  const columns = columnsOf(plan, args)
  if (!columns || !Number.isSafeInteger(limit) || !Number.isSafeInteger(at) || limit < 0 || at < 1) return null
  const { config } = adapter.payload.collections[args.collection as 'users']
  const sort = sorted ? (args.sort ?? config.defaultSort) : undefined
  const built = buildQuery({ adapter: adapter as never, fields: config.flattenedFields, locale: args.locale, sort, tableName: plan.table, where: args.where! })
  const table = adapter.tables[plan.table] as never
  const where = built.joins.length ? within(adapter, table, built as never) : (built.where as SQL | undefined)
  if (where === null) return null
  const order = sorted ? orderOf(plan.table, args.where, built.orderBy as unknown as Ordered[]) : []
  return { columns, question: { table, where, order, limit, offset: (at - 1) * limit } }
}

const page = async (adapter: PostgresAdapter, { columns, question }: Asked, args: FindArgs): Promise<PaginatedDocs<TypeWithID>> => {
  const { limit, offset } = question
  const counts = args.pagination !== false && limit > 0
  const upTo = Math.max(exactUpTo, offset + limit) + 1
  const rows = await run(adapter, args.req, rowsStatement(columns, question, counts ? upTo : undefined))
  const docs = rows.map((row) => documentOf(columns, row) as unknown as TypeWithID)
  const total = counts ? await totalOf(adapter, question, args, rows, columns.length, upTo) : 0
  return { docs, limit, page: args.page ?? 1, ...(total ? placed(total, args.page ?? 1, limit) : { ...alone, totalDocs: docs.length }) }
}

const alone = { hasNextPage: false, hasPrevPage: false, nextPage: null, pagingCounter: 1, prevPage: null, totalPages: 1 }

/** The total comes with the rows; a page beyond the last one has none to bring it. */
const totalOf = async (adapter: PostgresAdapter, question: Question, args: FindArgs, rows: (string | null)[][], at: number, upTo: number): Promise<number> => {
  if (rows[0]) return Number(rows[0][at])
  if (question.offset === 0) return 0
  const [counted] = await run(adapter, args.req, countStatement(question, upTo))
  return Number(counted![0])
}

const placed = (totalDocs: number, at: number, limit: number) => {
  const totalPages = Math.ceil(totalDocs / limit)
  const [hasNextPage, hasPrevPage] = [totalPages > at, at > 1]
  return { hasNextPage, hasPrevPage, nextPage: hasNextPage ? at + 1 : null, pagingCounter: (at - 1) * limit + 1, prevPage: hasPrevPage ? at - 1 : null, totalDocs, totalPages }
}
