export type Way = { href: string; label: string }

const labels: Record<string, string> = {
  documents: 'Open the document',
  'review-tasks': 'Open the task',
  clients: 'Open the client',
  sources: 'Open the source',
  connections: 'Open the connection',
}

/** The way from a notification to its thing: a page of the admin itself, never another address. */
export const wayOf = (link: string | null, admin: string): Way | null => {
  const here = 'https://admin.invalid'
  if (!link || !URL.canParse(link, here)) return null
  const { origin, pathname, search } = new URL(link, here)
  if (origin !== here || !`${pathname}/`.startsWith(`${admin}/`)) return null
  const [, collection] = /\/collections\/([a-z-]+)\/[^/]+$/.exec(pathname) ?? []
  return { href: `${pathname}${search}`, label: labels[collection ?? ''] ?? 'Open it' }
}
