'use client'

const ours = (input: RequestInfo | URL): boolean => {
  const url = new URL(input instanceof Request ? input.url : String(input), window.location.href)
  return url.origin === window.location.origin && url.pathname.startsWith('/api/') && !/^\/api\/users\/(login|logout|refresh-token|me|me\/confirm)$/.test(url.pathname)
}

/**
 * Tells when the API refuses a call of any part of the admin, Payload's own included, as it does when the session has ended.
 * Answers how to stop. Payload offers no place to hear of it, so the page's `fetch` is listened to; it is not changed.
 */
export const onRefused = (tell: () => void): (() => void) => {
  const fetched = window.fetch
  const listening: typeof fetch = async (input, init) => {
    const response = await fetched(input, init)
    if ((response.status === 401 || response.status === 403) && ours(input)) tell()
    return response
  }
  window.fetch = listening
  return () => {
    if (window.fetch === listening) window.fetch = fetched
  }
}
