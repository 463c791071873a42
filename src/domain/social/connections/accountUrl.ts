import { platformRules, type PlatformKey } from '@/src/domain/social/rules'
import { fail } from '@/src/errors'

/** The address of an account's page, https and at a host of its network. Throws VAL_003 named URL_SCHEME or URL_HOST. */
export const accountUrl = (platform: PlatformKey, given: string): string => {
  const url = URL.parse(given.trim())
  const { hosts, label } = platformRules[platform]
  if (!url || url.protocol !== 'https:' || url.username) throw fail('VAL_003', { name: 'URL_SCHEME', field: 'profileUrl', message: 'Give the whole address of the account, beginning with https://.' })
  const isOurs = !url.port && hosts.some((host) => url.hostname === host || url.hostname.endsWith(`.${host}`))
  if (!isOurs) throw fail('VAL_003', { name: 'URL_HOST', field: 'profileUrl', message: `This address is not on ${label}. Addresses there begin with https://${hosts[0]}.` })
  return url.href
}
