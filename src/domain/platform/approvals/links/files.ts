import type { PayloadRequest } from 'payload'
import { fileAnswer } from '@/src/domain/platform/fileAnswer'
import { readStoredFile } from '@/src/domain/platform/files'
import { sqlOf } from '@/src/engine/database'
import { isUuid } from '@/src/engine/ids'
import { opensStill, signedUntil } from '@/src/engine/secrets'
import { fail } from '@/src/errors'

/** So long the pictures of an opened link can be fetched. */
const seconds = 15 * 60

const signedText = (approval: string, file: string): string => `decision-file|${approval}|${file}`

/** An address for one file of one round, for somebody without a session. */
const addressOf = (approval: string, file: string): string =>
  `/api/decisions/files/${file}?approval=${approval}&${signedUntil(signedText(approval, file), Math.floor(Date.now() / 1000) + seconds)}`

const places = new Set(['file', 'rendition'])

/** What was kept of a subject with an address beside each file in it. */
export const withAddresses = (approval: string, kept: unknown): unknown => {
  if (Array.isArray(kept)) return kept.map((one) => withAddresses(approval, one))
  if (!kept || typeof kept !== 'object') return kept
  const parts = Object.entries(kept).map(([key, value]) => [key, withAddresses(approval, value)] as const)
  const file = Object.entries(kept).filter(([key, value]) => places.has(key) && isUuid(value)).at(-1)?.[1] as string | undefined
  return { ...Object.fromEntries(parts), ...(file && { url: addressOf(approval, file) }) }
}

/** The address of the picture that was made of a round, or null while there is none. */
export const pictureAddress = (approval: string, picture: string | null): string | null => (picture ? addressOf(approval, picture) : null)

/** A file of a round by its signed address. Throws RES_001 for any other, FILE_004. */
export const decisionFile = async (req: PayloadRequest, file: string): Promise<Response> => {
  const [approval, until, key] = ['approval', 'until', 'key'].map((name) => req.searchParams?.get(name) ?? '') as [string, string, string]
  const holds = isUuid(file) && isUuid(approval) && opensStill(signedText(approval, file), until, key)
  const [row] = holds ? await sqlOf(req).query(`select id from approvals where id = $1 and (picture_id = $2 or snapshot::text like '%' || $2::text || '%')`, [approval, file]) : []
  if (!row) throw fail('RES_001', { message: 'There is no such file.' })
  return fileAnswer(await readStoredFile(req.payload, file), { cache: `private, max-age=${seconds}`, disposition: 'inline' })
}
