import type { CollectionBeforeChangeHook, CollectionBeforeDeleteHook } from 'payload'
import { systemReason } from '@/src/engine/doors'
import { needConfirmed } from '@/src/engine/session'

const walls = ['allowedIps', 'require2fa', 'require2faRoles'] as const

const standing = (value: unknown): string => JSON.stringify(value ?? null)

/** From where an agency's people may come, and with what proof, is changed only after a fresh proof of who asks. Throws AUTH_008. */
export const keepWalls: CollectionBeforeChangeHook = async ({ data, operation, originalDoc, req }) => {
  if (operation === 'create' || !req.user || systemReason() !== undefined) return data
  const isOther = walls.some((field) => data[field] !== undefined && standing(data[field]) !== standing(originalDoc?.[field]))
  if (isOther) await needConfirmed(req)
  return data
}

/** What cannot be brought back is deleted only after a fresh proof of who asks. Throws AUTH_008. */
export const confirmDelete: CollectionBeforeDeleteHook = async ({ req }) => {
  if (req.user && systemReason() === undefined) await needConfirmed(req)
}
