import { containing } from '@/src/engine/database/containing'
import { isUuid } from '@/src/engine/ids'
import { fail } from '@/src/errors'

/** A condition with its values; placeholders are numbered from the first free one by `conditionsOf`. */
export type Conditions = { sql: string; values: unknown[] }

/** The events of one agency, of the platform itself (null), or all. */
export type Reach = { agency: string | null } | 'all'

const columns: Record<string, string> = { action: 'action', category: 'category::text', resourceType: 'resource_type', resourceId: 'resource_id', status: 'status::text' }

/** The part of the log that a request asks for within its reach (spec 06-platform §6). Throws VAL_003 for a value of the wrong form. */
export const conditionsOf = (query: Record<string, unknown>, reach: Reach): Conditions => {
  const values: unknown[] = []
  const parts = ['true']
  const add = (sql: (at: string) => string, value: unknown) => parts.push(sql(`$${values.push(value)}`))
  if (reach !== 'all') parts.push(reach.agency ? `agency_id = $${values.push(reach.agency)}` : 'agency_id is null')
  const given = (name: string) => textOf(query, name)
  if (given('user')) add((at) => `actor_id = ${at}`, uuidIn('user', given('user')!))
  if (given('client')) add((at) => `client_id = ${at}`, uuidIn('client', given('client')!))
  for (const [name, column] of Object.entries(columns)) if (given(name)) add((at) => `${column} = ${at}`, given(name))
  if (given('from')) add((at) => `created_at >= ${at}`, momentIn('from', given('from')!))
  if (given('to')) add((at) => `created_at < ${at}`, momentIn('to', given('to')!))
  if (given('text')) add((at) => `(concat_ws(' ', type, resource_name, actor_label, note, error_message) ilike ${at})`, containing(given('text')!))
  return { sql: parts.join(' and '), values }
}

/** A word of the query, or undefined when it is not there; VAL_003 when it is anything but a short text. */
export const textOf = (query: Record<string, unknown>, name: string): string | undefined => {
  const value = query[name]
  if (value === undefined || value === '') return undefined
  if (typeof value !== 'string' || value.length > 200) throw fail('VAL_003', { field: name, message: `${name} is one short word or date.` })
  return value
}

const uuidIn = (name: string, value: string): string => {
  if (!isUuid(value)) throw fail('VAL_003', { field: name, message: `${name} is an id.` })
  return value
}

/** A day counts whole: `to=2026-11-20` means before the 21st. */
const momentIn = (name: 'from' | 'to', value: string): string => {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(value)
  const moment = new Date(value)
  if (!/^\d{4}-\d{2}-\d{2}/.test(value) || Number.isNaN(moment.getTime())) throw fail('VAL_003', { field: name, message: `${name} is a date, such as 2026-11-20 or 2026-11-20T08:00:00Z.` })
  if (isDay && name === 'to') moment.setUTCDate(moment.getUTCDate() + 1)
  return moment.toISOString()
}

/** Where a page ends: the moment and the id of its last row. */
export type Place = { at: string; id: string }

/** The cursor that stands for a place in the log. */
export const cursorOf = ({ at, id }: Place): string => Buffer.from(`${at}|${id}`).toString('base64url')

/** The place a cursor stands for. Throws VAL_003 for what is none of ours. */
export const placeIn = (cursor: string | undefined): Place | null => {
  if (!cursor) return null
  const [at = '', id = ''] = Buffer.from(cursor, 'base64url').toString().split('|')
  if (!isUuid(id) || Number.isNaN(new Date(at).getTime())) throw fail('VAL_003', { field: 'cursor', message: 'This is not a cursor of ours: take nextCursor as it came.' })
  return { at, id }
}
