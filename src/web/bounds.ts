import { between, most, usual } from '@/src/engine/query'

type Query = Record<string, unknown>

/** A caller's page within bounds: 1 to 100 rows, 20 unless told otherwise, never "everything"; relations at most two deep. */
export const bounded = (method: string, query: Query): Query => {
  if (method !== 'GET') return 'depth' in query ? { ...query, depth: between(query.depth, 0, most.depth, 0) } : query
  return {
    ...query,
    limit: between(query.limit, 1, most.rows, usual),
    page: between(query.page, 1, most.page, 1),
    ...(query.depth !== undefined && { depth: between(query.depth, 0, most.depth, 0) }),
  }
}

// `data` and below: what Payload's admin sends with its forms.
const known = new Set([
  ...['where', 'sort', 'limit', 'page', 'pagination', 'depth', 'select', 'populate', 'joins', 'locale', 'fallback-locale', 'fallbackLocale', 'draft', 'trash'],
  ...['data', 'autosave', 'overrideLock', 'uploadEdits', 'publishSpecificLocale', 'publishAllLocales', 'unpublishAllLocales', 'duplicateFromID', 'selectedLocales'],
])

const plain = new Set(['/', '/:id', '/count', '/versions', '/versions/:id'])

/** The keys of a query that Payload's own routes on rows know nothing of: a filter with a slip in its name must not answer every row. `more` are the list's own. */
export const unknownKeys = (path: string, query: Query, more: readonly string[] = []): string[] => (plain.has(path) ? Object.keys(query).filter((key) => !known.has(key) && !more.includes(key)) : [])
