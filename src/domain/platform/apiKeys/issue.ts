import type { PayloadRequest } from 'payload'
import type { ApiKey as Row } from '@/src/__generated__/payload-types'
import { asSystem } from '@/src/engine/doors'
import { recordEvent } from '@/src/engine/events'
import { idOf } from '@/src/engine/idOf'
import { hashOf, newKey, prefixOf, type Mode } from './format'

/** A key just made: its row, and the key itself, which is nowhere else. */
export type Issued = { row: Row; key: string }

type Wanted = Pick<Row, 'name' | 'scopes' | 'allowedIps' | 'rateLimitPerMinute' | 'rateLimitPerDay' | 'expiresAt' | 'description'> & { agency: string; mode: Mode }

const overlapMs = 24 * 3_600_000

/**
 * Makes a key. As the successor of another it takes its place, and the other ends after 24 hours, so that callers can change
 * over in between. Both are told in one event.
 */
export const issueKey = async (req: PayloadRequest, reason: 'api-keys.create' | 'api-keys.rotate', wanted: Wanted, predecessor?: Row): Promise<Issued> => {
  const key = newKey(wanted.mode)
  const system = asSystem(req, reason)
  const row = await system.create('api-keys', { ...wanted, createdBy: req.user?.id, keyHash: hashOf(key), keyPrefix: prefixOf(key), isActive: true })
  if (predecessor) await system.update('api-keys', predecessor.id, { replacedBy: row.id, expiresAt: endOf(predecessor) })
  await recordEvent(req, {
    type: reason, resourceType: 'api-keys', resourceId: predecessor?.id ?? row.id, resourceName: row.name, agency: wanted.agency,
    metadata: { keyPrefix: row.keyPrefix, scopes: row.scopes, mode: row.mode, ...(predecessor && { successor: row.id, endsAt: endOf(predecessor) }) },
  })
  return { row, key }
}

const endOf = ({ expiresAt }: Row): string => new Date(Math.min(expiresAt ? Date.parse(expiresAt) : Infinity, Date.now() + overlapMs)).toISOString()

/** Ends a key for good. Answers when. */
export const revokeKey = async (req: PayloadRequest, row: Row): Promise<string> => {
  const revokedAt = new Date().toISOString()
  await asSystem(req, 'api-keys.revoke').update('api-keys', row.id, { isActive: false, revokedAt, revokedBy: req.user?.id })
  await recordEvent(req, { type: 'api-keys.revoke', resourceType: 'api-keys', resourceId: row.id, resourceName: row.name, agency: idOf(row.agency), metadata: { keyPrefix: row.keyPrefix } })
  return revokedAt
}
