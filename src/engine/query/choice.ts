import type { PayloadRequest, SanitizedCollectionConfig } from 'payload'
import { fail } from '@/src/errors'
import { between, most, usual } from './bounds'
import { mayChoose, mayFilter, maySort, relatedOf } from './paths'
import { checkWhere, refusedPath } from './where'

type Of = { req: PayloadRequest; config: SanitizedCollectionConfig }

/** Refuses an order by anything but a few columns of the rows themselves. Throws VAL_001. */
export const checkSort = ({ req, config }: Of, sort: unknown): void => {
  if (sort === undefined || sort === null || sort === '') return
  const names = (Array.isArray(sort) ? sort : String(sort).split(',')).map((name) => String(name).trim())
  if (names.length > most.sorts) throw fail('VAL_001', { field: 'sort', message: `A list is sorted by up to ${most.sorts} fields.` })
  for (const name of names) if (name && !maySort(req, config, name.replace(/^-/, ''))) throw refusedPath('sort', name)
}

/** Refuses to choose fields that are not there, or not the caller's to read. Throws VAL_001. */
export const checkSelect = ({ req, config }: Of, select: unknown): void => {
  const names = isObject(select) ? leavesOf(select, '') : []
  if (names.length > most.fields) throw fail('VAL_001', { field: 'select', message: `Up to ${most.fields} fields can be chosen.` })
  for (const name of names) if (!mayChoose(req, config, name)) throw refusedPath('select', name)
}

const leavesOf = (select: object, prefix: string): string[] =>
  Object.entries(select).flatMap(([name, inner]) => (isObject(inner) ? leavesOf(inner, `${prefix}${name}.`) : [`${prefix}${name}`]))

/** Refuses fields of related rows that the caller may not choose. Throws VAL_001. */
export const checkPopulate = ({ req }: Of, populate: unknown): void => {
  if (!isObject(populate)) return
  for (const [slug, select] of Object.entries(populate)) {
    const config = relatedOf(req, slug)
    if (!config) throw refusedPath('populate', slug)
    checkSelect({ req, config }, select)
  }
}

/** The joined lists within bounds, each checked as a list of its own. Throws VAL_001. */
export const checkedJoins = ({ req, config }: Of, joins: unknown): unknown => {
  if (!isObject(joins)) return joins
  // Payload takes the word of `joins=false` apart into its letters; none of them is a join.
  const entries = Object.entries(joins).filter(([name]) => !/^\d$/.test(name)).map(([name, join]) => {
    const field = config.flattenedFields.find((known) => known.name === name)
    const related = field?.type === 'join' && typeof field.collection === 'string' ? relatedOf(req, field.collection) : null
    if (!field || field.type !== 'join') throw refusedPath('joins', name)
    if (!isObject(join)) return [name, join]
    if (!related) throw refusedPath('joins', name)
    checkWhere(join.where, (path, operator) => mayFilter(req, related, path, operator))
    checkSort({ req, config: related }, join.sort)
    return [name, { ...join, limit: between(join.limit, 1, most.rows, usual), ...(join.page !== undefined && { page: between(join.page, 1, most.page, 1) }) }]
  })
  return Object.fromEntries(entries) as unknown
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)
