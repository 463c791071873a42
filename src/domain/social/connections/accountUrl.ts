import { fail } from '@/src/errors'
import { platformNames, type PlatformKey } from './platforms'

const hosts: Record<PlatformKey, readonly string[]> = {
  instagram: ['instagram.com'],
  tiktok: ['tiktok.com'],
  youtube: ['youtube.com', 'youtu.be'],
  x: ['x.com', 'twitter.com'],
  linkedin: ['linkedin.com'],
  facebook: ['facebook.com', 'fb.me'],
  google_business: ['google.com', 'g.page', 'maps.app.goo.gl'],
}

/** The address of an account's page, https and at a host of its network. Throws VAL_003 named URL_SCHEME or URL_HOST. */
export const accountUrl = (platform: PlatformKey, given: string): string => {
  const url = URL.parse(given.trim())
  if (!url || url.protocol !== 'https:' || url.username) throw fail('VAL_003', { name: 'URL_SCHEME', field: 'profileUrl', message: 'Give the whole address of the account, beginning with https://.' })
  const isOurs = hosts[platform].some((host) => url.hostname === host || url.hostname.endsWith(`.${host}`))
  if (!isOurs) throw fail('VAL_003', { name: 'URL_HOST', field: 'profileUrl', message: `This address is not on ${platformNames[platform]}: it ends with ${hosts[platform].join(' or ')}.` })
  return url.href
}
