import ipaddr from 'ipaddr.js'
import type { PayloadRequest } from 'payload'
import { env } from '@/src/env'

type Network = [ipaddr.IPv4 | ipaddr.IPv6, number]

// Never `ipaddr.isValid` alone: it takes `1` and `0x7f.1` for addresses.
const isAddress = (text: string): boolean => ipaddr.IPv4.isValidFourPartDecimal(text) || ipaddr.IPv6.isValid(text)

/** IPv4 in its IPv6 spelling (`::ffff:192.0.2.1`) is the same caller. */
const plain = (text: string): ipaddr.IPv4 | ipaddr.IPv6 => ipaddr.process(text)

/** A network as written by people: an IPv4 or IPv6 address or a range in CIDR form. Null when it is neither. */
export const networkOf = (text: string): Network | null => {
  const given = text.trim()
  if (ipaddr.isValidCIDR(given)) return ipaddr.parseCIDR(given)
  if (!isAddress(given)) return null
  const address = plain(given)
  return [address, address.kind() === 'ipv4' ? 32 : 128]
}

/** Whether an address lies in one of the networks; an unreadable one lies in none. */
export const isWithin = (address: string, networks: readonly Network[]): boolean => {
  if (networks.length === 0 || !isAddress(address)) return false
  const parsed = plain(address)
  return networks.some(([range, bits]) => range.kind() === parsed.kind() && parsed.match(range as never, bits))
}

/**
 * Who sent a request: the other end of the socket or, when that is a trusted proxy, the right-most address of
 * `X-Forwarded-For` that is none. Everything further left was written by the caller and counts for nothing.
 */
export const callerAddress = (socket: string | undefined, forwarded: string | undefined, trusted: readonly Network[]): string => {
  const own = isAddress(socket ?? '') ? plain(socket!).toString() : 'unknown'
  if (!forwarded || !isWithin(own, trusted)) return own
  const hops = forwarded.split(',').map((hop) => hop.trim()).reverse()
  for (const hop of hops) {
    if (!isAddress(hop)) return own
    if (!isWithin(hop, trusted)) return plain(hop).toString()
  }
  return own
}

const trusted = env.trustedProxies.map((text) => {
  const network = networkOf(text)
  if (!network) throw new Error(`TRUSTED_PROXIES holds ${text}, which is neither an address nor a network.`)
  return network
})

type Sender = { remote: string | undefined; headers: Record<string, string | string[] | undefined> }

/** Who sent a request, and to which host; what a proxy forwards counts only from the networks of `TRUSTED_PROXIES`. */
export const senderOf = ({ remote, headers }: Sender): { address: string; host: string; isSecure: boolean } => {
  const [forwarded, forwardedHost] = [headers['x-forwarded-for'], headers['x-forwarded-host']].map((value) => (Array.isArray(value) ? value.join(',') : value))
  const own = callerAddress(remote, undefined, [])
  const isProxied = isWithin(own, trusted)
  return { address: isProxied ? callerAddress(remote, forwarded, trusted) : own, host: (isProxied && forwardedHost) || String(headers.host ?? ''), isSecure: isProxied && headers['x-forwarded-proto'] === 'https' }
}

/** What stands for one caller in counts: an IPv4 address, or the /64 that one IPv6 subscriber has. */
export const countedAs = (address: string): string => {
  if (!isAddress(address)) return address
  const parsed = plain(address)
  return parsed.kind() === 'ipv4' ? parsed.toString() : `${ipaddr.IPv6.networkAddressFromCIDR(`${parsed.toString()}/64`).toString()}/64`
}

/** The address a request came from, as the web's first stage found it; null for jobs and for calls that came from nowhere. */
export const addressOf = (req: PayloadRequest): string | null => (req.context.address as string | undefined) ?? req.headers?.get(addressHeader) ?? null

/** Carries the address to the pages' framework; set by the web server on each request, whatever the caller sent. */
export const addressHeader = 'x-caller-address'
