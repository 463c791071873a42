import type { CollectionBeforeDeleteHook, CollectionBeforeOperationHook, CollectionBeforeValidateHook } from 'payload'
import { confirmDelete } from '@/hooks/platform/keepWalls'
import { changedAccount, handAccount } from '@/src/domain/social/connections/hand'
import { sqlOf } from '@/src/engine/database'
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

/** A key goes after a fresh proof of who asks; an account goes by its own way, which withdraws its consent. Throws AUTH_008, RES_003. */
export const confirmLeaving: CollectionBeforeDeleteHook = async (given) => {
  const { id, req } = given
  if (!req.user || systemReason() !== undefined) return
  const [row] = await sqlOf(req).query<{ kind: string }>('select kind::text as kind from connections where id = $1', [id])
  if (row?.kind !== 'social_account') return void (await confirmDelete(given))
  throw fail('RES_003', { name: 'NOT_SUPPORTED', message: 'Accounts are disconnected one by one.' })
}
