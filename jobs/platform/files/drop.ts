import type { PayloadRequest } from 'payload'
import { enqueue } from '@/jobs'
import { sqlOf } from '@/src/engine/database'

/** Removes rows of files of an agency in the request's transaction; their bytes go by a job that is tried again until they are gone. Answers what went. */
export const dropFiles = async (req: PayloadRequest, agency: string, ids: readonly string[]): Promise<{ files: number; bytes: number }> => {
  const gone = await sqlOf(req).query<{ name: string | null; bytes: number }>('delete from files where id = any($1::uuid[]) and agency_id = $2 returning filename as name, coalesce(filesize, 0)::float8 as bytes', [ids, agency])
  const names = gone.flatMap(({ name }) => name ?? [])
  if (names.length) await enqueue(req, 'remove-bytes', { names }, { agency })
  return { files: gone.length, bytes: gone.reduce((sum, { bytes }) => sum + bytes, 0) }
}
