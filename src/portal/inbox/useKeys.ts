'use client'

import { useEffect, useRef, useState } from 'react'

const kept = 'keys.off'
const isTyping = (target: EventTarget | null): boolean => target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

/** Single keys as shortcuts, which can be switched off; none while somebody types or a dialog is open. */
export const useKeys = (keys: Record<string, () => void>): { on: boolean; turn: (on: boolean) => void } => {
  const [on, setOn] = useState(true)
  const now = useRef(keys)
  useEffect(() => {
    now.current = keys
  })
  useEffect(() => setOn(window.localStorage.getItem(kept) === null), [])
  useEffect(() => {
    if (!on) return
    const press = (event: KeyboardEvent) => {
      if (event.metaKey || event.ctrlKey || event.altKey || event.defaultPrevented || isTyping(event.target) || document.querySelector('[role=dialog],[role=menu]')) return
      const act = now.current[event.key]
      if (!act) return
      event.preventDefault()
      act()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [on])
  const turn = (wanted: boolean) => (setOn(wanted), wanted ? window.localStorage.removeItem(kept) : window.localStorage.setItem(kept, '1'))
  return { on, turn }
}
