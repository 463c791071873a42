'use client'

import { call } from '@/src/browser/api'
import { noteOpen } from '@/src/browser/session/renew'

const ownerKey = 'words.of'
const isWords = (name: string): boolean => /^(draft|unsent)\./.test(name)

/** Forgets in this browser what was written and not sent. */
const forgetAll = (): void => {
  for (const store of [window.sessionStorage, window.localStorage]) Object.keys(store).filter(isWords).forEach((name) => store.removeItem(name))
}

/** Whose words are kept in this browser from now on; those of somebody else before are forgotten, so that nobody reads or sends them. */
export const keepWordsOf = (person: string): void => {
  const before = window.localStorage.getItem(ownerKey)
  if (before !== null && before !== person) forgetAll()
  window.localStorage.setItem(ownerKey, person)
}

/** Signs out and leads on. What was written and not sent goes, for others may sit here next. */
export const leave = (to: string): void =>
  void call('/users/logout', { method: 'POST', body: {} }).catch(() => undefined).then(() => (noteOpen(false), forgetAll(), window.location.assign(to)))
