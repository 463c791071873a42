import type { Reader } from '../../format/reader'

/** The periods that are one choice away; `own` asks for days. */
export const periods = [{ value: '7', label: 'Last 7 days' }, { value: '30', label: 'Last 30 days' }, { value: '90', label: 'Last 90 days' }, { value: '365', label: 'Last 12 months' }, { value: 'own', label: 'Days of your choice' }] as const

const dayAt = (at: number, zone: string): string => new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone: zone }).format(at)

/** First and last day of so many days up to today, as the reader's calendar has it. */
export const periodOf = (days: string, { now, zone }: Reader): { from: string; to: string } => ({ from: dayAt(now - (Number(days) - 1) * 86_400_000, zone), to: dayAt(now, zone) })

/** That both days are there and in order. */
export const whole = (from: string, to: string): boolean => Boolean(from && to && from <= to)
