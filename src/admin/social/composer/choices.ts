import type { PayloadRequest } from 'payload'
import { as } from '@/src/engine/doors'
import { idOf } from '@/src/engine/idOf'
import { isPlatform, quietOf } from '@/src/domain/social/rules'
import { within } from '../../shared/narrowing'
import type { Account, ClientChoice } from './values'

export type Choices = { clients: ClientChoice[]; accounts: Account[] }

const accountFields = { client: true, platform: true, handle: true, displayName: true, mode: true, status: true, label: true, quietFrom: true, quietTo: true, quietTimezone: true } as const

/** The active clients this person may write for, and their accounts on networks, in the picked agency. */
export const choicesFor = async (req: PayloadRequest): Promise<Choices> => {
  const [clients, accounts, agencies] = await Promise.all([
    as(req).find('clients', { where: within(req, { isActive: { equals: true } }), sort: 'companyName', limit: 1000, pagination: false, select: { companyName: true, agency: true, timezone: true } }),
    as(req).find('connections', { where: within(req, { kind: { equals: 'social_account' } }, { status: { not_equals: 'revoked' } }), sort: 'platform', limit: 2000, pagination: false, select: accountFields }),
    as(req).find('agencies', { limit: 1000, pagination: false, select: { defaultTimezone: true } }),
  ])
  const zones = new Map(agencies.docs.map(({ id, defaultTimezone }) => [id, defaultTimezone]))
  return { clients: clients.docs.map((client) => ({ id: client.id, name: client.companyName, zone: client.timezone || zones.get(idOf(client.agency) ?? '') || 'UTC' })), accounts: accounts.docs.flatMap(accountOf) }
}

/** A row of `connections` as an account; nothing for a row that is none. */
export const accountOf = (row: { id: string; client?: unknown; platform?: unknown; handle?: string | null; displayName?: string | null; mode?: string | null; status?: string | null; label?: string | null; quietFrom?: string | null; quietTo?: string | null; quietTimezone?: string | null }): Account[] => {
  const client = idOf(row.client)
  if (!client || !isPlatform(row.platform)) return []
  return [{ id: row.id, client, platform: row.platform, handle: row.handle || row.displayName || row.label || '', name: row.displayName ?? null, mode: row.mode === 'channel' ? 'channel' : 'hand', status: row.status ?? null, quiet: quietOf(row) }]
}
