import { fail } from '@/src/errors'
import { most } from './bounds'

type MayFilter = (path: string, operator: string) => boolean
type Walk = { mayFilter: MayFilter; clauses: number }

const operators = new Set(['equals', 'not_equals', 'in', 'not_in', 'all', 'exists', 'greater_than', 'greater_than_equal', 'less_than', 'less_than_equal', 'contains', 'like', 'not_like'])
const lists = new Set(['in', 'not_in', 'all'])
const ordered = /like|contains|_than/

/** Refuses a filter that is too large, compares in ways that no column knows, or names what the caller may not ask for. Throws VAL_001. */
export const checkWhere = (where: unknown, mayFilter: MayFilter): void => {
  if (where === undefined || where === null || where === '') return
  branch(where, 1, { mayFilter, clauses: 0 })
}

const branch = (where: unknown, level: number, walk: Walk): void => {
  if (!isObject(where)) throw fail('VAL_001', { field: 'where', message: 'The filter could not be read.' })
  if (level > most.nesting) throw fail('VAL_001', { field: 'where', message: `A filter may be nested ${most.nesting} deep.` })
  for (const [path, condition] of Object.entries(where)) {
    if (condition === undefined || condition === null) continue
    if (/^(and|or)$/i.test(path)) group(path, condition, level, walk)
    else compared(path, condition, walk)
  }
}

const group = (path: string, condition: unknown, level: number, walk: Walk): void => {
  if (!Array.isArray(condition)) throw fail('VAL_001', { field: path, message: `“${path}” takes a list of conditions.` })
  for (const part of condition) if (part !== undefined && part !== null) branch(part, level + 1, walk)
}

const compared = (path: string, condition: unknown, walk: Walk): void => {
  if (!isObject(condition)) throw fail('VAL_001', { field: path, message: `Say how ${path} is compared, for example where[${path}][equals]=….` })
  for (const [operator, value] of Object.entries(condition)) {
    if (value === undefined) continue
    walk.clauses += 1
    if (walk.clauses > most.clauses) throw fail('VAL_001', { field: 'where', message: `A filter may have ${most.clauses} conditions.` })
    if (!operators.has(operator)) throw fail('VAL_001', { field: path, message: `${operator} is no comparison. Known are ${[...operators].join(', ')}.` })
    if (!walk.mayFilter(path, operator)) throw refusedPath('where', path)
    bounded(path, operator, value)
  }
}

const bounded = (path: string, operator: string, value: unknown): void => {
  const values = Array.isArray(value) ? value : [value]
  const count = typeof value === 'string' && lists.has(operator) ? value.split(',').length : values.length
  // Payload reads the word as nothing, and nothing is no list.
  if (lists.has(operator) && (value === null || value === 'null')) throw fail('VAL_001', { field: path, message: `${operator} takes a list of values.` })
  if (count > most.values) throw fail('VAL_001', { field: path, message: `A comparison takes up to ${most.values} values.` })
  if (values.some((one) => isObject(one) || Array.isArray(one))) throw fail('VAL_001', { field: path, message: `${path} is compared with a value, not with another filter.` })
  if (Array.isArray(value) && ordered.test(operator)) throw fail('VAL_001', { field: path, message: `${operator} takes one value.` })
  const longest = lists.has(operator) ? most.characters * 4 : most.characters
  if (values.some((one) => typeof one === 'string' && one.length > longest)) throw fail('VAL_001', { field: path, message: `A value may be ${longest} characters long.` })
}

/** The refusal of a path: the same for one that is not there and for one that is not the caller's to ask for. */
export const refusedPath = (field: string, path: string) => fail('VAL_001', { field, message: `This cannot be asked for: ${path.slice(0, 200)}.`, details: { path: path.slice(0, 200) } })

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)
