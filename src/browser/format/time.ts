const units = [['minute', 60], ['hour', 3600], ['day', 86_400]] as const

/** Relative under a day ("3 hours ago"), the date after that. `now` and the answer's zone are the caller's. */
export const relative = (at: string, now: number, locale: string, zone: string): string => {
  const seconds = Math.round((Date.parse(at) - now) / 1000)
  const past = Math.abs(seconds)
  if (past < 45) return 'just now'
  if (past >= 86_400) return date(at, now, locale, zone)
  const [unit, size] = past < 3570 ? units[0] : units[1]
  return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(Math.round(seconds / size), unit)
}

/** Date and time with the zone's name, for hovering. */
export const exact = (at: string, locale: string, zone: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'long', timeZone: zone }).format(new Date(at))

/** Day and time to the minute, with the zone's short name: for what people plan by. */
export const dateTime = (at: string, locale: string, zone: string): string =>
  new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', hour: 'numeric', minute: '2-digit', timeZoneName: 'short', timeZone: zone }).format(new Date(at))

/** The day alone; the year only when it is not this one. */
export const date = (at: string, now: number, locale: string, zone: string): string => {
  const sameYear = new Date(at).getUTCFullYear() === new Date(now).getUTCFullYear()
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: sameYear ? undefined : 'numeric', timeZone: zone }).format(new Date(at))
}

/** A time span as a clock reads it: `0:07`, `2:05`, `1:04:09`. */
export const clock = (seconds: number): string => {
  const whole = Math.max(0, Math.floor(seconds))
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60]
  const two = (value: number) => String(value).padStart(2, '0')
  return hours ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`
}

/** A time span in words, for estimates: `about 2 min`, `45 s`. */
export const span = (seconds: number, locale: string): string => {
  if (seconds < 10) return 'a few seconds'
  const unit = seconds < 90 ? 'second' : 'minute'
  const value = unit === 'second' ? Math.round(seconds) : Math.round(seconds / 60)
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short' }).format(value)
}
