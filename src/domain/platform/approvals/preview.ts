import { DateTime } from 'luxon'
import type { PayloadRequest } from 'payload'
import type { Letter } from '@/src/domain/platform/mails/letter'
import { sqlOf } from '@/src/engine/database'
import { fail } from '@/src/errors'
import type { Round } from './rows'

type Row = { caption: string | null; account: string | null; file: string | null; alt: string | null; at: string | null; zone: string | null }

const sql = `select a.snapshot->>'caption' as caption, coalesce(a.snapshot#>>'{account,displayName}', a.snapshot#>>'{account,handle}') as account,
  coalesce(a.snapshot#>>'{images,0,rendition}', a.snapshot#>>'{images,0,file}') as file, a.snapshot#>>'{images,0,alt}' as alt,
  a.snapshot->>'scheduledAt' as at, a.snapshot->>'scheduledTimezone' as zone from approvals a where a.id = $1`

const longest = 600

const whenOf = (at: string | null, zone: string | null): string | undefined => {
  const there = at ? DateTime.fromISO(at, { zone: zone ?? 'utc' }) : null
  return there?.isValid ? `Planned for ${there.setLocale('en').toFormat('cccc, d LLLL yyyy, H:mm')} (${there.zoneName})` : undefined
}

/** What a mail that asks to decide shows of a post: exactly what was handed in, and nothing of later edits. Undefined for what has no caption. */
export const previewOf = async (req: PayloadRequest, { id, slug }: Pick<Round, 'id' | 'slug'>): Promise<Letter['preview']> => {
  if (slug !== 'posts') return undefined
  const [row] = await sqlOf(req).query<Row>(sql, [id])
  if (!row) throw fail('RES_001')
  const text = row.caption && row.caption.length > longest ? `${row.caption.slice(0, longest).replace(/\s\S*$/, '')} …` : row.caption
  return { file: row.file, alt: row.alt ?? '', text: text ?? undefined, by: row.account ?? undefined, when: whenOf(row.at, row.zone) }
}
