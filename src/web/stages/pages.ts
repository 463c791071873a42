import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Payload } from 'payload'
import { log } from '@/src/log'
import { addressHeader } from '@/src/engine/address'
import { personOf } from '@/src/engine/session'
import { fail } from '@/src/errors'
import { answer, headersOf, requestIdOf } from '../bridge'
import { failureOf } from '../failure'
import { protectPage } from '../headers'
import type { Handler } from '../server'
import { hostHeader } from '../place'
import { arrivalOf, arrive, type Arrival } from './arrival'
import { limitCaller } from './limit'

/** Pages and GraphQL behind the same first stages as REST; a page's own files (scripts, styles, pictures) pass freely. */
export const guardedPages = (payload: Payload, pages: Handler): Handler => async (incoming: IncomingMessage, outgoing: ServerResponse) => {
  const requestId = requestIdOf(incoming)
  const arrival = arrivalOf(incoming, requestId)
  const path = incoming.url?.split('?', 1)[0] ?? '/'
  try {
    if (!path.startsWith('/_next/')) await arrive(payload, arrival, path, outgoing)
    if (path === '/api/graphql') await limitGraphQL(payload, incoming, arrival, outgoing)
  } catch (error) {
    log.info({ requestId, path, err: error }, 'request_refused')
    const head = new Request('http://localhost/', { headers: { 'x-request-id': requestId, ...(incoming.headers.origin && { origin: incoming.headers.origin }) } })
    return answer(await failureOf(error, payload, head), requestId, outgoing, incoming.method === 'HEAD')
  }
  outgoing.setHeader('x-request-id', requestId)
  protectPage(incoming, outgoing)
  return pages(incoming, outgoing)
}

/** GraphQL counts for its person as REST does. Keys are for REST, where each route has its scope. Throws AUTH_003, RATE_001. */
const limitGraphQL = async (payload: Payload, incoming: IncomingMessage, arrival: Arrival, outgoing: ServerResponse): Promise<void> => {
  const headers = headersOf(incoming, arrival.requestId)
  headers.set(hostHeader, arrival.host)
  headers.set(addressHeader, arrival.address)
  if (headers.has('x-api-key')) throw fail('AUTH_003', { message: 'API keys open the REST API only.' })
  await limitCaller(payload, await personOf(payload, headers), arrival, 'default', outgoing)
}
