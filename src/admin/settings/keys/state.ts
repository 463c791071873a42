import type { PillStyle } from '../../status/tone'

export type KeyRow = {
  id: string
  name: string
  description?: string | null
  keyPrefix: string
  mode: 'live' | 'test'
  scopes: string[]
  allowedIps?: string[] | null
  rateLimitPerMinute: number
  rateLimitPerDay: number
  expiresAt?: string | null
  isActive?: boolean | null
  lastUsedAt?: string | null
  totalRequests?: number | null
  revokedAt?: string | null
  replacedBy?: string | null
  isUnused?: boolean | null
  makerLeftAt?: string | null
  createdAt: string
  version?: number
}

/** Whether a key works, in one word; `isOpen` keys can still be rotated and revoked. */
export const stateOf = (row: KeyRow, now: number): { label: string; pill: PillStyle; isOpen: boolean } => {
  if (row.revokedAt) return { label: 'Revoked', pill: 'light-gray', isOpen: false }
  if (row.expiresAt && Date.parse(row.expiresAt) <= now) return { label: 'Expired', pill: 'light-gray', isOpen: false }
  if (row.isActive === false) return { label: 'Off', pill: 'light-gray', isOpen: false }
  if (row.replacedBy) return { label: 'Being replaced', pill: 'warning', isOpen: true }
  if (row.makerLeftAt) return { label: 'Maker has left', pill: 'error', isOpen: true }
  if (row.isUnused) return { label: 'Not used for 90 days', pill: 'warning', isOpen: true }
  return { label: 'Active', pill: 'success', isOpen: true }
}
