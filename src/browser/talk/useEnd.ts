'use client'

import { useEffect, useRef } from 'react'

const nearPx = 80

/** Keeps the end of a list in view: when one says something, and while one is there as it grows, pictures included. */
export const useEnd = (count: number, said: number) => {
  const box = useRef<HTMLDivElement>(null)
  const isThere = useRef(true)
  useEffect(() => {
    const place = box.current
    const content = place?.firstElementChild
    if (!place || !content) return
    const toEnd = () => void (isThere.current && place.scrollTo({ top: place.scrollHeight }))
    let last = 0
    // Only who scrolls up leaves the end: a picture that arrives meanwhile does not.
    const note = () => {
      if (place.scrollTop < last) isThere.current = false
      if (place.scrollHeight - place.scrollTop - place.clientHeight < nearPx) isThere.current = true
      last = place.scrollTop
    }
    const watch = new ResizeObserver(toEnd)
    watch.observe(content)
    place.addEventListener('scroll', note, { passive: true })
    return () => {
      watch.disconnect()
      place.removeEventListener('scroll', note)
    }
  }, [])
  useEffect(() => {
    if (said) isThere.current = true
    if (isThere.current) box.current?.scrollTo({ top: box.current.scrollHeight })
  }, [count, said])
  return box
}
