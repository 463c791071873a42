import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Payload, TypedUser } from 'payload'
import { addressHeader, senderOf } from '@/src/engine/address'
import { limitAddress, limitCheap } from './limit'
import { enter, hostHeader, type Place } from '../place'

/** What is known of a request before anybody is signed in; becomes `req.context`. */
export type Arrival = { requestId: string; address: string; userAgent: string | null; host: string; isSecure: boolean; place: Place | null; enrolling?: TypedUser }

/** Who calls and by which host. A forwarded address or host counts only when a trusted proxy hands the request over. */
export const arrivalOf = (incoming: IncomingMessage, requestId: string): Arrival => {
  const { headers, socket } = incoming
  const { address, host, isSecure } = senderOf({ remote: socket.remoteAddress, headers })
  Object.assign(headers, { [addressHeader]: address, [hostHeader]: host, 'x-request-id': requestId })
  return { requestId, address, userAgent: headers['user-agent']?.slice(0, 500) ?? null, host, isSecure, place: null }
}

/** The stages that REST, GraphQL and pages share, in order: the place, then the limit of the address. */
export const arrive = async (payload: Payload, arrival: Arrival, path: string, outgoing: ServerResponse): Promise<void> => {
  arrival.place = await enter(payload, arrival.host, path, arrival.isSecure)
  await (isWatched(path) ? limitCheap : limitAddress)(payload, arrival, outgoing)
}

/** What watchers ask for every few seconds. */
const isWatched = (path: string): boolean => path === '/health' || path === '/api/health'
