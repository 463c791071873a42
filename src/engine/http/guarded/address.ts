import ipaddr from 'ipaddr.js'
import { FetchError } from '@/src/engine/http/guarded/fetchError'

const globalUnicast6 = ipaddr.IPv6.parseCIDR('2000::/3')

/**
 * True for an address of the public internet. Everything that wraps or stands for another address (IPv4-mapped and
 * -compatible, NAT64, 6to4, Teredo) is not, so no spelling of a private address passes.
 */
export const isPublicAddress = (address: string): boolean => {
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.parse(address)
  if (parsed.range() !== 'unicast') return false
  return parsed.kind() === 'ipv4' || parsed.match(globalUnicast6)
}

const literalOf = (hostname: string): string | null => {
  const bare = hostname.replace(/^\[|\]$/g, '')
  return ipaddr.isValid(bare) ? bare : null
}

const webPorts = new Set(['', '80', '443'])

/**
 * Parses an address and refuses what may never be fetched: other schemes, ports, credentials, literal private addresses
 * (the URL parser has brought every odd spelling into the plain one). Origins in `allow` are taken as they are.
 * Names are checked later, when they are resolved. Throws FetchError('address').
 */
export const checkedAddress = (given: string | URL, allow: readonly string[] = []): URL => {
  if (!URL.canParse(given)) throw new FetchError('address', 'not a URL')
  const url = new URL(given)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw new FetchError('address', `scheme ${url.protocol}`)
  if (url.username || url.password) throw new FetchError('address', 'credentials in the address')
  if (allow.includes(url.origin)) return url
  if (!webPorts.has(url.port)) throw new FetchError('address', `port ${url.port}`)
  const literal = literalOf(url.hostname)
  if (literal && !isPublicAddress(literal)) throw new FetchError('address', `not public: ${literal}`)
  return url
}
