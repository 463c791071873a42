'use client'

import { useEffect, useState } from 'react'

/** The clock in milliseconds, second by second while `running`; the first paint shows the server's. */
export const useNow = (start: number, running = true): number => {
  const [now, setNow] = useState(start)
  useEffect(() => {
    setNow(Date.now())
    if (!running) return
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [running])
  return now
}
