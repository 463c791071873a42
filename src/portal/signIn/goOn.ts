import { goOnTo, type SignedIn } from '@/src/browser/session/goOn'

/** The page to go on with: one of this host's own, never another address. */
export const pageAfter = (search: string): string => {
  const wanted = new URLSearchParams(search).get('redirect') ?? ''
  const here = 'https://portal.invalid'
  if (!/^\/(?![/\\])/.test(wanted) || !URL.canParse(wanted, here)) return '/'
  const { origin, pathname, search: query } = new URL(wanted, here)
  return origin === here && !/^\/(sign-in|welcome|api|admin\/log)/.test(pathname) ? `${pathname}${query}` : '/'
}

/** Goes on after the sign-in. */
export const goOn = (answer: SignedIn): void => goOnTo(pageAfter(window.location.search), answer)
