'use client'

import { useState } from 'react'

const signs = /(https?:\/\/[^\s<>"]+|#[\p{L}\p{N}_]+|@[\p{L}\p{N}_.]+)/gu

/** What networks draw as links stands out; nothing here can be clicked, because it is not out yet. */
const marked = (text: string) => text.split(signs).map((part, at) => (at % 2 ? <span className="font-medium text-brand-text" key={at}>{part}</span> : part))

/** The text as it was written, its own direction kept; a long one opens on demand. */
export const Caption = ({ text, most = 420, className = '' }: { text: string; most?: number; className?: string }) => {
  const [open, setOpen] = useState(false)
  const cut = !open && text.length > most * 1.25
  return (
    <div className={className}>
      <p className="written" dir="auto">{marked(cut ? `${text.slice(0, most).replace(/\s+\S*$/, '')}…` : text)}</p>
      {cut && <button className="mt-1 inline-flex min-h-11 items-center text-sm font-medium text-brand-text underline-offset-4 hover:underline sm:min-h-8" onClick={() => setOpen(true)} type="button">Show the whole text</button>}
    </div>
  )
}
