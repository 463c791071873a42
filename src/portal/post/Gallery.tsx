'use client'

import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useRef, useState } from 'react'
import type { Picture } from '../item/shown'

type Props = { pictures: Picture[]; /** Width to height of the place, so that nothing jumps. */ ratio?: number; fit?: 'cover' | 'contain'; eager?: boolean; className?: string }

const roundButton = 'absolute top-1/2 z-10 grid size-11 -translate-y-1/2 place-items-center rounded-full bg-black/60 text-white hover:bg-black/75 disabled:opacity-0'

/** Pictures to swipe, to step through by buttons and by the arrow keys, with a counter. Nothing moves by itself. */
export const Gallery = ({ pictures, ratio, fit = 'cover', eager = true, className = '' }: Props) => {
  const strip = useRef<HTMLUListElement>(null)
  const [at, setAt] = useState(0)
  const first = pictures[0]
  const shape = ratio ?? Math.min(1.91, Math.max(0.8, (first?.width ?? 1) / (first?.height ?? 1)))
  if (!first) return null
  const go = (to: number) => {
    const place = strip.current
    const next = Math.min(pictures.length - 1, Math.max(0, to))
    if (place) place.scrollTo({ left: next * place.clientWidth * (getComputedStyle(place).direction === 'rtl' ? -1 : 1), behavior: 'smooth' })
    setAt(next)
  }
  const scrolled = () => {
    const place = strip.current
    if (place?.clientWidth) setAt(Math.round(Math.abs(place.scrollLeft) / place.clientWidth))
  }
  const image = (picture: Picture, index: number) => (
    <img alt={picture.alt || `Picture ${index + 1} of ${pictures.length}`} className={`size-full ${fit === 'cover' ? 'object-cover' : 'object-contain'}`} decoding="async" height={picture.height ?? undefined} loading={eager && index === 0 ? 'eager' : 'lazy'} src={picture.url} width={picture.width ?? undefined} />
  )
  if (pictures.length === 1) return <div className={`overflow-hidden bg-sunk ${className}`} style={{ aspectRatio: shape }}>{image(first, 0)}</div>
  return (
    <div
      aria-label="Pictures" aria-roledescription="carousel" className={`relative overflow-hidden bg-sunk ${className}`} role="group" style={{ aspectRatio: shape }}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft') return
        event.preventDefault()
        go(at + (event.key === 'ArrowRight' ? 1 : -1))
      }}
    >
      <ul className="flex size-full snap-x snap-mandatory overflow-x-auto [scrollbar-width:none]" onScroll={scrolled} ref={strip} tabIndex={0} aria-label={`Pictures, ${at + 1} of ${pictures.length} shown`}>
        {pictures.map((picture, index) => (
          <li className="size-full shrink-0 snap-center" key={picture.url + index}>{image(picture, index)}</li>
        ))}
      </ul>
      <button aria-label="Earlier picture" className={`${roundButton} left-2`} disabled={at === 0} onClick={() => go(at - 1)} type="button"><ChevronLeft aria-hidden="true" size={22} /></button>
      <button aria-label="Later picture" className={`${roundButton} right-2`} disabled={at === pictures.length - 1} onClick={() => go(at + 1)} type="button"><ChevronRight aria-hidden="true" size={22} /></button>
      <p aria-hidden="true" className="figure absolute top-2 right-2 rounded-full bg-black/65 px-2.5 py-0.5 text-xs font-medium text-white">{at + 1} / {pictures.length}</p>
      <p aria-live="polite" className="sr-only">{`Image ${at + 1} of ${pictures.length}${pictures[at]?.alt ? `: ${pictures[at].alt}` : ''}`}</p>
    </div>
  )
}
