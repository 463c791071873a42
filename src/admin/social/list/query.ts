/** What the list is narrowed to; kept in the page's address, so that it can be shared and come back to. */
export type Query = { status: string; client: string; platform: string; search: string; from: string; to: string; page: number }

export type Tab = { key: string; label: string; none: string }

/** The tabs in the order of the work; `changeRequests` and `late` are views across states. */
export const tabs: readonly Tab[] = [
  { key: '', label: 'All', none: 'No post was written yet' },
  { key: 'draft', label: 'Drafts', none: 'No drafts' },
  { key: 'pending_approval', label: 'Waiting for approval', none: 'Nothing waits for a client' },
  { key: 'changeRequests', label: 'Changes requested', none: 'No open change requests' },
  { key: 'approved', label: 'To post', none: 'Nothing to post' },
  { key: 'late', label: 'Late', none: 'Nothing is late' },
  { key: 'posted', label: 'Posted', none: 'Nothing was posted yet' },
  { key: 'rejected', label: 'Rejected', none: 'Nothing was rejected' },
]

const fields = ['status', 'client', 'platform', 'search', 'from', 'to'] as const
export const perPage = 25

export const queryOf = (params: URLSearchParams): Query => ({ ...(Object.fromEntries(fields.map((field) => [field, params.get(field) ?? ''])) as Omit<Query, 'page'>), page: Math.max(1, Number(params.get('page')) || 1) })

/** The page's own address for a query: what is not narrowed is left out. */
export const addressOf = (query: Query): string => {
  const params = new URLSearchParams(fields.flatMap((field) => (query[field] ? [[field, query[field]]] : [])))
  if (query.page > 1) params.set('page', String(query.page))
  return params.size ? `?${params.toString()}` : ''
}

/** True when anything but the tab narrows the list. */
export const isNarrowed = ({ client, platform, search, from, to }: Query): boolean => Boolean(client || platform || search || from || to)

const narrowing = ({ client, platform, search, from, to }: Query): URLSearchParams =>
  new URLSearchParams(Object.entries({ client, platform, search, from, to }).filter(([, value]) => value))

const inTab = (query: Query): URLSearchParams => {
  const params = narrowing(query)
  if (query.status === 'late') params.set('late', 'true')
  else if (query.status === 'changeRequests') params.set('hasChangeRequest', 'true')
  else if (query.status) params.set('status', query.status)
  return params
}

/** The filters of the list, as an export takes them. */
export const exported = (query: Query): string => inTab(query).toString()

/** What the API is asked for: a page of posts, and how many there are in each tab. */
export const asked = (query: Query): { list: string; counts: string } => {
  const list = inTab(query)
  list.set('limit', String(perPage))
  list.set('page', String(query.page))
  list.set('depth', '0')
  list.set('sort', query.status === 'approved' || query.status === 'late' ? 'scheduledAt' : '-updatedAt')
  return { list: `/posts?${list.toString()}`, counts: `/posts/counts?${narrowing(query).toString()}` }
}
