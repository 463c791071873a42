import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { mustWorkOn, readPost } from '@/src/domain/social/posts/row'
import { allMetrics } from '@/src/domain/social/rules'
import { sqlOf } from '@/src/engine/database'
import { idOf } from '@/src/engine/idOf'
import { isRefusal, fail } from '@/src/errors'
import { linesOf } from './csv'
import { recordMetrics, type Figures } from './record'

const figure = z.number('Enter a whole number.').int('Enter a whole number.').min(0).max(1_000_000_000_000).nullish()
const figures = Object.fromEntries(allMetrics.map((name) => [name, figure])) as Record<(typeof allMetrics)[number], typeof figure>

export const MetricsBody = z.strictObject({ ...figures, capturedAt: z.iso.datetime({ offset: true }).optional(), engagementRate: z.number().min(0).max(100).nullish(), note: z.string().trim().max(300).optional() })
export type MetricsGiven = z.infer<typeof MetricsBody>

/** Keeps figures that a person read off the network. An empty figure is unknown, never none. Throws RES_001, AUTH_004, RES_003 `NOT_POSTED`, VAL_001 `CAPTURED_RANGE`, VAL_002. */
export const recordByHand = async (req: PayloadRequest, id: string, { capturedAt, engagementRate, note, ...given }: MetricsGiven, source: 'hand' | 'import' = 'hand') => {
  const row = await readPost(req, id)
  mustWorkOn(req, row)
  if (row.status !== 'posted') throw fail('RES_003', { name: 'NOT_POSTED', message: 'Figures belong to a post that is out.', details: { state: row.status } })
  if (engagementRate == null && allMetrics.every((name) => given[name] == null)) throw fail('VAL_002', { message: 'Enter at least one figure.' })
  const at = capturedAt ? new Date(capturedAt) : new Date()
  if (at.getTime() > Date.now() + 60_000 || at.getTime() < Date.parse(String(row.postedAt)) - 60_000) throw fail('VAL_001', { name: 'CAPTURED_RANGE', field: 'capturedAt', message: 'The figures are from between the time of posting and now.' })
  const post = { id, agency: idOf(row.agency)!, client: idOf(row.client)!, platform: (row.platform as string) ?? null }
  const made = await recordMetrics(req, post, { capturedAt: at, source, figures: given as Figures, engagementRate: engagementRate ?? null, recordedBy: req.user!.id, note: note ?? null })
  if (!made) throw fail('VAL_004', { field: 'capturedAt', message: 'There are figures of this moment already.' })
  return { ...made, post: id, capturedAt: at.toISOString(), source, ...given }
}

const mostRows = 1000
type Line = Record<string, string>
type Result = { row: number; ok: boolean; id?: string; code?: string; message?: string }

const idBy = async (req: PayloadRequest, { id, postUrl }: Line): Promise<string> => {
  if (id) return id
  const own = [...new Set((await sqlOf(req).query<{ id: string }>('select id from posts where post_url = $1 and deleted_at is null limit 20', [postUrl ?? ''])).map((row) => row.id))]
  // The link may be another agency's as well: only what the caller may read counts.
  for (const known of own) if (await readPost(req, known).then(() => true, () => false)) return known
  throw fail('RES_001', { field: 'postUrl', message: 'No post has this link.' })
}

const numbered = (line: Line): MetricsGiven => {
  const number = (name: string) => (line[name]?.trim() ? Number(line[name]!.replaceAll(/[\s,']/g, '')) : undefined)
  const given = MetricsBody.safeParse({ ...Object.fromEntries(allMetrics.map((name) => [name, number(name)])), engagementRate: number('engagementRate'), capturedAt: line.capturedAt?.trim() || undefined })
  if (!given.success) throw fail('VAL_001', { message: `${given.error.issues[0]?.path.join('.') ?? 'A value'} is not right.` })
  return given.data
}

/** Takes figures from a CSV whose lines name their post by `id` or `postUrl`; each line counts on its own. Throws VAL_001. */
export const importMetrics = async (req: PayloadRequest, csv: string): Promise<{ ok: number; failed: number; results: Result[] }> => {
  const lines = read(csv)
  if (lines.length > mostRows) throw fail('VAL_001', { name: 'TOO_MANY', message: `At most ${mostRows} lines at once.` })
  const results: Result[] = []
  for (const [at, line] of lines.entries()) {
    results.push(await idBy(req, line).then(async (id) => ({ row: at + 2, ok: true, id: (await recordByHand(req, id, numbered(line), 'import')).id })).catch((error: unknown) => {
      if (isRefusal(error)) return { row: at + 2, ok: false, code: error.data.name, message: error.message }
      if ((error as { status?: number }).status !== 404) throw error
      return { row: at + 2, ok: false, code: 'NOT_FOUND', message: 'This post was not found.' }
    }))
  }
  const ok = results.filter((result) => result.ok).length
  return { ok, failed: results.length - ok, results }
}

const read = (csv: string): Line[] => {
  const lines = linesOf(csv)
  if (!lines[0] || !('id' in lines[0] || 'postUrl' in lines[0])) throw fail('VAL_001', { message: 'This is not a table whose head names columns such as postUrl, likes, views.' })
  return lines
}
