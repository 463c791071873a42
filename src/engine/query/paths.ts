import type { FieldAccess, FlattenedField, PayloadRequest, SanitizedCollectionConfig } from 'payload'
import { isSuperAdmin } from '@/src/engine/tenancy/membership'

type Kind = 'value' | 'relation' | 'data' | 'shown'
type Path = { kind: Kind; type: string; isMany: boolean; to?: string; guards: readonly FieldAccess[]; askers: readonly FieldAccess[]; isOperators: boolean; sorts: boolean }
type Inherited = Pick<Path, 'guards' | 'askers' | 'isOperators' | 'sorts'>

const tables = new WeakMap<object, Map<string, Path>>()

/** What can be asked of a collection, derived from its fields: hidden ones are not in it. */
const pathsOf = (config: SanitizedCollectionConfig): Map<string, Path> => {
  const known = tables.get(config.flattenedFields)
  if (known) return known
  const own: Path = { kind: 'value', type: 'id', isMany: false, guards: [], askers: [], isOperators: false, sorts: true }
  const table = new Map<string, Path>([['id', own], ...listed(config.flattenedFields, '', own)])
  tables.set(config.flattenedFields, table)
  return table
}

const listed = (fields: readonly FlattenedField[], prefix: string, above: Inherited): [string, Path][] =>
  fields.flatMap((field): [string, Path][] => {
    const { access, custom, hidden, hooks, hasMany } = field as { access?: { read?: FieldAccess }; custom?: { asks?: FieldAccess }; hidden?: boolean; hooks?: { afterRead?: unknown[] }; hasMany?: boolean }
    if (hidden) return []
    const inherited = {
      guards: access?.read ? [...above.guards, access.read] : above.guards,
      // Who may ask by a field that others read, because what they read may differ from what stands there.
      askers: custom?.asks ? [...above.askers, custom.asks] : above.askers,
      // What a hook takes out of an answer must not be found out by a filter either.
      isOperators: above.isOperators || Boolean(hooks?.afterRead?.length),
      sorts: above.sorts && !hasMany && field.type !== 'array',
    }
    const path: Path = { ...inherited, kind: kindOf(field), type: field.type, isMany: Boolean(hasMany), to: 'relationTo' in field && typeof field.relationTo === 'string' ? field.relationTo : undefined }
    const inner = 'flattenedFields' in field ? listed(field.flattenedFields, `${prefix}${field.name}.`, inherited) : []
    return [[`${prefix}${field.name}`, path], ...inner]
  })

const values = new Set(['text', 'textarea', 'email', 'code', 'number', 'checkbox', 'select', 'radio', 'date'])

const kindOf = (field: FlattenedField): Kind => {
  if ('virtual' in field && field.virtual) return 'shown'
  if ((field.type === 'relationship' || field.type === 'upload') && typeof field.relationTo === 'string') return 'relation'
  if (field.type === 'json') return 'data'
  return values.has(field.type) ? 'value' : 'shown'
}

/** Whether the caller reads the field at all, asked without a row: a rule that needs the row answers no. */
const isRead = ({ guards }: Path, req: PayloadRequest): boolean => guards.every((guard) => guard({ req } as never) === true)

const isAsked = (path: Path | undefined, req: PayloadRequest): path is Path => Boolean(path && path.kind !== 'shown' && isRead(path, req) && path.askers.every((asks) => asks({ req } as never) === true) && (!path.isOperators || isSuperAdmin(req.user)))

/** Whether the caller may filter by a path: a field that they read, or one of a related row one step away in a collection that they read. */
export const mayFilter = (req: PayloadRequest, config: SanitizedCollectionConfig, given: string, operator: string): boolean => {
  const name = plain(given)
  const table = pathsOf(config)
  const path = table.get(name)
  if (path) return isAsked(path, req) && isCompared(path, operator)
  const [relation, rest] = steppedOver(table, name)
  const related = relation && isAsked(relation, req) ? relatedOf(req, relation.to!) : null
  const leaf = related && pathsOf(related).get(rest)
  return Boolean(leaf && isAsked(leaf, req) && leaf.kind !== 'data' && isCompared(leaf, operator))
}

const texts = new Set(['text', 'textarea', 'email', 'code'])

/** Whether a column of this kind can be compared so: parts of a text are looked for in texts; `like` finds whole ids, for the admin's search. */
const isCompared = ({ kind, type, isMany }: Path, operator: string): boolean => {
  if (kind === 'data') return operator === 'exists'
  if (operator === 'all') return isMany
  if (operator === 'not_like') return texts.has(type) && !isMany
  if (operator === 'like') return texts.has(type) || type === 'id'
  if (operator === 'contains') return texts.has(type) || isMany
  return true
}

const steppedOver = (table: Map<string, Path>, name: string): [Path | null, string] => {
  const parts = name.split('.')
  for (let at = 1; at < parts.length; at += 1) {
    const path = table.get(parts.slice(0, at).join('.'))
    if (path?.kind === 'relation') return [path, parts.slice(at).join('.')]
  }
  return [null, '']
}

/** A collection that the caller reads rows of, or null. */
export const relatedOf = (req: PayloadRequest, slug: string): SanitizedCollectionConfig | null => {
  const config = (req.payload.collections as Record<string, { config: SanitizedCollectionConfig } | undefined>)[slug]?.config
  return config && config.access.read({ req } as never) !== false ? config : null
}

/** Whether a list may be in the order of a path: a column of its own rows. */
export const maySort = (req: PayloadRequest, config: SanitizedCollectionConfig, given: string): boolean => {
  const path = pathsOf(config).get(plain(given))
  return isAsked(path, req) && path.sorts && path.kind !== 'data'
}

/** Whether a field can be chosen for an answer; what the caller does not read stays out of it. */
export const mayChoose = (req: PayloadRequest, config: SanitizedCollectionConfig, given: string): boolean => {
  const path = pathsOf(config).get(given)
  return Boolean(path && isRead(path, req))
}

/** GraphQL writes the steps of a path with two underscores. */
const plain = (path: string): string => (path === '_id' ? 'id' : path.replaceAll('__', '.'))
