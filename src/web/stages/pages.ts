import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Payload } from 'payload'
import { log } from '@/src/log'
import { answer, requestIdOf } from '../bridge'
import { failureOf } from '../failure'
import { protectPage } from '../headers'
import type { Handler } from '../server'
import { arrivalOf, arrive } from './arrival'

/** Pages behind the same first stages as REST; a page's own files (scripts, styles, pictures) pass freely. */
export const guardedPages = (payload: Payload, pages: Handler): Handler => async (incoming: IncomingMessage, outgoing: ServerResponse) => {
  const requestId = requestIdOf(incoming)
  const arrival = arrivalOf(incoming, requestId)
  const path = incoming.url?.split('?', 1)[0] ?? '/'
  try {
    if (!path.startsWith('/_next/')) await arrive(payload, arrival, path, outgoing)
  } catch (error) {
    log.info({ requestId, path, err: error }, 'request_refused')
    const head = new Request('http://localhost/', { headers: { 'x-request-id': requestId, ...(incoming.headers.accept && { accept: incoming.headers.accept }), ...(incoming.headers.origin && { origin: incoming.headers.origin }) } })
    return answer(await failureOf(error, payload, head), requestId, outgoing, incoming.method === 'HEAD')
  }
  outgoing.setHeader('x-request-id', requestId)
  protectPage(incoming, outgoing)
  return pages(incoming, outgoing)
}
