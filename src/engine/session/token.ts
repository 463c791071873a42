import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Payload } from 'payload'
import { isUuid } from '@/src/engine/ids'

export type Claims = { id: string; sid: string; collection: string }

/** Payload's version of its tokens, in their signed header (`payload` 3.90.2, auth/jwtAuth.js). */
const tokenVersion = 1

/** The token of a request: `Authorization: Bearer …`, the cookie, `Authorization: JWT …`, in Payload's order. */
export const tokenOf = (headers: Headers, { config }: Payload): string | null => {
  const authorization = headers.get('authorization') ?? ''
  const found = { Bearer: after(authorization, 'Bearer '), cookie: cookieToken(headers, config.cookiePrefix, config.csrf), JWT: after(authorization, 'JWT ') }
  return config.auth.jwtOrder.map((kind) => found[kind]).find(Boolean) ?? null
}

/** What a token says, when this installation signed it and it has not expired; else null. `secret` is Payload's derived one. */
export const claimsOf = (token: string, secret: string): Claims | null => {
  const [head, body, signature, ...rest] = token.split('.')
  if (!head || !body || !signature || rest.length) return null
  const expected = createHmac('sha256', secret).update(`${head}.${body}`).digest()
  const given = Buffer.from(signature, 'base64url')
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null
  const [header, claims] = [parsed(head), parsed(body)]
  const now = Date.now() / 1000
  const isOurs = header.alg === 'HS256' && header.authVersion === tokenVersion
  const isCurrent = (claims.exp === undefined || Number(claims.exp) > now) && (claims.nbf === undefined || Number(claims.nbf) <= now)
  if (!isOurs || !isCurrent || !isUuid(claims.id) || typeof claims.sid !== 'string' || typeof claims.collection !== 'string') return null
  return { id: claims.id as string, sid: claims.sid, collection: claims.collection }
}

const after = (text: string, prefix: string): string | null => (text.startsWith(prefix) ? text.slice(prefix.length) : null)

/**
 * A cookie counts from our own pages only: the origin is one of ours or, without one, the browser says same site. On plain
 * http browsers say neither with a GET, which changes nothing; whatever changes something always carries its origin.
 */
const cookieToken = (headers: Headers, prefix: string, origins: readonly string[]): string | null => {
  const cookie = headers.get('cookie')
  const entry = cookie?.split(';').map((part) => part.trim()).find((part) => part.startsWith(`${prefix}-token=`))
  if (!entry) return null
  const [origin, site] = [headers.get('origin'), headers.get('sec-fetch-site')]
  const isOwn = origins.length === 0 || (origin ? origins.includes(origin) : site === null || ['same-origin', 'same-site', 'none'].includes(site))
  return isOwn ? decodeURIComponent(entry.slice(prefix.length + 7)) : null
}

const parsed = (part: string): Record<string, unknown> => {
  try {
    return (JSON.parse(Buffer.from(part, 'base64url').toString()) ?? {}) as Record<string, unknown>
  } catch {
    return {}
  }
}
