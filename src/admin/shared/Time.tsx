'use client'

import { useEffect, useState } from 'react'
import type { Reader } from '../format/reader'
import { exact, relative } from '../format/time'

/** A moment, relative under a day and exact on hover; it keeps up with the clock. */
export const Time = ({ at, reader }: { at: string; reader: Reader }) => {
  const [now, setNow] = useState(reader.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000)
    return () => clearInterval(timer)
  }, [])
  return (
    <time dateTime={at} suppressHydrationWarning title={exact(at, reader.locale, reader.zone)}>
      {relative(at, now, reader.locale, reader.zone)}
    </time>
  )
}
