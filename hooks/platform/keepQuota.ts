import type { CollectionBeforeChangeHook } from 'payload'
import { mustHaveRoom } from '@/src/domain/platform/uploads/room'
import { systemReason } from '@/src/engine/doors'
import { idOf } from '@/src/engine/idOf'

// Their bytes come from people, although the platform stores them.
const fromPeople = new Set(['source', 'logo'])

/** An agency's files stay within its room; what the platform makes itself, such as a PDF that was paid for, is counted and kept. Throws FILE_001. */
export const keepQuota: CollectionBeforeChangeHook = async ({ data, operation, req }) => {
  if (operation !== 'create' || (systemReason() === 'store-file' && !fromPeople.has(data.purpose as string))) return data
  await mustHaveRoom(req, idOf(data.agency), Number(data.filesize ?? 0))
  return data
}
