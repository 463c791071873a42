/**
 * The address as a link may carry it, or null for one that is none: only http and https, and on this machine nothing but
 * the sample pages, for beside them the sandbox has addresses that do things.
 */
export const webLink = (given: string | null): string | null => {
  if (!given || !URL.canParse(given)) return null
  const { protocol, hostname, pathname, href } = new URL(given)
  if (protocol !== 'http:' && protocol !== 'https:') return null
  return !isThisMachine(hostname) || samplePage.test(pathname) ? href : null
}

const samplePage = /^\/pages\/[a-z0-9-]+(\/[a-z0-9-]+)*$/i
const isThisMachine = (hostname: string): boolean => /^(localhost|.+\.localhost|127(\.\d+){3}|0\.0\.0\.0|\[::1?\]|\[::ffff:.+\])$/.test(hostname)
