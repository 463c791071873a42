import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Payload, TypedUser } from 'payload'
import { addressHeader, callerAddress, isWithin, networkOf } from '@/src/engine/address'
import { env } from '@/src/env'
import { limitAddress } from './limit'
import { enter, hostHeader, type Place } from '../place'

/** What is known of a request before anybody is signed in; becomes `req.context`. */
export type Arrival = { requestId: string; address: string; userAgent: string | null; host: string; place: Place | null; enrolling?: TypedUser }

const trusted = env.trustedProxies.map(networkOf).filter((network) => network !== null)

/** Who calls and by which host. A forwarded address or host counts only when a trusted proxy hands the request over. */
export const arrivalOf = (incoming: IncomingMessage, requestId: string): Arrival => {
  const { headers, socket } = incoming
  const neighbour = callerAddress(socket.remoteAddress, undefined, [])
  const address = callerAddress(neighbour, one(headers['x-forwarded-for']), trusted)
  const forwardedHost = isWithin(neighbour, trusted) ? one(headers['x-forwarded-host']) : undefined
  const host = forwardedHost ?? headers.host ?? ''
  Object.assign(headers, { [addressHeader]: address, [hostHeader]: host, 'x-request-id': requestId })
  return { requestId, address, userAgent: headers['user-agent']?.slice(0, 500) ?? null, host, place: null }
}

/** The stages that REST, GraphQL and pages share, in order: the place, then the limit of the address. */
export const arrive = async (payload: Payload, arrival: Arrival, path: string, outgoing: ServerResponse): Promise<void> => {
  arrival.place = await enter(payload, arrival.host, path)
  if (!isFree(path)) await limitAddress(payload, arrival, outgoing)
}

/** What watchers ask for every few seconds is not counted. */
const isFree = (path: string): boolean => path === '/health' || path === '/api/health'

const one = (value: string | string[] | undefined): string | undefined => (Array.isArray(value) ? value.join(',') : value)
