import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Payload, PayloadRequest } from 'payload'
import { log } from '@/src/log'
import { fail } from '@/src/errors'
import { forgetHosts } from '@/src/domain/platform/hosts'
import { addressHeader } from '@/src/engine/address'
import { answer, headersOf, methodOf, requestIdOf, toRequest } from './bridge'
import { unknownKeys } from './bounds'
import { withCors } from './cors'
import { failureOf, nothingHere } from './failure'
import { isIntake, webhookIntake } from './intake'
import { withoutTokens } from './logged'
import { leanReads } from './lean'
import { createdOnce } from './once'
import { rightsOfReadable } from './rights'
import { hostHeader } from './place'
import { payloadRequestOf } from './request'
import { routesOf, type Route } from './routes'
import { arrivalOf, arrive } from './stages/arrival'
import { admitKey, callerOf } from './stages/signIn'
import { classOf, limitCaller, limitSignIn } from './stages/limit'

/**
 * Payload's REST straight from node's server: no page framework stands between a caller and the rows. Routes are Payload's
 * endpoints; lists and single rows are read lean. Every answer, refusals included, has the request's id.
 */
export const restHandler = (payload: Payload) => {
  const serve = answering(payload)
  const takeIn = webhookIntake(payload)
  return async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const started = performance.now()
    const requestId = requestIdOf(incoming)
    const isCut = await (isIntake(incoming) ? takeIn : serve)(incoming, outgoing, requestId).then(() => false, () => true)
    if (isCut) outgoing.destroy()
    const path = withoutTokens(incoming.url?.split('?', 1)[0])
    log.info({ requestId, method: incoming.method, path, status: outgoing.statusCode, durationMs: Math.round(performance.now() - started) }, isCut ? 'request_cut' : 'request_completed')
  }
}

const answering = (payload: Payload) => {
  const stages = stagesOf(payload)
  return async (incoming: IncomingMessage, outgoing: ServerResponse, requestId: string): Promise<void> => {
    const headers = headersOf(incoming, requestId)
    const seen: Seen = { known: {}, route: null }
    const response = await stages(seen, incoming, outgoing, headers).catch((error: unknown) => failureOf(error, payload, knownOf(seen, headers), seen.route?.collection))
    if (!incoming.complete) outgoing.setHeader('connection', 'close')
    await answer(response, requestId, outgoing, incoming.method === 'HEAD')
  }
}

/** How far a request has come: what a refusal is shaped by. `request` is there once the body has been read. */
type Seen = { known: Partial<Pick<PayloadRequest, 'context' | 'user'>>; request?: PayloadRequest; route: Route | null }

/** A standard request costs more than a limit; one that was refused before its body was read gets its own only then. */
const knownOf = ({ known, request }: Seen, headers: Headers): PayloadRequest | Request => request ?? Object.assign(new Request('http://localhost/', { headers }), known)

/** The order of a request: address and place, the address's limit, sign-in, the person's or key's limit, body, route. */
const stagesOf = (payload: Payload) => {
  const routes = routesOf(payload)
  const lean = new Map([...leanReads(payload), ...rightsOfReadable(payload)])
  return async (seen: Seen, incoming: IncomingMessage, outgoing: ServerResponse, headers: Headers): Promise<Response> => {
    const arrival = arrivalOf(incoming, headers.get('x-request-id')!)
    seen.known = { context: arrival }
    const url = urlOf(incoming)
    await arrive(payload, arrival, url.pathname, outgoing)
    headers.set(hostHeader, arrival.host)
    headers.set(addressHeader, arrival.address)
    const route = (seen.route = routes(methodOf(incoming), url.pathname))
    const user = await callerOf(payload, headers, arrival)
    seen.known.user = user
    const routeClass = classOf(route, headers.get('content-type'), { method: methodOf(incoming), searches: url.searchParams.has('search') })
    await limitCaller(payload, user as never, arrival, routeClass, outgoing)
    admitKey(payload, user, route, methodOf(incoming), arrival.address)
    const answered = async (): Promise<Response> => {
      const req = (seen.request = await payloadRequestOf(payload, await toRequest(incoming, url, headers), url, { user, context: { ...arrival } }))
      return called(req, route, lean)
    }
    return route && routeClass === 'login' ? limitSignIn(payload, arrival, route, outgoing, answered) : answered()
  }
}

const urlOf = (incoming: IncomingMessage): URL => {
  const host = incoming.headers.host ?? 'localhost'
  try {
    // A host that is read as more than a host would shift where the path begins.
    if (!host || /[\s/?#@\\]/.test(host)) throw new Error('no host')
    return new URL(`http://${host}${incoming.url ?? '/'}`)
  } catch {
    throw fail('VAL_001', { status: 400, message: 'The address could not be read.' })
  }
}

const called = async (req: PayloadRequest, route: Route | null, lean: ReturnType<typeof leanReads>): Promise<Response> => {
  if (route) req.routeParams = route.params
  if (!route && req.method !== 'OPTIONS') throw nothingHere(String(req.method), String(req.pathname))
  if (route?.collection && !route.custom?.auth) checkKeys(route.path, req, route.collection.custom?.filters as string[] | undefined)
  const response = route ? await createdOnce(req, route, async () => (lean.get(route.handler) ?? route.handler)(req)) : new Response(null, { status: 204 })
  if (req.context.hostsChanged) forgetHosts()
  withCors(response.headers, req)
  req.responseHeaders?.forEach((value, name) => response.headers.append(name, value))
  return response
}

const checkKeys = (path: string, { query }: PayloadRequest, own?: readonly string[]): void => {
  const [key] = unknownKeys(path, query, own)
  if (key) throw fail('VAL_001', { field: key.slice(0, 100), message: `“${key.slice(0, 100)}” is nothing that can be asked for here. Filters are written where[field][equals]=value.` })
}
