import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Payload } from 'payload'
import { withPageStatus } from '@/src/engine/pageStatus'
import { log } from '@/src/log'
import { answer, requestIdOf } from '../bridge'
import { failureOf } from '../failure'
import { protect, protectPage } from '../headers'
import type { Handler } from '../server'
import { arrivalOf, arrive } from './arrival'
import { limitCheap } from './limit'
import { refusalPage } from './refusalPage'

/** Tells the page framework whether a request came by an agency's host; set on each, whatever the caller sent (next.config.ts). */
const portalHeader = 'x-caller-portal'

/** What the platform's own hosts show; everything else is an agency's portal. */
const ofPlatform = /^\/(admin|sign-in\/.|__nextjs)/

/** The platform's own front page is the admin; an agency's pages are not there. */
const elsewhere = (path: string, requestId: string, outgoing: ServerResponse): void => {
  protect(outgoing)
  if (path === '/') return void outgoing.writeHead(302, { location: '/admin' }).end()
  const page = refusalPage({ message: 'There is nothing at this address.', requestId, status: 404 }, new Headers())
  return void answer(page, requestId, outgoing, false)
}

/** The address within its host, without what the page framework adds to its own requests. */
const pathAndQuery = (url = '/'): string => {
  if (!URL.canParse(url, 'http://localhost')) return '/'
  const { pathname, searchParams } = new URL(url, 'http://localhost')
  searchParams.delete('_rsc')
  return `${pathname}${searchParams.size ? `?${searchParams}` : ''}`
}

/** Pages behind the same first stages as REST; a page's own files (scripts, styles) are counted by themselves. */
export const guardedPages = (payload: Payload, pages: Handler): Handler => async (incoming: IncomingMessage, outgoing: ServerResponse) => {
  const requestId = requestIdOf(incoming)
  const arrival = arrivalOf(incoming, requestId)
  const path = incoming.url?.split('?', 1)[0] ?? '/'
  try {
    await (path.startsWith('/_next/static/') ? limitCheap(payload, arrival, outgoing) : arrive(payload, arrival, path, outgoing))
  } catch (error) {
    log.info({ requestId, path, err: error }, 'request_refused')
    const head = new Request('http://localhost/', { headers: { 'x-request-id': requestId, ...(incoming.headers.accept && { accept: incoming.headers.accept }), ...(incoming.headers.origin && { origin: incoming.headers.origin }) } })
    return answer(await failureOf(error, payload, head), requestId, outgoing, incoming.method === 'HEAD')
  }
  outgoing.setHeader('x-request-id', requestId)
  const isPortal = arrival.place?.kind === 'agency'
  Object.assign(incoming.headers, { [portalHeader]: isPortal ? 'yes' : 'no', 'x-caller-path': pathAndQuery(incoming.url) })
  if (!isPortal && !path.startsWith('/_next/') && !ofPlatform.test(path)) return elsewhere(path, requestId, outgoing)
  protectPage(incoming, outgoing)
  // What the framework asks for within an open page must come with 200, or the whole page is loaded anew.
  return incoming.headers.rsc ? pages(incoming, outgoing) : withPageStatus(outgoing, () => pages(incoming, outgoing))
}
