import type { CollectionBeforeChangeHook } from 'payload'
import { systemReason } from '@/src/engine/doors'
import { isSuperAdmin } from '@/src/engine/tenancy/membership'
import { fail } from '@/src/errors'

const limits = ['rateLimitPerMinute', 'rateLimitPerDay'] as const

/** A revoked key is never changed again; its limits are lowered by the agency and raised by the operator alone. */
export const keepKeyBounds: CollectionBeforeChangeHook = ({ data, operation, originalDoc, req }) => {
  if (operation === 'create' || systemReason() !== undefined) return data
  if (originalDoc?.revokedAt) throw fail('RES_003', { message: 'A revoked key cannot be changed.' })
  for (const field of limits) {
    const raised = Number(data[field] ?? 0) > Number(originalDoc?.[field])
    if (raised && !isSuperAdmin(req.user)) throw fail('AUTH_004', { field, message: 'You may lower a key’s limits. Raising them is up to the operator of this installation.' })
  }
  if (data.expiresAt && data.expiresAt !== originalDoc?.expiresAt) data.expiryWarnedAt = null
  return data
}
