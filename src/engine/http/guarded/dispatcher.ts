import { lookup as systemLookup, type LookupAddress, type LookupOptions } from 'node:dns'
import type { LookupFunction } from 'node:net'
import { Agent, type Dispatcher } from 'undici'
import { isPublicAddress } from '@/src/engine/http/guarded/address'

/** Resolves a name to all its addresses. Replaceable, because what a name server answers must be testable. */
export type Resolve = (hostname: string, options: LookupOptions, done: (error: Error | null, found: LookupAddress[]) => void) => void

/** The connection was refused because the name leads to an address that is not public. */
export class NotPublic extends Error {
  readonly code = 'NOT_PUBLIC'
}

const system: Resolve = (hostname, options, done) => systemLookup(hostname, { ...options, all: true }, done)

/** A socket's own look-up: the address that is checked is the address that is connected to, so a name cannot change in between. */
const guardedLookup =
  (resolve: Resolve = system): LookupFunction =>
  (hostname, options, done) =>
    resolve(hostname, options, (error, found) => {
      if (error) return done(error, '', 0)
      const [first, ...rest] = found.filter(({ address }) => isPublicAddress(address))
      if (!first || rest.length + 1 < found.length) return done(new NotPublic(`${hostname} leads to an address that is not public`), '', 0)
      if (options.all) return done(null, [first, ...rest])
      return done(null, first.address, first.family)
    })

const limits = { headersTimeout: 15_000, bodyTimeout: 15_000, maxHeaderSize: 32_768, keepAliveTimeout: 4000 }

/** A connection pool that connects to public addresses only. */
export const guardedAgent = (resolve?: Resolve): Dispatcher =>
  new Agent({ ...limits, connect: { timeout: 10_000, lookup: guardedLookup(resolve) } })

/** The pool for the explicitly allowed origins. */
export const plainAgent = (): Dispatcher => new Agent({ ...limits, connect: { timeout: 10_000 } })
