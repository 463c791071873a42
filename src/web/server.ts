import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { protect } from './headers'

export type Handler = (incoming: IncomingMessage, outgoing: ServerResponse) => unknown

type Parts = { rest: Handler; pages: Handler }

/**
 * The one port: REST straight from node, everything else as pages. A caller that sends its head or body drop by drop is
 * cut off; an idle connection is kept a little longer than proxies keep theirs, so that none is closed under a request.
 */
export const webServer = ({ rest, pages }: Parts): Server => {
  const server = createServer({ headersTimeout: 15_000, requestTimeout: 120_000, keepAliveTimeout: 65_000, connectionsCheckingInterval: 5_000 }, (incoming, outgoing) => {
    const path = incoming.url?.split('?', 1)[0] ?? '/'
    // No page ever makes a first user: the operator's account is there before the port opens.
    if (decoded(path).toLowerCase().startsWith('/admin/create-first-user')) {
      protect(outgoing)
      return void outgoing.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('There is nothing here.')
    }
    if (path === '/health') incoming.url = '/api/health'
    return void (isRest(path) ? rest(incoming, outgoing) : pages(incoming, outgoing))
  })
  server.maxRequestsPerSocket = 0
  return server
}

const isRest = (path: string) => path === '/health' || path.startsWith('/api/') || path.startsWith('/files/')

const decoded = (path: string): string => {
  try {
    return decodeURIComponent(path).replace(/\/{2,}/g, '/')
  } catch {
    return path
  }
}
