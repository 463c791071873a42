/** A month as `2026-11`, its first and last moment widely taken, and its days in weeks from Monday on. */
export type Month = { key: string; year: number; month: number }

const two = (value: number): string => String(value).padStart(2, '0')

/** The month of an address, else the one that is now in the zone. */
export const monthOf = (given: string | undefined, now: number, zone: string): Month => {
  const key = /^\d{4}-(0[1-9]|1[0-2])$/.test(given ?? '') ? given! : dayIn(new Date(now), zone).slice(0, 7)
  return { key, year: Number(key.slice(0, 4)), month: Number(key.slice(5)) }
}

/** The month so many months on. */
export const monthsOn = ({ year, month }: Month, by: number): string => {
  const at = new Date(Date.UTC(year, month - 1 + by, 1))
  return `${at.getUTCFullYear()}-${two(at.getUTCMonth() + 1)}`
}

/** The calendar day of a moment in a zone, as `2026-11-20`. */
export const dayIn = (at: Date | string, zone: string): string => new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(new Date(at))

/** The weeks that a month touches, each with seven days. */
export const weeksOf = ({ year, month }: Month): string[][] => {
  const first = new Date(Date.UTC(year, month - 1, 1))
  const back = (first.getUTCDay() + 6) % 7
  const days = Math.ceil((back + new Date(Date.UTC(year, month, 0)).getUTCDate()) / 7) * 7
  const all = Array.from({ length: days }, (_, at) => new Date(Date.UTC(year, month - 1, 1 - back + at)).toISOString().slice(0, 10))
  return Array.from({ length: days / 7 }, (_, week) => all.slice(week * 7, week * 7 + 7))
}

/** From when to when rows of a month may lie, whatever the zone. */
export const boundsOf = ({ year, month }: Month): { from: string; to: string } => ({ from: new Date(Date.UTC(year, month - 1, 1) - 86_400_000).toISOString(), to: new Date(Date.UTC(year, month, 1) + 86_400_000).toISOString() })

/** The day so many days on; both as `2026-11-20`. */
export const daysOn = (day: string, by: number): string => new Date(Date.parse(`${day}T12:00:00Z`) + by * 86_400_000).toISOString().slice(0, 10)

/** The seven days, from Monday on, of the week of a day. */
export const weekOf = (day: string): string[] => {
  const back = (new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7
  return Array.from({ length: 7 }, (_, at) => daysOn(day, at - back))
}
