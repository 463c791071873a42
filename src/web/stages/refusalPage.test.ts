import { createServer, request, type IncomingHttpHeaders } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startApp, type App } from '@/src/testing/app'
import { buildAgency } from '@/src/testing/build'

let app: App
let port: number
const server = createServer()

beforeAll(async () => {
  app = await startApp()
  const [{ forgetHosts }, { restHandler }, { webServer }, { guardedPages }] = await Promise.all([import('@/src/domain/platform/hosts'), import('@/src/web/api'), import('@/src/web/server'), import('./pages')])
  await buildAgency(app.payload, { slug: 'closed', name: 'Smith & <Sons>', subscriptionStatus: 'suspended' })
  forgetHosts()
  const web = webServer({ rest: restHandler(app.payload), pages: guardedPages(app.payload, (_, outgoing) => outgoing.end('a page')) })
  server.on('request', (incoming, outgoing) => web.emit('request', incoming, outgoing))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  port = (server.address() as { port: number }).port
})
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve))
  await app.close()
})

type Answer = { status: number; headers: IncomingHttpHeaders; text: string }
const browser = 'text/html,application/xhtml+xml,*/*;q=0.8'
const at = (host: string, path: string, accept: string, more: Record<string, string> = {}): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const call = request({ port, host: '127.0.0.1', path, headers: { host, accept, ...more } }, (incoming) => {
      const parts: Buffer[] = []
      incoming.on('data', (part: Buffer) => parts.push(part)).on('end', () => resolve({ status: incoming.statusCode!, headers: incoming.headers, text: Buffer.concat(parts).toString() }))
    })
    call.on('error', reject).end()
  })

describe('a host at which nothing is served', () => {
  it('is told to a browser by a plain page with the sentence and the request’s id, and nobody’s name', async () => {
    const { status, headers, text } = await at('nobody.localhost', '/admin', browser, { 'x-request-id': 'asked-for-12345' })
    expect([status, headers['content-type'], headers['x-request-id']]).toEqual([404, 'text/html; charset=utf-8', 'asked-for-12345'])
    expect(text).toContain('<h1>No agency lives at this address.</h1>')
    expect(text).toContain('<code>asked-for-12345</code>')
    expect(text).not.toMatch(/impresario|payload|<script|<img|https?:/i)
  })

  it('may run and load nothing, be framed by nobody and kept nowhere', async () => {
    const { headers } = await at('nobody.localhost', '/admin', browser)
    expect(headers['content-security-policy']).toBe("default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
    expect([headers['x-frame-options'], headers['cache-control'], headers.vary]).toEqual(['DENY', 'private, no-store', 'Origin, Accept'])
  })

  it('is told to a browser in the same way under the API, and an agency’s name is text there', async () => {
    const { status, text } = await at('closed.localhost', '/api/clients', browser)
    expect(status).toBe(403)
    expect(text).toContain('<h1>The subscription of Smith &#38; &#60;Sons&#62; is suspended.</h1>')
  })

  it.each(['application/json', '*/*'])('is told to a program that accepts %s as JSON', async (accept) => {
    const { status, text } = await at('nobody.localhost', '/admin', accept)
    expect([status, JSON.parse(text).errors[0].data.code]).toEqual([404, 'TEN_001'])
  })

  it('is the only refusal with a page: others stay JSON to a browser', async () => {
    const { status, headers } = await at('localhost', '/api/clients', browser)
    expect([status, headers['content-type']]).toEqual([401, 'application/json'])
  })
})
