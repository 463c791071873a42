import { createHash, createHmac } from 'node:crypto'
import type { Payload } from 'payload'
import { hostHeader, hostName, isPlatformHost } from '@/src/engine/host'
import { sameBytes } from '@/src/engine/sameBytes'
import { isUuid } from '@/src/engine/ids'
import { env } from '@/src/env'

/** `enrolling` marks the short session of somebody who has yet to set up the second factor that is asked for. */
export type Claims = { id: string; sid: string; collection: string; exp?: number; enrolling?: boolean }

type Type = 'access' | 'refresh'

/** Payload's version of its tokens, in their signed header (`payload` 3.90.2, auth/jwtAuth.js). */
const tokenVersion = 1

/** Payload's way of making the signing key of the secret, for the one that was used before. */
const previous = env.payloadSecretPrevious ? createHash('sha256').update(env.payloadSecretPrevious).digest('hex').slice(0, 32) : null

/** The token of a request: `Authorization: Bearer …`, the cookie, `Authorization: JWT …`, in Payload's order. */
export const tokenOf = (headers: Headers, payload: Payload): string | null => {
  const { config } = payload
  const authorization = headers.get('authorization') ?? ''
  const cookie = cookieIn(headers, `${config.cookiePrefix}-token`)
  const found = { Bearer: after(authorization, 'Bearer '), cookie: cookie && isOwnPage(headers, payload) ? cookie : null, JWT: after(authorization, 'JWT ') }
  return config.auth.jwtOrder.map((kind) => found[kind]).find(Boolean) ?? null
}

/** Signs claims with the installation's present key; `exp` is in Unix seconds. */
export const signed = (claims: Claims & { type: Type; jti: string; email?: string }, secret: string): string => {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const unsigned = `${part({ alg: 'HS256', authVersion: tokenVersion, typ: 'JWT' })}.${part({ ...claims, iat: Math.floor(Date.now() / 1000) })}`
  return `${unsigned}.${macOf(unsigned, secret).toString('base64url')}`
}

/** What a token says, when this installation signed it and it has not expired; else null. `secret` is Payload's derived one. */
export const claimsOf = (token: string, secret: string, type: Type = 'access'): (Claims & { jti?: string }) | null => {
  const [head, body, signature, ...rest] = token.split('.')
  if (!head || !body || !signature || rest.length) return null
  const given = Buffer.from(signature, 'base64url')
  if (![secret, previous].some((key) => key && sameBytes(given, macOf(`${head}.${body}`, key)))) return null
  const [header, claims] = [parsed(head), parsed(body)]
  const now = Date.now() / 1000
  const isOurs = header.alg === 'HS256' && header.authVersion === tokenVersion && (claims.type ?? 'access') === type
  const isCurrent = (claims.exp === undefined || Number(claims.exp) > now) && (claims.nbf === undefined || Number(claims.nbf) <= now)
  if (!isOurs || !isCurrent || !isUuid(claims.id) || typeof claims.sid !== 'string' || typeof claims.collection !== 'string') return null
  return { id: claims.id as string, sid: claims.sid, collection: claims.collection, exp: Number(claims.exp) || undefined, enrolling: claims.enrolling === true, jti: claims.jti as string | undefined }
}

/**
 * Cookies count from our own pages only: the origin is one of ours and the very host that is asked, or the platform's; another
 * agency's pages are as foreign as anybody's, though browsers call them the same site. Without an origin the browser says so, and
 * of the same site only where it goes to; on plain http it says nothing with a GET, which changes nothing.
 */
export const isOwnPage = (headers: Headers, { config: { csrf } }: Payload): boolean => {
  const [origin, site] = [headers.get('origin'), headers.get('sec-fetch-site')]
  if (csrf.length === 0) return true
  if (origin) return csrf.includes(origin) && (isOfPlatform(origin) || hostName(new URL(origin).host) === hostName(headers.get(hostHeader) ?? headers.get('host')))
  return site === null || site === 'same-origin' || site === 'none' || (site === 'same-site' && headers.get('sec-fetch-mode') === 'navigate')
}

/** Origins that count at every host: those named by the operator, and the platform's own. */
const isOfPlatform = (origin: string): boolean => env.origins.includes(origin) || isPlatformHost(new URL(origin).hostname)

/** The value of a cookie of a request, or null. */
export const cookieIn = (headers: Headers, name: string): string | null => {
  const entry = headers.get('cookie')?.split(';').map((part) => part.trim()).find((part) => part.startsWith(`${name}=`))
  try {
    return entry ? decodeURIComponent(entry.slice(name.length + 1)) : null
  } catch {
    return null
  }
}

const macOf = (text: string, key: string): Buffer => createHmac('sha256', key).update(text).digest()
const after = (text: string, prefix: string): string | null => (text.startsWith(prefix) ? text.slice(prefix.length) : null)

const parsed = (part: string): Record<string, unknown> => {
  try {
    return (JSON.parse(Buffer.from(part, 'base64url').toString()) ?? {}) as Record<string, unknown>
  } catch {
    return {}
  }
}
