import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { env } from '@/src/env'
import { GiveUp } from '@/src/engine/pipeline/outcomes'

/** A file on the store under a name of its own, of which nobody knows yet. */
export type Written = { bytes: number; sha256: string; keep(name: string): Promise<void>; discard(): Promise<void> }

/** No file grows past this: who takes so much takes it in parts. */
export const mostBytes = 4 * 1024 ** 3

const pathOf = (name: string): string => path.join(env.mediaDir, path.basename(name))

/**
 * Writes parts as they come, as fast as the disk takes them. `between` is called after each and may throw to break off. Whatever
 * was there under that name is begun anew, and nothing stays when it fails. Throws GiveUp FILE_001 past 4 GB.
 */
export const writeParts = async (name: string, parts: AsyncIterable<Buffer | string>, between: () => Promise<void>): Promise<Written> => {
  const [target, hash] = [pathOf(name), createHash('sha256')]
  const discard = () => rm(target, { force: true })
  const out = createWriteStream(target, { highWaterMark: 1024 * 1024 })
  let bytes = 0
  try {
    await once(out, 'open')
    for await (const part of parts) {
      const data = typeof part === 'string' ? Buffer.from(part) : part
      hash.update(data)
      bytes += data.length
      if (bytes > mostBytes) throw new GiveUp('FILE_001', 'The file grew past 4 GB. Narrow the question.')
      if (!out.write(data)) await once(out, 'drain')
      await between()
    }
    out.end()
    await once(out, 'finish')
  } catch (error) {
    out.destroy()
    await discard()
    throw error
  }
  return { bytes, sha256: hash.digest('hex'), discard, keep: (kept) => rename(target, pathOf(kept)) }
}

/** Takes away what attempts left behind whose worker died. */
export const removeParts = (names: readonly string[]): Promise<unknown> => Promise.all(names.map((name) => rm(pathOf(name), { force: true })))
