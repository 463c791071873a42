import { createServer } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import { getPayload, handleEndpoints } from 'payload'
import config from './payload.config'

/** The twin without Next: Payload's own `handleEndpoints` on node's server, for information. */
await getPayload({ config })
createServer((incoming, outgoing) => {
  const [method, headers] = [incoming.method ?? 'GET', new Headers(Object.entries(incoming.headers) as [string, string][])]
  const body = method === 'GET' ? {} : { body: Readable.toWeb(incoming) as BodyInit, duplex: 'half' }
  void handleEndpoints({ config, request: new Request(`http://localhost${incoming.url}`, { method, headers, ...body }) }).then(async (response) => {
    outgoing.writeHead(response.status, Object.fromEntries(response.headers))
    if (response.body) await pipeline(Readable.fromWeb(response.body as ReadableStream), outgoing)
    else outgoing.end()
  }).catch(() => outgoing.destroy())
}).listen(Number(process.env.PORT), '127.0.0.1')
