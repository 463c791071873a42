import type { Payload } from 'payload'
import { env } from '@/src/env'
import { lastDirectory } from './directory'
import { isPlatformHost } from './place'

const { protocol, port } = new URL(env.appUrl)
const suffix = port ? `:${port}` : ''
const patterns = env.origins.filter((origin) => origin.includes('*.')).map((origin) => origin.split('*.') as [string, string])

/**
 * Whether an origin is one of ours: `APP_URL` and `CORS_ORIGINS`, the platform's domain and the subdomains that agencies have, and
 * their verified domains. CORS, the cookie's check and the pages' policies ask this one list.
 */
const isOwnOrigin = (origin: string): boolean => {
  const directory = lastDirectory()
  if (env.origins.includes(origin) || origin === new URL(env.appUrl).origin) return true
  if (patterns.some(([scheme, domain]) => origin.startsWith(scheme) && origin.endsWith(`.${domain}`) && /^[a-z0-9-]+$/.test(origin.slice(scheme.length, -domain.length - 1)))) return true
  const url = URL.canParse(origin) ? new URL(origin) : null
  if (!url || url.origin !== origin || (protocol === 'https:' && url.protocol !== 'https:')) return false
  if (directory?.byDomain.has(url.hostname)) return url.protocol === 'https:' || origin === `${protocol}//${url.hostname}${suffix}`
  if (origin !== `${protocol}//${url.hostname}${suffix}`) return false
  const label = url.hostname.endsWith(`.${env.platformDomain}`) ? url.hostname.slice(0, -env.platformDomain.length - 1) : ''
  return isPlatformHost(url.hostname) || Boolean(directory?.bySlug.has(label))
}

/** The list as Payload wants it: an array that it asks by `includes` and `indexOf`, and that is never out of date. */
class OwnOrigins extends Array<string> {
  override includes(origin: string): boolean {
    return isOwnOrigin(origin)
  }

  override indexOf(origin: string): number {
    return isOwnOrigin(origin) ? 0 : -1
  }
}

/** Headers that callers from our own origins may send. */
const headers = ['If-Match', 'Idempotency-Key', 'X-API-Key', 'X-Request-ID']

/** Makes Payload's CORS and CSRF checks follow the list. */
export const useOwnOrigins = ({ config }: Payload): void => {
  const origins = OwnOrigins.from(env.origins) as OwnOrigins
  Object.assign(config, { cors: { origins, headers }, csrf: origins })
}
