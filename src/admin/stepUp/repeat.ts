'use client'

const ours = (input: RequestInfo | URL): boolean => {
  const url = new URL(input instanceof Request ? input.url : String(input), window.location.href)
  return url.origin === window.location.origin && url.pathname.startsWith('/api/') && url.pathname !== '/api/users/me/confirm'
}

const wantsProof = async (response: Response): Promise<boolean> => {
  const answer = (await response.clone().json().catch(() => null)) as { errors?: { data?: { name?: string } }[] } | null
  return answer?.errors?.[0]?.data?.name === 'STEP_UP_NEEDED'
}

/**
 * Lets any part of the admin, Payload's own forms included, be asked for a fresh proof: `ask` shows the dialog, and after a
 * yes the same call is made once more, so that nothing typed is lost. After a no the refusal stands. Answers how to stop.
 */
export const repeatConfirmed = (ask: () => Promise<boolean>): (() => void) => {
  const fetched = window.fetch
  const asking: typeof fetch = async (input, init) => {
    const once = init?.body instanceof ReadableStream || !ours(input)
    const again = !once && input instanceof Request ? input.clone() : input
    const response = await fetched(input, init)
    if (once || response.ok || !(await wantsProof(response))) return response
    // The patience of the first call has run out over the dialog, so the second has its own.
    return (await ask()) ? fetched(again, { ...init, signal: undefined }) : response
  }
  window.fetch = asking
  return () => {
    if (window.fetch === asking) window.fetch = fetched
  }
}
