import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Payload } from 'payload'
import { senderOf } from '@/src/engine/address'
import { limiterOf, limitsOfIntake } from '@/src/engine/limits'
import { intakeOf, largestMessage, type Received } from '@/src/engine/webhooks'
import { AppError, fail } from '@/src/errors'
import { log } from '@/src/log'
import { bodyOf } from './body'

const address = /^\/api\/webhooks\/([\w-]{1,50})(?:\/([\w-]{1,100}))?\/?$/
const retryAfterSeconds = 5

/** Whether a request is a vendor's message: those are signed rather than signed in, and many come at once. */
export const isIntake = ({ method, url }: IncomingMessage): boolean => method === 'POST' && address.test(pathOf(url))

const pathOf = (url = '/'): string => url.split('?', 1)[0]!

/**
 * Takes vendors' messages in without any of what people's requests need: bytes, signature, one insert, answer. 2xx only
 * when the message is stored; 503 when it could not be, so that it is sent again. An address from which very many are
 * refused gets 429 before anything is read for it.
 */
export const webhookIntake = (payload: Payload) => {
  const intake = intakeOf(payload)
  const limiter = limiterOf(payload)
  const take = async (incoming: IncomingMessage): Promise<Received> => {
    const limits = limitsOfIntake(senderOf({ remote: incoming.socket.remoteAddress, headers: incoming.headers }).address)
    const full = limiter.reached(limits)
    if (full) throw fail('RATE_001', { details: { retryAfter: full.retryAfter } })
    return received(incoming).catch(async (error: unknown) => {
      if (isForeign(error)) await limiter.take(limits)
      throw error
    })
  }
  const received = async (incoming: IncomingMessage): Promise<Received> => {
    const [, source, token = null] = address.exec(pathOf(incoming.url))!
    const raw = await bodyOf(incoming, largestMessage)
    const query = new URLSearchParams(incoming.url!.slice(pathOf(incoming.url).length))
    return intake.receive({ source: source!, token, raw, query, header: (name) => one(incoming.headers[name]) })
  }
  return async (incoming: IncomingMessage, outgoing: ServerResponse, requestId: string): Promise<void> => {
    const [status, body, wait] = await take(incoming).then((taken): Told => [200, taken], (error: unknown) => refusal(error, requestId))
    const text = JSON.stringify(body)
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text), 'x-content-type-options': 'nosniff', 'cache-control': 'no-store', 'x-request-id': requestId }
    outgoing.writeHead(status, { ...headers, ...(wait !== undefined && { 'retry-after': String(wait) }), ...(!incoming.complete && { connection: 'close' }) }).end(text)
  }
}

/** Status, body and, where it is worth another try, the seconds to wait. */
type Told = [number, object, number?]

/** What only somebody sends who has no business here: a signature that does not fit, an unknown token or source. */
const isForeign = (error: unknown): boolean => error instanceof AppError && (error.status === 401 || error.status === 404)

const one = (header: string | string[] | undefined): string | undefined => (Array.isArray(header) ? header.join(',') : header)

/** The shape that every refusal has; what nobody foresaw is answered so that the sender tries again. */
const refusal = (error: unknown, requestId: string): Told => {
  const told = error instanceof AppError ? error : fail('SYS_002')
  if (told !== error || told.status >= 500) log.error({ err: error, requestId }, 'a webhook was not taken in')
  const wait = told.status === 503 ? retryAfterSeconds : (told.data.details as { retryAfter?: number } | undefined)?.retryAfter
  return [told.status, { errors: [{ message: told.message, data: { ...told.data, requestId } }], requestId, timestamp: new Date().toISOString() }, wait]
}
