import type { Reader } from '@/src/browser/format/reader'
import { exact, relative } from '@/src/browser/format/time'

/** A moment, relative under a day, exact on hover, in the reader's zone. */
export const When = ({ at, reader }: { at: string | Date; reader: Reader }) => {
  const iso = typeof at === 'string' ? at : at.toISOString()
  return <time dateTime={iso} suppressHydrationWarning title={exact(iso, reader.locale, reader.zone)}>{relative(iso, reader.now, reader.locale, reader.zone)}</time>
}

/** A planned moment with day, time and zone. */
export const planned = (at: string, { locale, zone }: Pick<Reader, 'locale' | 'zone'>): string =>
  new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit', timeZone: zone, timeZoneName: 'short' }).format(new Date(at))
