import { daysOn, dayIn, monthOf, monthsOn, weekOf, weeksOf } from '@/src/browser/format/month'

export const views = ['month', 'week', 'list'] as const
export type View = (typeof views)[number]

/** What the page shows; kept in its address. `at` is a day of the month or week. */
export type Place = { view: View; at: string; client: string; platform: string }

/** The place that an address names, with today's month where it names none. */
export const placeOf = (params: URLSearchParams, now: number, zone: string): Place => {
  const [view, at] = [params.get('view') as View, params.get('at') ?? '']
  return { view: views.includes(view) ? view : 'month', at: /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(at) ? at : dayIn(new Date(now), zone), client: params.get('client') ?? '', platform: params.get('platform') ?? '' }
}

export const addressOf = ({ view, at, client, platform }: Place): string =>
  `?${new URLSearchParams({ at, ...(view !== 'month' && { view }), ...(client && { client }), ...(platform && { platform }) }).toString()}`

const monthAt = (at: string) => monthOf(at.slice(0, 7), 0, 'UTC')

/** The days that a view shows, in rows of a week; a list has those of its month in one row. */
export const rowsOf = ({ view, at }: Place): string[][] =>
  view === 'week' ? [weekOf(at)] : view === 'month' ? weeksOf(monthAt(at)) : [weeksOf(monthAt(at)).flat().filter((day) => day.startsWith(at.slice(0, 7)))]

/** The day to which one turns the page on or back. */
export const turned = ({ view, at }: Place, by: number): string => (view === 'week' ? daysOn(at, by * 7) : `${monthsOn(monthAt(at), by)}-01`)

/** What stands above the view: the month, or from when to when the week goes. */
export const nameOf = ({ view, at }: Place, locale: string): string => {
  const words = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' })
  if (view !== 'week') return words({ month: 'long', year: 'numeric' }).format(new Date(`${at.slice(0, 7)}-15T12:00:00Z`))
  const days = weekOf(at)
  // The server's and the browser's spaces differ.
  return words({ day: 'numeric', month: 'long', year: 'numeric' }).formatRange(new Date(`${days[0]}T12:00:00Z`), new Date(`${days[6]}T12:00:00Z`)).replaceAll(/[\u2009\u202f]/g, ' ')
}

/** A day in words, such as “Thursday, December 3”. */
export const dayWords = (day: string, locale: string, weekday: 'long' | 'short' = 'long'): string =>
  new Intl.DateTimeFormat(locale, { weekday, day: 'numeric', month: 'long', timeZone: 'UTC' }).format(new Date(`${day}T12:00:00Z`))

/** A moment's clock time for a reader. */
export const timeWords = (at: string, locale: string, zone: string): string => new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit', timeZone: zone }).format(new Date(at))
