import { platformKeys, type PlatformKey } from './platforms'
import { platformRules } from './table'

export type LinkFault = { code: 'URL_SCHEME' | 'URL_HOST'; message: string }

const parsed = (url: string): URL | null => (URL.canParse(url) ? new URL(url) : null)
const isOn = (host: string, platform: PlatformKey): boolean => platformRules[platform].hosts.some((known) => host === known || host.endsWith(`.${known}`))

/** Why an address cannot be that of a post on the network, or null when it can. */
export const linkFault = (platform: PlatformKey, url: string): LinkFault | null => {
  const address = parsed(url.trim())
  const { label, hosts } = platformRules[platform]
  if (!address || address.protocol !== 'https:' || address.username || address.password) return { code: 'URL_SCHEME', message: 'Paste the whole link of the post, beginning with https://.' }
  if (address.port || !isOn(address.hostname, platform)) return { code: 'URL_HOST', message: `This is not a link to ${label}. Links there begin with https://${hosts[0]}.` }
  if (address.pathname === '/' && !address.search) return { code: 'URL_HOST', message: `This is the front page of ${label}, not a post. Open the post there and copy its link.` }
  return null
}

/** The network that an address belongs to, or null. */
export const platformOfLink = (url: string): PlatformKey | null => {
  const address = parsed(url.trim())
  return (address && platformKeys.find((platform) => isOn(address.hostname, platform))) ?? null
}

// The part of a path or query that names the post, as the networks write their links today.
const shapes: Record<PlatformKey, readonly RegExp[]> = {
  instagram: [/\/(?:[\w.]+\/)?(?:p|reel|tv)\/([\w-]+)/],
  tiktok: [/\/@[\w.-]+\/(?:photo|video)\/(\d+)/, /^\/([\w-]+)\/?$/],
  youtube: [/[?&]v=([\w-]{6,})/, /\/(?:shorts|live|post)\/([\w-]+)/, /^\/([\w-]{6,})\/?(?:\?|$)/],
  x: [/\/(?:\w+|i\/web)\/status\/(\d+)/],
  linkedin: [/(urn:li:(?:share|ugcPost|activity):\d+)/, /-(?:activity|share|ugcPost)-(\d+)-/, /\/pulse\/([\w-]+)/],
  facebook: [/[?&](?:story_fbid|fbid|v)=(pfbid\w+|\d+)/, /\/(?:posts|videos|photos|reel)\/(?:[^/?]+\/)?(pfbid\w+|\d+)/, /\/share\/(?:[pvr]\/)?(\w+)/],
  google_business: [/\/(?:local|localPosts?|posts)\/([\w-]+)/, /^\/([\w-]+)\/?$/],
}

/** As people read it; what is escaped in no way that is known stays as it is. */
const decoded = (place: string): string => {
  try {
    return decodeURI(place)
  } catch {
    return place
  }
}

export type PostAddress = { url: string; postId: string | null }

/**
 * The post that a pasted address means: the address without what only tracks, and the network's own id where the address
 * tells it. Null for what `linkFault` refuses.
 */
export const recognisePostUrl = (platform: PlatformKey, given: string): PostAddress | null => {
  if (linkFault(platform, given)) return null
  const address = new URL(given.trim())
  address.hash = ''
  for (const name of [...address.searchParams.keys()]) if (/^(utm_|igsh|igshid$|fbclid$|s$|t$|si$|ref|rcm$|trk|_r$|_t$|is_from|sender)/.test(name)) address.searchParams.delete(name)
  const place = decoded(`${address.pathname}${address.search}`)
  const found = shapes[platform].map((shape) => shape.exec(place)?.[1]).find(Boolean)
  return { url: address.toString(), postId: found ?? null }
}
