import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Exchange, Handler } from './exchange'
import { readBytes } from './exchange'
import type { Faults } from './faults'
import type { SandboxState, Vendor } from './state'
import { hashOf } from './state'

export interface VendorRoute {
  vendor: Vendor
  prefix: string
  handle: Handler
  /** Answers a call that was asked to fail with a status. */
  fail: Handler
}

export interface Latency {
  vendorMs: number
  pageMs: number
}

const keyOf = (headers: IncomingMessage['headers']): string | null => {
  const bearer = headers.authorization?.replace(/^Bearer\s+/i, '')
  const found = headers['x-api-key'] ?? headers['x-freepik-api-key'] ?? headers['x-magnific-api-key'] ?? bearer
  return typeof found === 'string' && found ? found : null
}

/** Runs one vendor call: faults first, then the vendor's handler; the call is recorded when its answer has ended. */
export async function serveVendor(
  route: VendorRoute,
  given: { req: IncomingMessage; res: ServerResponse; url: URL; state: SandboxState; faults: Faults; latency: Latency },
): Promise<void> {
  const { req, res, url, state, faults, latency } = given
  const begun = performance.now()
  const at = new Date().toISOString()
  const raw = await readBytes(req)
  const body = raw.toString('utf8')
  const path = url.pathname.slice(route.prefix.length) || '/'
  const method = req.method ?? 'GET'
  const taken = faults.take(route.vendor, path, body)
  const fault = taken.find(({ kind }) => kind !== 'latency') ?? null
  const key = keyOf(req.headers)
  const exchange: Exchange = { vendor: route.vendor, method, path, url, headers: req.headers, body, raw, req, res, state, fault, summary: '', key }
  const bodyHash = hashOf(body)
  const times = state.timesSeen(route.vendor, path + url.search, bodyHash)
  res.once('close', () => {
    state.addCall({
      at, vendor: route.vendor, method, path: path + url.search, keyHash: key ? hashOf(key) : null, bodyHash, times,
      summary: exchange.summary, status: res.headersSent ? res.statusCode : 0, ms: Math.round(performance.now() - begun),
      fault: taken.map(({ kind }) => kind).join(', ') || null,
    })
  })
  const asked = taken.find(({ kind }) => kind === 'latency')?.ms ?? (route.vendor === 'pages' ? latency.pageMs : latency.vendorMs)
  const slow = fault?.kind === 'slow' ? (fault.ms ?? 30_000) : 0
  if (asked + slow > 0) await faults.hold(asked + slow)
  if (fault?.kind === 'status') return route.fail(exchange)
  return route.handle(exchange)
}
