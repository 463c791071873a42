import type { PayloadRequest } from 'payload'
import { sqlOf } from '@/src/engine/database'
import { env } from '@/src/env'
import { fail } from '@/src/errors'

const gigabytes = (bytes: number): string => (bytes / 1024 ** 3).toFixed(1)

/** An agency's files stay within its room. Throws FILE_001 `STORAGE_FULL` when so many bytes more would not fit. */
export const mustHaveRoom = async (req: PayloadRequest, agency: string | null, more: number): Promise<void> => {
  const [used] = await sqlOf(req).query<{ bytes: string }>('select coalesce(sum(filesize), 0) as bytes from files where agency_id = $1', [agency])
  const bytes = Number(used!.bytes)
  if (bytes + more <= env.storageQuotaBytes) return
  throw fail('FILE_001', { name: 'STORAGE_FULL', field: 'file', message: `The agency’s room for files is used up: ${gigabytes(bytes)} of ${gigabytes(env.storageQuotaBytes)} GB. Remove files that are no longer needed, or ask for more room.` })
}
