import { DateTime } from 'luxon'
import { lineOf } from '@/src/domain/platform/exports/cells'
import { clockPatterns, datePatterns, ownColumns, separatorTexts, type ColumnKey } from './columns'

/** One post as an export has it (spec 02-social §11.3). */
export type Exported = {
  id: string; client: string; platform: string; account: string; title: string; caption: string
  scheduledLocal: string; timezone: string; scheduledUtc: string
  imageUrls: string[]; altTexts: string[]; status: string; postUrl: string
}

/** How a tool for posting wants its table: kept with an export, so that a change of the preset does not change it. */
export type Layout = {
  columns: readonly { column: ColumnKey; heading: string }[]
  dateStyle: keyof typeof datePatterns; clock: keyof typeof clockPatterns; separator: keyof typeof separatorTexts
  /** Null: each post's own zone. */
  timezone: string | null
}

/** The table without a preset. */
export const ownLayout: Layout = { columns: ownColumns.map((column) => ({ column, heading: column })), dateStyle: 'iso', clock: '24h', separator: 'line', timezone: null }

/** The first line of a table; with `bom` some spreadsheets see that it is UTF-8. */
export const headOf = ({ columns }: Layout, bom = false): string => (bom ? '\ufeff' : '') + lineOf(columns.map(({ heading }) => heading))

/** A post as a line of the table. */
export const rowOf = (row: Exported, layout: Layout): string => lineOf(layout.columns.map(({ column }) => cellOf(row, column, layout)))

const cellOf = (row: Exported, column: ColumnKey, layout: Layout): string => {
  const [zone, between] = [layout.timezone ?? row.timezone, separatorTexts[layout.separator]]
  const planned = (pattern: string) => (row.scheduledUtc ? DateTime.fromISO(row.scheduledUtc, { zone }).toFormat(pattern) : '')
  const [day, clock] = [datePatterns[layout.dateStyle], clockPatterns[layout.clock]]
  switch (column) {
    case 'scheduledLocal': return planned(`${day} ${clock}`)
    case 'scheduledDate': return planned(day)
    case 'scheduledTime': return planned(clock)
    case 'timezone': return row.scheduledUtc && zone
    case 'imageUrls': case 'altTexts': return row[column].join(between)
    case 'firstImageUrl': return row.imageUrls[0] ?? ''
    case 'blank': return ''
    default: return row[column]
  }
}

const escaped = (text: string): string => text.replaceAll('\\', '\\\\').replaceAll(';', String.raw`\;`).replaceAll(',', String.raw`\,`).replaceAll(/\r\n|[\r\n\u0085\u2028\u2029]/g, String.raw`\n`)

/** A content line is at most 75 bytes long (RFC 5545); the next begins with a blank. No letter is cut in two. */
const folded = (line: string): string => {
  const parts: string[] = []
  let [part, size] = ['', 0]
  for (const letter of line) {
    const bytes = Buffer.byteLength(letter)
    if (size + bytes > 74) {
      parts.push(part)
      ;[part, size] = ['', 0]
    }
    part += letter
    size += bytes
  }
  return [...parts, part].join('\r\n ')
}

const lines = (texts: readonly string[]): string => texts.map((line) => `${folded(line)}\r\n`).join('')
const stamp = (time: string): string => DateTime.fromISO(time, { zone: 'UTC' }).toFormat("yyyyMMdd'T'HHmmss'Z'")

export type Named = { name: string; domain: string }

/** The beginning and the end of a calendar file. */
export const calendarHead = ({ name }: Named): string => lines(['BEGIN:VCALENDAR', 'VERSION:2.0', `PRODID:-//${escaped(name)}//Content calendar//EN`, 'CALSCALE:GREGORIAN', `X-WR-CALNAME:${escaped(name)}`])
export const calendarEnd = lines(['END:VCALENDAR'])

/** A planned post as half an hour of a calendar; nothing for one without a time. */
export const eventOf = (row: Exported, { domain }: Named, now: Date): string =>
  row.scheduledUtc
    ? lines([
        'BEGIN:VEVENT', `UID:${row.id}@${domain}`, `DTSTAMP:${stamp(now.toISOString())}`, `DTSTART:${stamp(row.scheduledUtc)}`, 'DURATION:PT30M', `SUMMARY:${escaped(`${row.title} (${row.platform})`)}`,
        `DESCRIPTION:${escaped(`${row.client} · ${row.account}\n${row.status}\n\n${row.caption}`)}`, ...(row.postUrl ? [`URL:${row.postUrl}`] : []), 'END:VEVENT',
      ])
    : ''
