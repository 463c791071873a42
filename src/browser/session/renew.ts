'use client'

export type Renewed = { user: object; exp: number; expiresIn: number }

// When the access token is due, told to all tabs of the browser; nothing secret is kept here.
const key = 'session.due'
// Whether this browser had a session open, so that nobody asks for one where there was none.
const openKey = 'session.open'

/** Notes that a session is open in this browser, or that it was ended. */
export const noteOpen = (isOpen: boolean): void => (isOpen ? window.localStorage.setItem(openKey, '1') : window.localStorage.removeItem(openKey))

/** Whether a session was open here and nobody has ended it since, as far as this browser knows. */
export const mayBeOpen = (): boolean => window.localStorage.getItem(openKey) !== null

/** Whether the access token should be renewed by now: two thirds of its life have passed, or nobody knows. */
export const isDue = (): boolean => Number(window.localStorage.getItem(key) ?? 0) <= Date.now()

/**
 * Renews the session by its cookie. Answers what the server says, `null` when the session has ended, and `undefined` when the
 * server could not be asked just now, which ends nothing.
 */
export const renew = (): Promise<Renewed | null | undefined> => (renewing ??= renewOnce().finally(() => (renewing = null)))

// Whoever asks while one is on its way waits for the same answer: the cookie that renews works once.
let renewing: Promise<Renewed | null | undefined> | null = null

const renewOnce = async (): Promise<Renewed | null | undefined> => {
  window.localStorage.setItem(key, String(Date.now() + 8_000))
  // Kept alive when the page is left: an answer that nobody takes would lose the cookie that replaces the used one.
  const response = await fetch('/api/users/refresh-token', { method: 'POST', credentials: 'include', keepalive: true }).catch(() => null)
  if (response?.status === 401) return (noteOpen(false), null)
  if (!response?.ok) return undefined
  const answer = (await response.json()) as Renewed
  window.localStorage.setItem(key, String(Date.now() + (answer.expiresIn * 2000) / 3))
  return answer
}

/** Whether the server says that nobody is signed in any more; false when it could not be asked. */
export const isGone = async (): Promise<boolean> => {
  const response = await fetch('/api/users/me', { credentials: 'include' }).catch(() => null)
  return response?.ok ? ((await response.json()) as { user: object | null }).user === null : response?.status === 401
}

const endedEvent = 'session.ended'

/** Hears that a session has ended while a page was open. Answers how to stop. */
export const onEnded = (hear: () => void): (() => void) => {
  window.addEventListener(endedEvent, hear)
  return () => window.removeEventListener(endedEvent, hear)
}

/** After a call was refused as from nobody: whether the session could be gone on with, so that the call may be made once more. One that has ended is told to the page. */
export const resumed = async (): Promise<boolean> => {
  if (!mayBeOpen() || !(await isGone())) return false
  const answer = await renew()
  if (answer === null) window.dispatchEvent(new Event(endedEvent))
  return Boolean(answer)
}
