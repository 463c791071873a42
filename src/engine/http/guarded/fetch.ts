import type { Buffer } from 'node:buffer'
import type { Dispatcher } from 'undici'
import { checkedAddress } from '@/src/engine/http/guarded/address'
import { guardedAgent, plainAgent, type Resolve } from '@/src/engine/http/guarded/dispatcher'
import { FetchError } from '@/src/engine/http/guarded/fetchError'
import { asFetchError, fetchHop, type Hop } from '@/src/engine/http/guarded/hop'
import { oneOfTwo } from '@/src/engine/http/guarded/hosts'
import type { Robots } from '@/src/engine/http/guarded/robotsRules'

export type GuardedOptions = {
  /** After unpacking; 5 MB. */
  maxBytes?: number
  /** For all hops together, not counting the wait for the host's free slot; 15 s. */
  timeoutMs?: number
  /** Origins that may be fetched although they are not public, such as the sandbox's own. */
  allow?: readonly string[]
  /** Content types taken; pages and documents unless given, null for any. */
  accept?: readonly string[] | null
  /** Honours robots.txt with this run's cache. */
  robots?: Robots
  /** Keep the first `maxBytes` instead of refusing more. */
  cut?: boolean
  signal?: AbortSignal
  resolve?: Resolve
}

export type FetchedPage = { url: string; status: number; mimeType: string; bytes: Buffer }

const pages = [
  'text/html', 'application/xhtml+xml', 'text/plain', 'text/markdown', 'text/x-markdown', 'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
]
const maxHops = 3
const guarded = guardedAgent()
const plain = plainAgent()

type Trip = GuardedOptions & { guarded: Dispatcher; msLeft: number }

/** One hop inside its host's slot; only the time in the slot counts. */
const hopOf = (url: URL, trip: Trip): Promise<Hop> =>
  oneOfTwo(url.host, async () => {
    const began = performance.now()
    const deadline = AbortSignal.timeout(Math.max(1, Math.ceil(trip.msLeft)))
    const signal = trip.signal ? AbortSignal.any([deadline, trip.signal]) : deadline
    const { maxBytes = 5_000_000, accept = pages, allow = [], cut } = trip
    try {
      signal.throwIfAborted()
      return await fetchHop(url, { dispatcher: allow.includes(url.origin) ? plain : trip.guarded, signal, maxBytes, accept, cut })
    } catch (error) {
      throw asFetchError(error, trip.signal, deadline)
    } finally {
      trip.msLeft -= performance.now() - began
    }
  })

/**
 * Fetches an address that came from a person or the web: public http(s) addresses only, checked when connecting and again
 * at each of at most 3 redirects; no cookies, no credentials; 15 s and 5 MB; at most two at a time per host.
 * Throws only FetchError.
 */
export const guardedFetch = async (given: string | URL, options: GuardedOptions = {}): Promise<FetchedPage> => {
  const trip: Trip = { ...options, guarded: options.resolve ? guardedAgent(options.resolve) : guarded, msLeft: options.timeoutMs ?? 15_000 }
  const seen = new Set<string>()
  for (let url = checkedAddress(given, options.allow); ; ) {
    if (seen.has(url.href) || seen.size > maxHops) throw new FetchError('redirects', url.origin)
    seen.add(url.href)
    if (options.robots && !(await options.robots.allows(url))) throw new FetchError('robots', url.host)
    const hop = await hopOf(url, trip)
    if (!('location' in hop)) return { url: url.href, ...hop }
    if (!URL.canParse(hop.location, url)) throw new FetchError('address', 'redirect to nowhere')
    url = checkedAddress(new URL(hop.location, url), options.allow)
  }
}
