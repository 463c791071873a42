const tracking = /^(?:utm_|mc_|pk_|hsa_|_hs|vero_|oly_)|^(?:fbclid|gclid|dclid|msclkid|yclid|igshid|twclid|ref_src|cmpid|s_cid|_ga)$/i

/**
 * An address in one form for comparing: no scheme, `www.`, port that is the default, fragment, tracking parameter or
 * closing slash; parameters sorted. Throws TypeError for what is no address.
 */
export const normaliseUrl = (address: string): string => {
  const url = new URL(address)
  const kept = [...url.searchParams].filter(([name]) => !tracking.test(name))
  const query = kept.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([name, value]) => `${name}=${value}`)
  const host = url.hostname.replace(/^www\./, '') + (url.port ? `:${url.port}` : '')
  return `${host}${url.pathname.replace(/\/+$/, '')}${query.length > 0 ? `?${query.join('&')}` : ''}`
}

/** Host name without `www.`, in lower case; empty for what is no web address. */
export const domainOf = (address: string): string => {
  if (!/^https?:/i.test(address)) return ''
  return URL.canParse(address) ? new URL(address).hostname.replace(/^www\./, '') : ''
}
