import { DateTime } from 'luxon'

/** One post as an export has it (spec 02-social §11.3). */
export type Exported = {
  id: string; client: string; platform: string; account: string; title: string; caption: string
  scheduledLocal: string; timezone: string; scheduledUtc: string
  imageUrls: string[]; altTexts: string[]; status: string; postUrl: string
}

export const columns = ['id', 'client', 'platform', 'account', 'title', 'caption', 'scheduledLocal', 'timezone', 'scheduledUtc', 'imageUrls', 'altTexts', 'status', 'postUrl'] as const satisfies readonly (keyof Exported)[]

/** A cell that a spreadsheet would take for a formula begins with an apostrophe; so does one that hides it behind a blank. */
const harmless = (text: string): string => (/^[\s\u200b\ufeff]*[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text)

const cell = (value: string | readonly string[]): string => {
  const text = harmless(typeof value === 'string' ? value : value.join('\n'))
  return /[",\r\n;]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Comma-separated values in UTF-8 with lines ended as RFC 4180 says; several pictures of one post stand below each other in their cell. */
export const csvOf = (rows: readonly Exported[], { bom = false } = {}): string =>
  (bom ? '\ufeff' : '') + [columns.join(','), ...rows.map((row) => columns.map((name) => cell(row[name])).join(','))].map((line) => `${line}\r\n`).join('')

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

const stamp = (time: string): string => DateTime.fromISO(time, { zone: 'UTC' }).toFormat("yyyyMMdd'T'HHmmss'Z'")

/** The planned posts as a calendar file, half an hour each. */
export const icsOf = (rows: readonly Exported[], { name, domain, now = new Date() }: { name: string; domain: string; now?: Date }): string => {
  const events = rows.filter(({ scheduledUtc }) => scheduledUtc).flatMap((row) => [
    'BEGIN:VEVENT', `UID:${row.id}@${domain}`, `DTSTAMP:${stamp(now.toISOString())}`, `DTSTART:${stamp(row.scheduledUtc)}`, 'DURATION:PT30M',
    `SUMMARY:${escaped(`${row.title} (${row.platform})`)}`, `DESCRIPTION:${escaped(`${row.client} · ${row.account}\n${row.status}\n\n${row.caption}`)}`, ...(row.postUrl ? [`URL:${row.postUrl}`] : []), 'END:VEVENT',
  ])
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', `PRODID:-//${escaped(name)}//Content calendar//EN`, 'CALSCALE:GREGORIAN', `X-WR-CALNAME:${escaped(name)}`, ...events, 'END:VCALENDAR'].map((line) => `${folded(line)}\r\n`).join('')
}
