'use client'

import { useCallback, useLayoutEffect, useRef, useState, type RefObject } from 'react'

/** What was kept, then what was typed before the page came alive; a browser that brings a field back brings the kept text itself. */
const both = (kept: string, typed: string): string => (kept && typed && !typed.startsWith(kept) ? `${kept}\n${typed}` : typed || kept)

type Where = { /** Where it stands, when that comes with the page. */ field?: RefObject<HTMLTextAreaElement | null>; /** In this tab alone, or on this computer. */ store?: 'sessionStorage' | 'localStorage' }

/** A text that survives leaving the page, until it was sent. */
export const useDraft = (key: string, { field, store = 'sessionStorage' }: Where = {}): [string, (text: string) => void, () => void] => {
  const name = `draft.${key}`
  const [text, setText] = useState('')
  const early = useRef(field)
  const write = useCallback((typed: string) => {
    setText(typed)
    if (typed) window[store].setItem(name, typed)
    else window[store].removeItem(name)
  }, [name, store])
  useLayoutEffect(() => {
    const typed = early.current?.current?.value ?? ''
    early.current = undefined
    write(both(window[store].getItem(name) ?? '', typed))
  }, [name, store, write])
  return [text, write, () => write('')]
}
