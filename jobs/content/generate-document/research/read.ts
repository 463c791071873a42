import pLimit from 'p-limit'
import type { KeptSource } from '@/src/domain/content/evidence/store'
import type { Bearing } from '@/src/domain/content/research/relevance'
import { createRobots, guardedFetch, type Robots } from '@/src/engine/http'
import { allowedOrigins } from '@/src/providers'
import { readBytes } from '../../readBytes'
import type { Context } from '../outputs'
import type { Candidate } from './candidates'
import { keepSource } from './keep'

const atOnce = 20
const leastChars = 200

type Reading = { context: Context; bearing: Bearing; robots: Robots; isLate(): boolean; told(useful: number): void }

/** What reading the sources of a run needs; `told` hears how many were useful so far. */
export const readingOf = (context: Context, bearing: Bearing, isLate: () => boolean, told: (useful: number) => void): Reading => ({
  context, bearing, isLate, told, robots: createRobots({ allow: allowedOrigins(context.run.input.isTest) }),
})

/** One page as a source, or null when it cannot be read or holds nothing on the topic. */
const readOne = async ({ context, bearing, robots }: Reading, candidate: Candidate, mark: string): Promise<KeptSource | null> => {
  try {
    const page = await guardedFetch(candidate.url, { maxBytes: 5_000_000, timeoutMs: 15_000, allow: allowedOrigins(context.run.input.isTest), robots, signal: context.signal })
    const { text, title, siteName, publishedAt } = await readBytes(page.bytes, page.mimeType, new URL(page.url).pathname)
    if (text.length < leastChars) return null
    const { url, domain, score } = candidate
    const facts = { url, domain, score, siteName, title: candidate.title || title || domain, publishedAt: candidate.publishedAt ?? publishedAt }
    return await keepSource(context, { ...facts, mark, kind: 'web', sourceId: null, text }, bearing)
  } catch (error) {
    context.signal.throwIfAborted()
    context.log.info({ url: candidate.url, reason: error instanceof Error ? error.message : String(error) }, 'a page could not be read')
    return null
  }
}

/**
 * Reads from the top, twenty at once (two for each host), until `wanted` pages are useful, `most` were read or time is up.
 * Marks follow the rank, so that a second reading of the same list gives the same marks.
 */
export const readFromTop = async (
  reading: Reading, candidates: readonly Candidate[], firstMark: number, { wanted, most }: { wanted: number; most: number },
): Promise<{ sources: KeptSource[]; read: number }> => {
  const limit = pLimit(atOnce)
  const sources: KeptSource[] = []
  let read = 0
  while (sources.length < wanted && read < Math.min(most, candidates.length) && !reading.isLate()) {
    const from = read
    const some = candidates.slice(from, Math.min(from + wanted - sources.length, most))
    read += some.length
    let useful = sources.length
    const answers = await Promise.all(some.map((candidate, index) => limit(async () => {
      if (reading.isLate()) return null
      const source = await readOne(reading, candidate, `S${firstMark + from + index}`)
      if (source) reading.told((useful += 1))
      return source
    })))
    sources.push(...answers.filter((source): source is KeptSource => source !== null))
  }
  return { sources, read }
}
