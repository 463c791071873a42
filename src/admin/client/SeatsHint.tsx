'use client'

import { useEffect, useState } from 'react'
import { call } from '../api'
import styles from './client.module.css'

type Agencies = { docs: { plan?: { maxSeats?: number } | string | null }[] }
type Seats = { used: number; max: number }

const readSeats = async (signal: AbortSignal): Promise<Seats | null> => {
  const { docs } = await call<Agencies>('/agencies?limit=2&depth=1&select[plan]=true', { signal })
  const plan = docs.length === 1 ? docs[0]!.plan : null
  if (!plan || typeof plan === 'string' || !plan.maxSeats) return null
  const { totalDocs } = await call<{ totalDocs: number }>('/clients?where[isActive][equals]=true&limit=1&depth=0&select[companySlug]=true', { signal })
  return { used: totalDocs, max: plan.maxSeats }
}

/** How many clients the plan still has room for; nothing for people who do not see the plan. */
export const SeatsHint = () => {
  const [seats, setSeats] = useState<Seats | null>(null)
  useEffect(() => {
    const aborter = new AbortController()
    readSeats(aborter.signal).then(setSeats, () => undefined)
    return () => aborter.abort()
  }, [])
  if (!seats) return null
  const full = seats.used >= seats.max
  return (
    <p className={styles.seats} data-full={full}>
      {seats.used} of {seats.max} client seats in use.
      {full && ' Deactivate a client or ask for a larger plan to add another one.'}
    </p>
  )
}
