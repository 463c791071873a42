type Query = Record<string, unknown>

const most = { rows: 100, depth: 2, joined: 100 }
const usual = 20

/** A caller's page within bounds: 1 to 100 rows, 20 unless told otherwise, never "everything"; relations at most two deep. */
export const bounded = (method: string, query: Query): Query => {
  if (method !== 'GET') return 'depth' in query ? { ...query, depth: between(query.depth, 0, most.depth, 0) } : query
  const { joins, depth } = query
  return {
    ...query,
    limit: between(query.limit, 1, most.rows, usual),
    page: between(query.page, 1, Number.MAX_SAFE_INTEGER / most.rows, 1),
    ...(depth !== undefined && { depth: between(depth, 0, most.depth, 0) }),
    ...(joins && typeof joins === 'object' ? { joins: Object.fromEntries(Object.entries(joins).map(([name, join]) => [name, boundedJoin(join)])) } : {}),
  }
}

const boundedJoin = (join: unknown): unknown => (join && typeof join === 'object' ? { ...join, limit: between((join as Query).limit, 1, most.joined, usual) } : join)

const between = (given: unknown, least: number, greatest: number, otherwise: number): number => {
  const number = Number(given)
  if (given === undefined || given === null || given === '' || !Number.isFinite(number) || number === 0) return otherwise
  return Math.trunc(Math.min(greatest, Math.max(least, number)))
}
