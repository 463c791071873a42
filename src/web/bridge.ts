import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import { uuidv7 } from '@/src/engine/ids'

const bodiless = new Set(['GET', 'HEAD'])

/** A node request as the standard Request that Payload's REST handler takes; it carries a request id from here on. */
export const toRequest = (incoming: IncomingMessage): Request => {
  const method = incoming.method ?? 'GET'
  const headers = new Headers()
  for (let at = 0; at < incoming.rawHeaders.length; at += 2) headers.append(incoming.rawHeaders[at]!, incoming.rawHeaders[at + 1]!)
  const given = headers.get('x-request-id')
  if (!given || !/^[\w-]{8,64}$/.test(given)) headers.set('x-request-id', uuidv7())
  const url = `http://${incoming.headers.host ?? 'localhost'}${incoming.url ?? '/'}`
  if (bodiless.has(method)) return new Request(url, { method, headers })
  return new Request(url, { method, headers, body: Readable.toWeb(incoming) as BodyInit, duplex: 'half' } as RequestInit)
}

/** Writes a standard Response to the node response, streaming its body. */
export const answer = async (response: Response, request: Request, outgoing: ServerResponse): Promise<void> => {
  outgoing.statusCode = response.status
  response.headers.forEach((value, name) => name !== 'set-cookie' && outgoing.setHeader(name, value))
  const cookies = response.headers.getSetCookie()
  if (cookies.length) outgoing.setHeader('set-cookie', cookies)
  outgoing.setHeader('x-request-id', request.headers.get('x-request-id')!)
  outgoing.setHeader('x-content-type-options', 'nosniff')
  outgoing.setHeader('cache-control', response.headers.get('cache-control') ?? 'private, no-store')
  if (!response.body) return void outgoing.end()
  await pipeline(Readable.fromWeb(response.body as ReadableStream), outgoing)
}
