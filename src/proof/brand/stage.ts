import { createServer, request, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { startApp, testPassword, type App } from '@/src/testing/app'
import { freePort } from '@/src/testing/freePort'
import { wideLimits } from '@/src/testing/wideLimits'
import { other, own, host, platform } from './foreign'

type Asked = { method?: string; accept?: string; body?: string; token?: string | null; at?: string; headers?: Record<string, string> }
export type Answer = { status: number; headers: IncomingHttpHeaders; body: string }
export type Role = 'nobody' | 'client' | 'agency_member' | 'agency_admin'
export type Person = { id: string; email: string; token: string }

export type Stage = {
  app: App
  sandboxPort: number
  agency: string
  client: string
  people: Record<Exclude<Role, 'nobody'>, Person>
  ask(path: string, asked?: Asked): Promise<Answer>
  close(): Promise<void>
}

/** Asks the server under a name of a host, as a browser there would. */
const asking = (server: Server) => (path: string, { method = 'GET', accept = 'application/json', body = '', token, at = host, headers = {} }: Asked = {}): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const given = { host: at, accept, ...(body && { 'content-type': 'application/json' }), ...(token && { authorization: `JWT ${token}` }), ...headers }
    const asked = request({ port: (server.address() as AddressInfo).port, path, method, headers: given }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part)).on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(parts).toString() }))
    })
    asked.once('error', reject).end(body)
  })

/** The whole web server, but for the pages of the framework, which a browser proves. */
const serve = async (app: App): Promise<Server> => {
  const [{ restHandler }, { webServer }, { guardedPages }] = await Promise.all([import('@/src/web/api'), import('@/src/web/server'), import('@/src/web/stages/pages')])
  const server = webServer({ rest: restHandler(app.payload), pages: guardedPages(app.payload, (_, outgoing) => outgoing.end('A page')) })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return server
}

/**
 * An agency at its own domain, rows of every collection in it, people of each kind, and an installation with a name of its own.
 * Call it before anything that reads the environment is imported.
 */
export const setStage = async (): Promise<Stage> => {
  const sandboxPort = await freePort()
  Object.assign(process.env, wideLimits, platform, { SANDBOX_PORT: String(sandboxPort) })
  const app = await startApp()
  const [{ buildPlace }, { poolOf }, { buildAgency, buildPlan, buildUser }] = await Promise.all([import('../world/places'), import('@/src/engine/database'), import('@/src/testing/build')])
  const plan = (await buildPlan(app.payload, { customDomainAllowed: true })).id
  const { agency, clients } = await buildPlace(app.payload, { ...own, plan })
  await buildAgency(app.payload, other)
  await poolOf(app.payload).query(`update agencies set custom_domain = $1, custom_domain_verified = true, custom_domain_ends_at = null where id = $2`, [host, agency])
  ;(await import('@/src/domain/platform/hosts')).forgetHosts()
  const server = await serve(app)
  const ask = asking(server)
  const person = async (role: Exclude<Role, 'nobody'>): Promise<Person> => {
    const { id, email } = await buildUser(app.payload, { agency, role, ...(role === 'client' && { client: clients[0] }) })
    const { token } = JSON.parse((await ask('/api/users/login', { method: 'POST', body: JSON.stringify({ email, password: testPassword }) })).body) as { token: string }
    return { id, email, token }
  }
  const people = { client: await person('client'), agency_member: await person('agency_member'), agency_admin: await person('agency_admin') }
  return {
    app, sandboxPort, agency, client: clients[0], people, ask,
    close: async () => {
      await new Promise((resolve) => server.close(resolve))
      await app.close()
    },
  }
}

/** A request of the system, as workers make them. */
export const systemHere = async ({ app }: Stage) => (await import('@/src/engine/database')).systemRequest(app.payload, 'tests')

/** A server that only keeps what it gets. */
export const keepAll = async (port: number): Promise<{ got: { headers: IncomingHttpHeaders; body: string }[]; close(): Promise<void> }> => {
  const got: { headers: IncomingHttpHeaders; body: string }[] = []
  const server = createServer((incoming, outgoing) => {
    const parts: Buffer[] = []
    incoming.on('data', (part: Buffer) => parts.push(part)).on('end', () => {
      got.push({ headers: incoming.headers, body: Buffer.concat(parts).toString() })
      outgoing.end('{}')
    })
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return { got, close: () => new Promise((resolve) => void server.close(() => resolve())) }
}
