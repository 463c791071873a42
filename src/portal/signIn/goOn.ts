/** The page to go on with: one of this host's own, never another address. */
export const pageAfter = (search: string): string => {
  const wanted = new URLSearchParams(search).get('redirect') ?? ''
  const here = 'https://portal.invalid'
  if (!/^\/(?![/\\])/.test(wanted) || !URL.canParse(wanted, here)) return '/'
  const { origin, pathname, search: query } = new URL(wanted, here)
  return origin === here && !/^\/(sign-in|welcome|api|admin\/log)/.test(pathname) ? `${pathname}${query}` : '/'
}

/** Goes where the person wanted to, or first to the set-up of the second factor that the agency asks for. */
export const goOn = ({ secondFactor }: { secondFactor?: 'required' }): void => {
  const wanted = pageAfter(window.location.search)
  window.location.assign(secondFactor === 'required' ? `/sign-in/second-factor?redirect=${encodeURIComponent(wanted)}` : wanted)
}
