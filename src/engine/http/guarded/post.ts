import { request as send } from 'undici'
import { checkedAddress } from '@/src/engine/http/guarded/address'
import { guardedAgent, plainAgent, type Resolve } from '@/src/engine/http/guarded/dispatcher'
import { FetchError } from '@/src/engine/http/guarded/fetchError'
import { asFetchError } from '@/src/engine/http/guarded/hop'
import { readBody } from '@/src/engine/http/body'

export type PostOptions = {
  body: string
  headers: Record<string, string>
  /** For all of it; 15 s. */
  timeoutMs?: number
  /** How much of the answer is kept; 1 kB. */
  keepBytes?: number
  /** Origins that may be reached although they are not public. */
  allow?: readonly string[]
  signal?: AbortSignal
  resolve?: Resolve
}

/** Any answer, of whatever status; a redirect is one and is not followed. */
export type Posted = { status: number; excerpt: string; retryAfter: string | undefined }

const guarded = guardedAgent()
const plain = plainAgent()
const one = (header: string | string[] | undefined): string | undefined => (Array.isArray(header) ? header[0] : header)

/**
 * Posts to an address that a person gave: public addresses only, checked when connecting, no redirects, no cookies, and no
 * more of the answer than is kept. Throws FetchError when there was no answer.
 */
export const guardedPost = async (given: string, options: PostOptions): Promise<Posted> => {
  const { allow = [], timeoutMs = 15_000, keepBytes = 1024, resolve } = options
  const url = checkedAddress(given, allow)
  const deadline = AbortSignal.timeout(timeoutMs)
  const signal = options.signal ? AbortSignal.any([deadline, options.signal]) : deadline
  const dispatcher = allow.includes(url.origin) ? plain : resolve ? guardedAgent(resolve) : guarded
  try {
    const { statusCode, headers, body } = await send(url, { method: 'POST', body: options.body, headers: options.headers, dispatcher, signal })
    const bytes = await readBody(body, one(headers['content-encoding']), { maxBytes: keepBytes, cut: true }).catch((error: unknown) => {
      if (signal.aborted) throw error
      return Buffer.alloc(0)
    })
    return { status: statusCode, excerpt: readable(bytes), retryAfter: one(headers['retry-after']) }
  } catch (error) {
    throw error instanceof FetchError ? error : asFetchError(error, options.signal, deadline)
  }
}

/** Text that a person may look at and a column may hold. */
const readable = (bytes: Buffer): string => bytes.toString('utf8').replace(/[\p{Cc}\p{Surrogate}\uFFFD]+/gu, ' ').trim().slice(0, 1024)
