'use client'

import { useEffect, useState } from 'react'

/** A text that survives leaving the page, until it was sent: kept in this tab alone. */
export const useDraft = (key: string): [string, (text: string) => void, () => void] => {
  const name = `draft.${key}`
  const [text, setText] = useState('')
  useEffect(() => setText(window.sessionStorage.getItem(name) ?? ''), [name])
  const write = (typed: string) => {
    setText(typed)
    if (typed) window.sessionStorage.setItem(name, typed)
    else window.sessionStorage.removeItem(name)
  }
  return [text, write, () => write('')]
}
