import type { CollectionBeforeChangeHook } from 'payload'
import { systemReason } from '@/src/engine/doors'
import { needConfirmed } from '@/src/engine/session'
import { isSuperAdmin } from '@/src/engine/tenancy/membership'
import { fail } from '@/src/errors'

const limits = ['rateLimitPerMinute', 'rateLimitPerDay'] as const
const guarded = [...limits, 'allowedIps', 'expiresAt'] as const

/**
 * A revoked key is never changed again; its limits are lowered by the agency and raised by the operator
 * alone. Where, how long and how much it may be used is changed only after a fresh proof of who asks.
 */
export const keepKeyBounds: CollectionBeforeChangeHook = async ({ data, operation, originalDoc, req }) => {
  if (operation === 'create' || systemReason() !== undefined) return data
  if (originalDoc?.revokedAt) throw fail('RES_003', { message: 'A revoked key cannot be changed.' })
  for (const field of limits) {
    const raised = Number(data[field] ?? 0) > Number(originalDoc?.[field])
    if (raised && !isSuperAdmin(req.user)) throw fail('AUTH_004', { field, message: 'You may lower a key’s limits. Raising them is up to the operator of this installation.' })
  }
  const isLoosened = guarded.some((field) => field in data && JSON.stringify(data[field] ?? null) !== JSON.stringify(originalDoc?.[field] ?? null))
  if (isLoosened) await needConfirmed(req)
  if (data.expiresAt && data.expiresAt !== originalDoc?.expiresAt) data.expiryWarnedAt = null
  return data
}
