import { DateTime } from 'luxon'
import { env } from '@/src/env'
import { kindOf, type MailMode } from '../kinds'
import type { Preferences } from '../preferences'

export type Due = { at: Date; daily: boolean; unlessRead: boolean; urgent: boolean }

type Asked = { kind: string; mode: MailMode; chosen: Preferences; zone: string | null; now?: Date; notBefore?: Date }

/**
 * When a mail of a kind goes to a person who chose so; null when it does not go. Urgent and essential ones keep no quiet hours and
 * wait for no others. Times of day are the person's.
 */
export const dueOf = ({ kind, mode, chosen, zone, now = new Date(), notBefore }: Asked): Due | null => {
  const { priority, essential } = kindOf(kind)
  const wish = essential ? undefined : chosen.kinds[kind]?.mail
  if (!chosen.email || wish === 'off') return null
  const urgent = Boolean(essential) || priority === 'urgent'
  const from = new Date(Math.max(now.getTime(), notBefore?.getTime() ?? 0))
  const daily = !urgent && (wish === 'daily' || (wish !== 'now' && (mode === 'digest' || chosen.digest === 'daily')))
  if (daily) return { at: nextAt(from, chosen.digestAt, zone), daily, unlessRead: true, urgent }
  const later = mode === 'unread' ? new Date(from.getTime() + env.mailUnreadSeconds * 1000) : from
  return { at: urgent ? later : afterQuiet(later, chosen.quietHours, zone), daily, unlessRead: mode === 'unread', urgent }
}

const local = (at: Date, zone: string | null): DateTime => {
  const there = DateTime.fromJSDate(at, { zone: zone || 'America/New_York' })
  return there.isValid ? there : DateTime.fromJSDate(at, { zone: 'America/New_York' })
}

const onDay = (day: DateTime, time: string): DateTime => day.set({ hour: Number(time.slice(0, 2)), minute: Number(time.slice(3)), second: 0, millisecond: 0 })

/** The next time the clock shows `time` where the person is. */
const nextAt = (at: Date, time: string, zone: string | null): Date => {
  const there = local(at, zone)
  const today = onDay(there, time)
  return (today > there ? today : onDay(there.plus({ days: 1 }), time)).toJSDate()
}

/** `at`, or the end of the person's quiet hours when it falls into them; they may pass midnight. */
const afterQuiet = (at: Date, quiet: Preferences['quietHours'], zone: string | null): Date => {
  if (!quiet || quiet.from === quiet.to) return at
  const clock = local(at, zone).toFormat('HH:mm')
  const within = quiet.from < quiet.to ? clock >= quiet.from && clock < quiet.to : clock >= quiet.from || clock < quiet.to
  return within ? nextAt(at, quiet.to, zone) : at
}
