import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { env } from '@/src/env'

const year = 365 * 24 * 3600

/** On every answer, whoever gives it (spec 06-platform §19). */
const always: Readonly<Record<string, string>> = {
  'x-frame-options': 'DENY',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'origin-when-cross-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'cross-origin-opener-policy': 'same-origin',
  ...(env.appUrl.startsWith('https:') && { 'strict-transport-security': `max-age=${year}; includeSubDomains` }),
}

/** Answers of the API run nothing, wherever they are opened. */
const inert = "default-src 'none'; frame-ancestors 'none'; sandbox"
// A browser shows no PDF inside a sandbox.
const readable = "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'none'"

/** Sets the headers that every answer has. */
export const protect = (outgoing: ServerResponse): void => {
  for (const [name, value] of Object.entries(always)) outgoing.setHeader(name, value)
}

/** The policy of an answer of the API by its kind. */
export const policyOf = (contentType: string | null): string => (contentType?.startsWith('application/pdf') ? readable : inert)

/**
 * A page runs the scripts that carry this request's nonce, and what those load; nothing else. The framework reads the nonce
 * from the request's own header. Styles may stand inline, because the admin's components write them so.
 */
export const protectPage = (incoming: IncomingMessage, outgoing: ServerResponse): void => {
  protect(outgoing)
  const policy = pagePolicy(randomBytes(16).toString('base64'))
  incoming.headers['content-security-policy'] = policy
  outgoing.setHeader('content-security-policy', policy)
}

// React's development build evaluates text to rebuild stack traces.
const developing = env.isProduction ? '' : " 'unsafe-eval'"

const pagePolicy = (nonce: string): string => [
  "default-src 'self'",
  `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${developing}`,
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self' blob:",
  "worker-src 'self' blob:",
  "frame-src 'self' blob:",
  "object-src 'self' blob:",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')
