import { permissions, type Permission } from '@/access/permissions'
import { poolOf } from '@/src/engine/database'
import { tablesOf } from '@/src/engine/tenancy/walls'
import type { Payload } from 'payload'
import { snake, tableOf } from './marked'

/** What a row says of itself, as the database has it: nothing here asks the code that is proved. */
export type Fact = { slug: string; id: string; agencies: string[]; client: string | null; owner: string | null; hidden: boolean; row: Record<string, unknown> }
export type Facts = Map<string, Fact[]>

const columnOf = (payload: Payload, slug: string, field: string): string => tablesOf(payload)[tableOf(slug)]!.columns[field]?.name ?? field

/** Every row of every collection with whose it is. */
export const factsOf = async (payload: Payload): Promise<Facts> => {
  const facts: Facts = new Map()
  for (const slug of Object.keys(permissions)) facts.set(slug, await factsIn(payload, slug))
  return facts
}

/** The rows of one collection. */
export const factsIn = async (payload: Payload, slug: string): Promise<Fact[]> => {
  const { paths, hides } = (permissions as Record<string, Permission>)[slug]!
  const rows = await poolOf(payload).query<Record<string, unknown>>(`select * from ${tableOf(slug)}`)
  const memberships = slug === 'users' ? await poolOf(payload).query<{ _parent_id: string; agency_id: string }>('select _parent_id, agency_id from users_memberships') : []
  const column = (field: string) => [field, `${field}_id`, columnOf(payload, slug, field)]
  const read = (row: Record<string, unknown>, field: string) => (column(field).map((name) => row[name]).find((value) => value !== undefined) ?? null) as string | null
  return rows.map((row) => {
    const id = row.id as string
    const agency = read(row, paths?.agency ?? 'agency')
    return {
      slug, id, row,
      agencies: slug === 'users' ? memberships.filter(({ _parent_id }) => _parent_id === id).map(({ agency_id }) => agency_id) : agency ? [agency] : [],
      client: read(row, paths?.client ?? 'client'),
      owner: read(row, snake(paths?.own ?? 'user')),
      hidden: Boolean(hides && row[columnOf(payload, slug, hides)]),
    }
  })
}
