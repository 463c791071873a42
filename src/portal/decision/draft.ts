'use client'

import { useCallback, useLayoutEffect, useRef, useState, type RefObject } from 'react'

/** What was kept, then what was typed before the page came alive; a browser that brings a field back brings the kept text itself. */
const both = (kept: string, typed: string): string => (kept && typed && !typed.startsWith(kept) ? `${kept}\n${typed}` : typed || kept)

/** A text that survives leaving the page, until it was sent: kept in this tab alone. `field` is where it stands, when that comes with the page. */
export const useDraft = (key: string, field?: RefObject<HTMLTextAreaElement | null>): [string, (text: string) => void, () => void] => {
  const name = `draft.${key}`
  const [text, setText] = useState('')
  const early = useRef(field)
  const write = useCallback((typed: string) => {
    setText(typed)
    if (typed) window.sessionStorage.setItem(name, typed)
    else window.sessionStorage.removeItem(name)
  }, [name])
  useLayoutEffect(() => {
    const typed = early.current?.current?.value ?? ''
    early.current = undefined
    write(both(window.sessionStorage.getItem(name) ?? '', typed))
  }, [name, write])
  return [text, write, () => write('')]
}
