/** What the pages remember in a browser: nothing that anybody's rights hang on. */
export const themeCookie = 'theme'
export const clientCookie = 'client'
const year = 365 * 24 * 3600

/** Remembers a choice for a year, at this host alone. */
export const remember = (name: string, value: string): void => {
  document.cookie = `${name}=${encodeURIComponent(value)}; path=/; max-age=${year}; samesite=lax${window.location.protocol === 'https:' ? '; secure' : ''}`
}
