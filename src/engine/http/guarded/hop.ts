import type { Buffer } from 'node:buffer'
import { request as send, type Dispatcher } from 'undici'
import { acceptedEncodings, BodyTooLarge, BodyUnreadable, readBody } from '@/src/engine/http/body'
import { NotPublic } from '@/src/engine/http/guarded/dispatcher'
import { FetchError } from '@/src/engine/http/guarded/fetchError'

// Sites that are read, a client's own among them, learn neither the product's name nor for which agency it reads.
export const robotName = 'ResearchReader'
export const userAgent = `${robotName}/1.0 (reads public pages for research; honours robots.txt)`

export type Hop = { location: string } | { status: number; mimeType: string; bytes: Buffer }

type HopOptions = { dispatcher: Dispatcher; signal: AbortSignal; maxBytes: number; cut?: boolean; accept: readonly string[] | null }

const one = (header: string | string[] | undefined): string => (Array.isArray(header) ? header[0] : header) ?? ''

const acceptable = (mimeType: string, accept: readonly string[] | null): boolean =>
  accept === null || mimeType === '' || accept.includes(mimeType.split(';')[0]?.trim().toLowerCase() ?? '')

const faultOf = (status: number, mimeType: string, accept: readonly string[] | null): FetchError | null => {
  if (status < 200 || status >= 300) return new FetchError('status', `status ${status}`, status)
  return acceptable(mimeType, accept) ? null : new FetchError('type', mimeType.slice(0, 80))
}

/** One request without following: either where it points to, or the page. Throws FetchError or what the connection threw. */
export const fetchHop = async (url: URL, options: HopOptions): Promise<Hop> => {
  const { statusCode, headers, body } = await send(url, {
    dispatcher: options.dispatcher,
    signal: options.signal,
    headers: { 'user-agent': userAgent, accept: options.accept?.join(', ') ?? '*/*', 'accept-encoding': acceptedEncodings, 'accept-language': 'en,*;q=0.5' },
  })
  const location = one(headers.location)
  const mimeType = one(headers['content-type'])
  const forwards = statusCode >= 300 && statusCode < 400 && location !== ''
  const fault = forwards ? null : faultOf(statusCode, mimeType, options.accept)
  if (forwards || fault) body.on('error', () => undefined).destroy()
  if (fault) throw fault
  if (forwards) return { location }
  return { status: statusCode, mimeType, bytes: await readBody(body, one(headers['content-encoding']), options) }
}

const codeOf = (error: unknown): string => String((error as { code?: string } | null)?.code ?? '')

const causes = (error: unknown): unknown[] => [error, ...(error instanceof Error && error.cause ? causes(error.cause) : [])]

/** Sorts whatever a connection throws into a FetchError. */
export const asFetchError = (error: unknown, caller: AbortSignal | undefined, deadline: AbortSignal): FetchError => {
  if (error instanceof FetchError) return error
  if (caller?.aborted) return new FetchError('stopped')
  const detail = error instanceof Error ? `${codeOf(error)} ${error.message}`.slice(0, 300) : ''
  if (causes(error).some((cause) => cause instanceof NotPublic)) return new FetchError('address', detail)
  if (error instanceof BodyTooLarge) return new FetchError('too_large', detail)
  if (error instanceof BodyUnreadable) return new FetchError('unreadable', detail)
  if (deadline.aborted || codeOf(error).includes('TIMEOUT')) return new FetchError('timeout', detail)
  return new FetchError('network', detail)
}
