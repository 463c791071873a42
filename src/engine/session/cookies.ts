import { createHmac, randomBytes } from 'node:crypto'
import { generateExpiredPayloadCookie, generatePayloadCookie, type Payload } from 'payload'
import { sameBytes } from '@/src/engine/sameBytes'
import { env } from '@/src/env'
import { cookieIn, isOwnPage } from './token'

const [refreshName, deviceName, path] = ['refresh_token', 'known_device', '/api/users']
const year = 365 * 24 * 3600

const cookie = (name: string, value: string, seconds: number): string =>
  [`${name}=${encodeURIComponent(value)}`, `Path=${path}`, `Max-Age=${seconds}`, 'HttpOnly', 'SameSite=Lax', ...(env.secureCookies ? ['Secure'] : [])].join('; ')

const auth = (payload: Payload) => payload.collections.users.config.auth

/** The cookies of a session: the access token's for its own life, the refresh token's for the session's. */
export const sessionCookies = (payload: Payload, tokens: { access: string; refresh: string | null; seconds: number }): string[] => [
  String(generatePayloadCookie({ collectionAuthConfig: auth(payload), cookiePrefix: payload.config.cookiePrefix, token: tokens.access })),
  ...(tokens.refresh ? [cookie(refreshName, tokens.refresh, tokens.seconds)] : []),
]

/** What makes a browser forget its session. */
export const clearedCookies = (payload: Payload): string[] => [
  String(generateExpiredPayloadCookie({ collectionAuthConfig: auth(payload), config: payload.config, cookiePrefix: payload.config.cookiePrefix })),
  cookie(refreshName, '', 0),
]

/** The refresh token of a request: from its cookie, on our own pages, and from nowhere else. */
export const refreshTokenOf = (headers: Headers, payload: Payload): string | null => (isOwnPage(headers, payload) ? cookieIn(headers, refreshName) : null)

const markOf = (payload: Payload, address: string, device: string): Buffer => createHmac('sha256', payload.secret).update(`device|${address}|${device}`).digest()

/** A year's cookie that says: from this browser, the owner of this address has signed in before. `address` is its hash. */
export const knownDeviceCookie = (payload: Payload, address: string, device: string | null): string => {
  const id = device ?? randomBytes(12).toString('base64url')
  return cookie(deviceName, `${id}.${markOf(payload, address, id).toString('base64url')}`, year)
}

/** The known browser of a request, if it is one for this address; else null. */
export const deviceCookieOf = (headers: Headers, payload: Payload, address: string): string | null => {
  const [device, mark] = cookieIn(headers, deviceName)?.split('.') ?? []
  if (!device || !mark) return null
  const [given, due] = [Buffer.from(mark, 'base64url'), markOf(payload, address, device)]
  return sameBytes(given, due) ? device : null
}
