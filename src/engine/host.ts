import { env } from '@/src/env'

/** Carries the host to whoever only sees headers; set by the web server on each request, whatever the caller sent. */
export const hostHeader = 'x-caller-host'

/** What a `Host` header names: lower-case, without port and final dot. */
export const hostName = (host: string | null | undefined): string => (host ?? '').trim().toLowerCase().replace(/:\d+$/, '').replace(/\.$/, '')

/** Names of the platform itself. */
export const isPlatformHost = (name: string): boolean => name === env.platformDomain || name === `api.${env.platformDomain}` || name === env.appHost
