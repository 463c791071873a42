import type { PayloadRequest } from 'payload'
import { allMetrics, type Metric } from '@/src/domain/social/rules'
import { inTransaction, sqlOf } from '@/src/engine/database'
import { uuidv7 } from '@/src/engine/ids'

export type Figures = Partial<Record<Metric, number | null>>
export type Recorded = { capturedAt: Date; source: 'hand' | 'sync' | 'import'; figures: Figures; engagementRate?: number | null; recordedBy?: string | null; note?: string | null }
type Posted = { id: string; agency: string; client: string; platform: string | null }
export type MetricRow = Record<Metric, number | null> & { id: string; capturedAt: Date; source: string; engagementRate: number | null; engagementBasis: string | null; decreased: boolean }

const bases = ['reach', 'impressions', 'views'] as const

/**
 * The share of those who did something among those who saw the post, in percent with two places: (likes + comments + shares + saves) ÷
 * the first known of reach, impressions and views. Null while none of either side is known; unknown figures count as none.
 */
export const engagementOf = (figures: Figures): { rate: number; basis: (typeof bases)[number] } | null => {
  const basis = bases.find((name) => (figures[name] ?? 0) > 0)
  const acts = [figures.likes, figures.comments, figures.shares, figures.saves].filter((value): value is number => typeof value === 'number')
  if (!basis || acts.length === 0) return null
  const rate = (acts.reduce((sum, value) => sum + value, 0) / figures[basis]!) * 100
  return { rate: Math.min(100, Math.round(rate * 100) / 100), basis }
}

/** Whether a figure is smaller than it was; what is unknown on either side is no fall. */
export const hasFallen = (before: Figures | undefined, after: Figures): boolean =>
  allMetrics.some((name) => typeof before?.[name] === 'number' && typeof after[name] === 'number' && after[name]! < before[name]!)

const names = allMetrics.map((name) => name)
const columns = names.join(', ')
const beforeSql = `select ${names.map((name) => `${name}::float8 as ${name}`).join(', ')} from post_metrics where post_id = $1 and captured_at < $2 order by captured_at desc limit 1`
const insertSql = `insert into post_metrics (id, agency_id, client_id, post_id, platform, captured_at, source, ${columns}, engagement_rate, engagement_basis, recorded_by_id, note, decreased, created_at, updated_at)
  values ($1, $2, $3, $4, $5::text::enum_post_metrics_platform, $6, $7::text::enum_post_metrics_source, ${names.map((_, at) => `$${8 + at}`).join(', ')}, $16, $17::text::enum_post_metrics_engagement_basis, $18, $19, $20, now(), now())
  on conflict (post_id, source, captured_at) do nothing returning id`
const copySql = `update posts set ${names.map((name, at) => `metrics_${name} = $${3 + at}`).join(', ')}, metrics_engagement_rate = $11, metrics_engagement_basis = $12::text::enum_posts_metrics_engagement_basis,
    metrics_captured_at = $2, metrics_source = $13::text::enum_posts_metrics_source, updated_at = now()
  where id = $1 and (metrics_captured_at is null or metrics_captured_at <= $2)`

/** Keeps a post's figures as a row of their own and, when they are the newest, as its copy. False when these are known already. */
export const recordMetrics = (req: PayloadRequest, post: Posted, { capturedAt, source, figures, engagementRate = null, recordedBy = null, note = null }: Recorded): Promise<{ id: string; decreased: boolean } | null> =>
  inTransaction(req, async () => {
    const db = sqlOf(req)
    await db.query('select id from posts where id = $1 for update', [post.id])
    const [before] = await db.query<Figures>(beforeSql, [post.id, capturedAt])
    const worked = engagementRate === null ? engagementOf(figures) : { rate: engagementRate, basis: 'reported' }
    const values = names.map((name) => figures[name] ?? null)
    const decreased = hasFallen(before, figures)
    const [row] = await db.query<{ id: string }>(insertSql, [uuidv7(), post.agency, post.client, post.id, post.platform, capturedAt, source, ...values, worked?.rate ?? null, worked?.basis ?? null, recordedBy, note, decreased])
    if (!row) return null
    await db.query(copySql, [post.id, capturedAt, ...values, worked?.rate ?? null, worked?.basis ?? null, source])
    return { id: row.id, decreased }
  })
