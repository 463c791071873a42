import type { CollectionBeforeChangeHook } from 'payload'
import { sqlOf } from '@/src/engine/database'
import { systemReason } from '@/src/engine/doors'
import { idOf } from '@/src/engine/idOf'
import { env } from '@/src/env'
import { fail } from '@/src/errors'

// Their bytes come from people, although the platform stores them.
const fromPeople = new Set(['source', 'logo'])

const gigabytes = (bytes: number): string => (bytes / 1024 ** 3).toFixed(1)

/** An agency's files stay within its room; what the platform makes itself, such as a PDF that was paid for, is counted and kept. Throws FILE_001. */
export const keepQuota: CollectionBeforeChangeHook = async ({ data, operation, req }) => {
  if (operation !== 'create' || (systemReason() === 'store-file' && !fromPeople.has(data.purpose as string))) return data
  const [used] = await sqlOf(req).query<{ bytes: string }>('select coalesce(sum(filesize), 0) as bytes from files where agency_id = $1', [idOf(data.agency)])
  const bytes = Number(used!.bytes)
  if (bytes + Number(data.filesize ?? 0) <= env.storageQuotaBytes) return data
  throw fail('FILE_001', { name: 'STORAGE_FULL', field: 'file', message: `The agency’s room for files is used up: ${gigabytes(bytes)} of ${gigabytes(env.storageQuotaBytes)} GB. Remove files that are no longer needed, or ask for more room.` })
}
