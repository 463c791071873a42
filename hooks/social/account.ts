import type { CollectionBeforeOperationHook, CollectionBeforeValidateHook } from 'payload'
import { changedAccount, handAccount } from '@/src/domain/social/connections/hand'
import { systemReason } from '@/src/engine/doors'
import { idOf } from '@/src/engine/idOf'
import { fail } from '@/src/errors'

/** Whoever names a network means an account on it. */
export const asAccount: CollectionBeforeOperationHook = ({ args, operation }) => {
  const data = (args as { data?: Record<string, unknown> }).data
  return operation === 'create' && data?.platform && !data.kind ? { ...args, data: { ...data, kind: 'social_account' } } : args
}

/** Of a network's account a person says little, the rest is the platform's; a key or an app is of a service. Throws VAL_002, VAL_003, RES_002. */
export const guardAccount: CollectionBeforeValidateHook = async ({ data, operation, originalDoc, req }) => {
  if (!data) return data
  const isAccount = (originalDoc?.kind ?? data.kind) === 'social_account'
  const isSystem = systemReason() !== undefined || !req.user
  if (!isAccount) {
    if (operation === 'create' && !data.vendor) throw fail('VAL_002', { field: 'vendor', message: 'Say which service this is for.' })
    return data
  }
  if (isSystem) return data
  if (operation === 'update') return { ...changedAccount(originalDoc as Record<string, unknown>, data), ...('version' in data && { version: data.version }) }
  return { ...(await handAccount(req, idOf(data.client), data)), agency: data.agency, client: data.client }
}
