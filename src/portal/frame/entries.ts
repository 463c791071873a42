/** The portal's pages in the order of the navigation; `count` names the figure beside it. */
export const entries = [
  { href: '/', label: 'Overview', icon: 'home' },
  { href: '/inbox', label: 'To decide', icon: 'inbox', count: 'inbox' },
  { href: '/posts', label: 'Posts', icon: 'posts' },
  { href: '/calendar', label: 'Calendar', icon: 'calendar' },
  { href: '/documents', label: 'Documents', icon: 'documents' },
  { href: '/messages', label: 'Messages', icon: 'messages', count: 'messages' },
  { href: '/accounts', label: 'Accounts', icon: 'accounts' },
] as const

export type Counts = { inbox: number; messages: number; notifications: number }

/** What a count means, for a screen reader. */
export const countLabel: Record<keyof Counts, string> = { inbox: 'waiting for you', messages: 'unread', notifications: 'unread' }

/** Whether an entry's page, or one below it, is open. */
export const isOpen = (href: string, path: string): boolean => (href === '/' ? path === '/' : path === href || path.startsWith(`${href}/`))
