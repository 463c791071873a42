import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import { uuidv7 } from '@/src/engine/ids'
import { bodyOf } from './body'
import { policyOf, protect } from './headers'
import { readable } from './readable'

const bodiless = new Set(['GET', 'HEAD', 'OPTIONS'])

/** The id a caller gave its request, when it has the right form, else a new one. */
export const requestIdOf = (incoming: IncomingMessage): string => {
  const given = incoming.headers['x-request-id']
  return typeof given === 'string' && /^[\w-]{8,64}$/.test(given) ? given : uuidv7()
}

/** What a request asks for: HEAD is GET without its body, and a search too long for an address is a POST that says so. */
export const methodOf = ({ method = 'GET', headers }: IncomingMessage): string =>
  method === 'HEAD' || (method === 'POST' && [headers['x-payload-http-method-override'], headers['x-http-method-override']].includes('GET')) ? 'GET' : method

/** A node request as the standard Request that Payload's handlers take, its body read whole. Throws FILE_001 and VAL_001. */
export const toRequest = async (incoming: IncomingMessage, url: URL, headers: Headers): Promise<Request> => {
  const [asked, method] = [incoming.method ?? 'GET', methodOf(incoming)]
  if (bodiless.has(asked)) return new Request(url, { method, headers })
  const body = await bodyOf(incoming)
  if (method !== asked) return new Request(withSearch(url, body, headers), { method, headers })
  return new Request(url, { method, body: await readable(method, body, headers), headers } as RequestInit)
}

/** The headers as they came, with our id for the request. */
export const headersOf = (incoming: IncomingMessage, requestId: string): Headers => {
  const headers = new Headers()
  for (let at = 0; at < incoming.rawHeaders.length; at += 2) headers.append(incoming.rawHeaders[at]!, incoming.rawHeaders[at + 1]!)
  headers.set('x-request-id', requestId)
  return headers
}

/** A search too long for an address comes as the form of a POST, as Payload's admin sends it. */
const withSearch = (url: URL, body: Buffer, headers: Headers): URL => {
  if (headers.get('content-type')?.startsWith('application/x-www-form-urlencoded')) url.search = body.toString()
  return url
}

const always = { 'cache-control': 'private, no-store', vary: 'Origin' }
const exposed = 'X-Request-ID, Retry-After, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset, X-Quota-Remaining, Content-Disposition'

// To who names no origin that is let in, there is nothing to say of what others may; and what the framework is called is nobody's business.
const ofOrigins = ['access-control-allow-methods', 'access-control-allow-headers'] as const
const ofFramework = /,\s*(x-apollo-tracing|X-Payload-[\w-]+)/gi

/** Writes a standard Response to the node response: JSON and text at once with their length, files as a stream. */
export const answer = async (response: Response, requestId: string, outgoing: ServerResponse, headOnly: boolean): Promise<void> => {
  protect(outgoing)
  const policy = policyOf(response.headers.get('content-type'))
  const headers: Record<string, string | string[]> = { ...always, 'content-security-policy': policy, ...Object.fromEntries(response.headers), 'x-request-id': requestId }
  if (headers['access-control-allow-origin']) headers['access-control-expose-headers'] ??= exposed
  else for (const name of ofOrigins) delete headers[name]
  const allowed = headers['access-control-allow-headers']
  if (allowed) headers['access-control-allow-headers'] = String(allowed).replace(ofFramework, '')
  const cookies = response.headers.getSetCookie()
  if (cookies.length) headers['set-cookie'] = cookies
  if (!response.body || headOnly) return void outgoing.writeHead(response.status, headers).end()
  if (!/^(application\/json|text\/(?!csv))/.test(response.headers.get('content-type') ?? '')) {
    outgoing.writeHead(response.status, headers)
    return pipeline(Readable.fromWeb(response.body as ReadableStream), outgoing)
  }
  const body = Buffer.from(await response.arrayBuffer())
  outgoing.writeHead(response.status, { ...headers, 'content-length': String(body.length) }).end(body)
}
