import { writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { CollectionAfterChangeHook, Payload, PayloadRequest, TypedUser } from 'payload'
import { request, Agent } from 'undici'
import { createTestDatabase } from '@/src/testing/database'
import { wideLimits } from '@/src/testing/wideLimits'
import { median } from './api/measure'
import { machine } from './machine'

/**
 * What limits, session and audit add to a request: the product's handler beside one that has its person given, counts nothing
 * and records nothing, in one process, in turns. Run: `npm run bench -- stages [--rounds 20]`.
 */
const rounds = Number(process.argv[process.argv.indexOf('--rounds') + 1]) || 20
const each = 150

const database = await createTestDatabase()
Object.assign(process.env, { DATABASE_URL: database.url, LOG_LEVEL: 'error', ...wideLimits })
const [{ getPayload, headersWithCors }, { default: config }, build, { testPassword }] = await Promise.all([import('payload'), import('@/payload.config'), import('@/src/testing/build'), import('@/src/testing/app')])
const { restHandler } = await import('@/src/web/api')
const { headersOf, methodOf, requestIdOf, toRequest, answer } = await import('@/src/web/bridge')
const { payloadRequestOf } = await import('@/src/web/request')
const { routesOf } = await import('@/src/web/routes')
const { leanReads } = await import('@/src/web/lean')
const { arrivalOf } = await import('@/src/web/stages/arrival')
const { enter, hostHeader } = await import('@/src/web/place')
const { seenFrom } = await import('@/src/domain/platform/hosts/enter')
const { log } = await import('@/src/log')
const { recordChange } = await import('@/hooks/recordChange')
const { personOf } = await import('@/src/engine/session')
const { limiterOf, limitsOfAddress, limitsOfCaller } = await import('@/src/engine/limits')
const { recordEvent } = await import('@/src/engine/events')
const { inTransaction, systemRequest } = await import('@/src/engine/database')

const payload = await getPayload({ config })
const agency = (await build.buildAgency(payload)).id
const clients = await Promise.all(Array.from({ length: 20 }, () => build.buildClient(payload, { agency })))
const person = await build.buildUser(payload, { agency })

type Handler = (incoming: IncomingMessage, outgoing: ServerResponse) => Promise<void>

/** The same request without the three: place, what of the person counts there, headers and log are the product's own. */
const bareHandler = (bare: Payload, user: TypedUser): Handler => {
  const [routes, lean] = [routesOf(bare), leanReads(bare)]
  return async (incoming, outgoing) => {
    const [started, requestId] = [performance.now(), requestIdOf(incoming)]
    const [headers, arrival] = [headersOf(incoming, requestId), arrivalOf(incoming, requestId)]
    const url = new URL(`http://${incoming.headers.host}${incoming.url}`)
    arrival.place = await enter(bare, arrival.host, url.pathname)
    headers.set(hostHeader, arrival.host)
    const route = routes(methodOf(incoming), url.pathname)!
    const seen = (await seenFrom(bare, headers, user)) as PayloadRequest['user']
    const req = await payloadRequestOf(bare, await toRequest(incoming, url, headers), url, { user: seen, context: { ...arrival } })
    req.routeParams = route.params
    const response = await (lean.get(route.handler) ?? route.handler)(req)
    headersWithCors({ headers: response.headers, req })
    await answer(response, requestId, outgoing, false)
    log.info({ requestId, method: incoming.method, path: url.pathname, status: outgoing.statusCode, durationMs: Math.round(performance.now() - started) }, 'request_completed')
  }
}

const listening = (handler: Handler) =>
  new Promise<string>((resolve) => {
    const server = createServer((incoming, outgoing) => void handler(incoming, outgoing)).listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`))
  })

const full = await listening(restHandler(payload))
const login = await request(`${full}/api/users/login`, { method: 'POST', body: JSON.stringify({ email: person.email, password: testPassword }), headers: { 'content-type': 'application/json' } })
const { token } = (await login.body.json()) as { token: string }
const headers = { authorization: `JWT ${token}`, 'content-type': 'application/json' }
const user = (await personOf(payload, new Headers(headers)))!
const bare = await listening(bareHandler(payload, user))

const dispatcher = new Agent({ connections: 1 })
const hooks = payload.collections.clients.config.hooks
const audited = hooks.afterChange
const versions = new Map<string, number>()

const ask = async (url: string, method: 'GET' | 'PATCH', path: string, body?: object): Promise<number> => {
  const started = performance.now()
  const response = await request(`${url}${path}`, { method, headers, dispatcher, ...(body && { body: JSON.stringify(body) }) })
  await response.body.arrayBuffer()
  if (response.statusCode !== 200) throw new Error(`${method} ${path}: ${response.statusCode}`)
  return performance.now() - started
}

const change = (url: string, turn: number) => {
  const { id } = clients[turn % clients.length]!
  const version = versions.get(id) ?? 1
  versions.set(id, version + 1)
  return ask(url, 'PATCH', `/api/clients/${id}?depth=0`, { industry: `Trade ${turn}`, version })
}
const cases: Record<string, (url: string, turn: number) => Promise<number>> = {
  'one client by id': (url, turn) => ask(url, 'GET', `/api/clients/${clients[turn % clients.length]!.id}`),
  'list of 20 clients': (url) => ask(url, 'GET', '/api/clients?limit=20'),
  'change a client': change,
}

const taken = new Map<string, number[]>()
const note = (name: string, ms: number) => taken.set(name, [...(taken.get(name) ?? []), ms])
const p50 = async (one: (turn: number) => Promise<number>, times = each) => {
  const all: number[] = []
  for (let turn = 0; turn < times; turn += 1) all.push(await one(turn))
  return median(all)
}
const timed = (work: () => Promise<unknown>) => async () => {
  const started = performance.now()
  await work()
  return performance.now() - started
}

const context = { address: '203.0.113.7', userAgent: 'bench', requestId: 'bench-request' }
const limiter = limiterOf(payload)
const parts: Record<string, () => Promise<unknown>> = {
  'session alone': () => personOf(payload, new Headers(headers)),
  'limits alone': async () => [await limiter.take(limitsOfAddress('203.0.113.7')), await limiter.take(limitsOfCaller(user as never, agency, 'default'))],
  'limits, each asked for': () => limiter.take([{ bucket: `near:${Math.random()}`, limit: 10, seconds: 60 }]),
  'event in a transaction': async () => inTransaction(Object.assign(await systemRequest(payload, 'bench'), { user, context: { ...context } }) as PayloadRequest, (req) => recordEvent(req, { type: 'clients.update', resourceType: 'clients', resourceId: clients[0]!.id, agency })),
  'empty transaction': async () => inTransaction(await systemRequest(payload, 'bench'), async (req) => (await import('@/src/engine/database')).sqlOf(req).query('select 1')),
}

for (let round = 0; round < rounds; round += 1) {
  for (const [name, one] of Object.entries(cases)) {
    for (const which of round % 2 ? ['with', 'without'] : ['without', 'with']) {
      hooks.afterChange = which === 'with' ? audited : audited.filter((hook: CollectionAfterChangeHook) => hook !== recordChange)
      const before = process.cpuUsage()
      note(`${name}, ${which}`, await p50((turn) => one(which === 'with' ? full : bare, turn)))
      const { user: own, system } = process.cpuUsage(before)
      note(`${name}, ${which}, cpu`, (own + system) / 1000 / each)
    }
  }
  hooks.afterChange = audited
  for (const [name, work] of Object.entries(parts)) note(name, await p50(timed(work), 60))
}

const of = (name: string) => median([...taken.get(name)!])
const rows = Object.keys(cases).map((name) => {
  const [on, off] = [of(`${name}, with`), of(`${name}, without`)]
  const cpu = of(`${name}, with, cpu`) - of(`${name}, without, cpu`)
  return `| ${name} | ${on.toFixed(2)} | ${off.toFixed(2)} | ${(on - off).toFixed(2)} | ${cpu.toFixed(2)} |`
})
const alone = Object.keys(parts).map((name) => `| ${name} | ${of(name).toFixed(3)} |`)
const head = `${machine}; medians of ${rounds} rounds of ${each} requests, one connection.`
const report = `# What limits, session and audit cost\n\n${head}\n\n| request, p50 ms | with | without | the three together | of that, processor time of the web process |\n| --- | --- | --- | --- | --- |\n${rows.join('\n')}\n\n| alone | p50 ms |\n| --- | --- |\n${alone.join('\n')}\n`
writeFileSync(new URL('./results/stages.md', import.meta.url), report)
console.log(report)
await payload.destroy()
await database.drop()
process.exit(0)
