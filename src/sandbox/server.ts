import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { anthropicRoute } from './anthropic/routes'
import { consoleRoutes } from './console/routes'
import { sendJson } from './core/exchange'
import { Faults } from './core/faults'
import type { Latency } from './core/serve'
import { serveVendor } from './core/serve'
import { SandboxState } from './core/state'
import { startDns } from './dns/server'
import { freepikRoute } from './images/routes'
import { startMailSink } from './mail/sink'
import { pagesRoute } from './pages/routes'
import { networkRoutes } from './social'
import { postsPage } from './social/page'
import { tavilyRoute } from './search/routes'
import { sinkRoute } from './webhooks/sink'

export interface SandboxOptions {
  /** 0 takes any free port. */
  port: number
  smtpPort: number
  /** Added to each call of a vendor, in milliseconds. */
  latencyMs?: number
  /** Added to each sample page, in milliseconds. */
  pageLatencyMs?: number
  host?: string
}

export interface Sandbox {
  url: string
  smtpUrl: string
  state: SandboxState
  faults: Faults
  close: () => Promise<void>
}

const routes = [anthropicRoute, tavilyRoute, freepikRoute, ...networkRoutes, pagesRoute, sinkRoute]

async function answer(req: IncomingMessage, res: ServerResponse, given: { state: SandboxState; faults: Faults; latency: Latency }) {
  const url = new URL(req.url ?? '/', `http://${req.headers.host ?? 'localhost'}`)
  const route = routes.find(({ prefix }) => url.pathname === prefix || url.pathname.startsWith(`${prefix}/`))
  if (route) return serveVendor(route, { req, res, url, ...given })
  if (postsPage({ req, res, url, ...given })) return
  if (await consoleRoutes({ req, res, url, ...given })) return
  sendJson(res, 404, { error: 'The sandbox has nothing at this address' })
}

/**
 * Starts the local stand-in for the vendors: HTTP on `port`, names over UDP on the same one, mail on `smtpPort`.
 * Rejects when a port is taken.
 */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { port, smtpPort, latencyMs = 0, pageLatencyMs = 0, host = '127.0.0.1' } = options
  const state = new SandboxState()
  const faults = new Faults()
  const latency = { vendorMs: latencyMs, pageMs: pageLatencyMs }
  const server = createServer({ keepAliveTimeout: 65_000 }, (req, res) => {
    answer(req, res, { state, faults, latency }).catch((error: unknown) => {
      if (res.headersSent) res.destroy()
      else sendJson(res, 500, { error: error instanceof Error ? error.message : String(error) })
    })
  })
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve))
  const taken = (server.address() as AddressInfo).port
  const [mail, dns] = [await startMailSink({ port: smtpPort, host, state, faults }), await startDns({ port: taken, host, names: state.names })]
  const close = async () => {
    server.closeAllConnections()
    await Promise.all([new Promise((done) => server.close(done)), mail.close(), dns.close()])
  }
  return { url: `http://${host}:${taken}`, smtpUrl: `smtp://${host}:${mail.port}`, state, faults, close }
}
