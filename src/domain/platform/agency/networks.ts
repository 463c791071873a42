import { isIP } from 'node:net'

const bits = { 4: 32, 6: 128 } as Record<number, number>

/** True for an IPv4 or IPv6 address, or a network as CIDR (`203.0.113.0/24`, `2001:db8::/32`). */
export const isNetwork = (text: string): boolean => {
  const [address = '', length, ...rest] = text.split('/')
  const most = bits[isIP(address)]
  return most !== undefined && rest.length === 0 && (length === undefined || (/^\d{1,3}$/.test(length) && Number(length) <= most))
}
