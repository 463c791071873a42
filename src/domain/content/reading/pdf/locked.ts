import type { Buffer } from 'node:buffer'
import { extract, ExtractionFault } from '@/src/domain/content/reading/worker/run'

/**
 * Whether a PDF opens only with a password. One that is encrypted for its owner's restrictions alone (no printing, no copying)
 * opens without, and so does one that merely names encryption. Answers false for what cannot be opened for another reason.
 */
export const isLocked = async (bytes: Buffer): Promise<boolean> => {
  if (!bytes.includes('/Encrypt')) return false
  const opened = await extract({ kind: 'pdf', bytes, maxPages: 0, maxChars: 0 }).catch((error: unknown) => error)
  return opened instanceof ExtractionFault && opened.fault === 'PasswordException'
}
