import { createServer, type IncomingMessage, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A real server for tests: answers with `handler`, remembers what it was asked, and hangs up at the end. */
export const serve = async (handler: RequestListener) => {
  const asked: { method: string; url: string; headers: IncomingMessage['headers'] }[] = []
  const server = createServer((request, response) => {
    asked.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers })
    handler(request, response)
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  const close = () => new Promise<void>((done) => (server.close(() => done()), server.closeAllConnections()))
  return { origin: `http://127.0.0.1:${port}`, port, asked, close }
}
