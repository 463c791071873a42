import { briefText } from '@/src/domain/content/brief'
import type { KeptSource } from '@/src/domain/content/evidence/store'
import { ownSourceAuthority } from '@/src/domain/content/research/authority.data'
import type { Bearing } from '@/src/domain/content/research/relevance'
import { byRelevance, relevanceScore, type Yardstick } from '@/src/domain/content/research/score'
import { domainOf } from '@/src/domain/content/research/url'
import { poolOf } from '@/src/engine/database'
import { sourceText } from '../../readSource'
import type { Context } from '../outputs'
import { keepSource, type Material } from './keep'

type Row = { id: string; title: string; url: string | null; published: Date | null; authority: string | null; tags: string[]; text: string | null }

const rowsSql = `select s.id, s.title, s.url, s.published_date as published, s.authority::text as authority, s.extracted_text as text,
    coalesce((select array_agg(t.text) from sources_texts t where t.parent_id = s.id and t.path = 'tags'), '{}') as tags
  from sources s where s.client_id = $1 and case when cardinality($2::uuid[]) > 0 then s.id = any($2) else s.use_in_generation is not false end
  order by s.created_at`

const materialOf = (row: Row, text: string, yardstick: Yardstick): Omit<Material, 'mark'> => {
  const url = row.url ?? `source:${row.id}`
  const publishedAt = row.published ? new Date(row.published).toISOString() : null
  const snippet = `${text.slice(0, 400)} ${row.tags.join(' ')}`
  const authority = row.authority === null ? ownSourceAuthority : Number(row.authority)
  const score = relevanceScore({ url, title: row.title, snippet, domain: domainOf(url), publishedAt, authority }, yardstick)
  return { kind: 'source', sourceId: row.id, url, title: row.title, siteName: null, domain: domainOf(url), publishedAt, score, text }
}

export type Unread = { title: string; reason: string }

const unreadSql = `select title, coalesce(extraction_error, 'It holds no text.') as reason from sources where id = any($1::uuid[])`

/** The client's own material, best first, as sources S1, S2, …, and what of it could not be read, with the reason. */
export const ownSources = async (context: Context, yardstick: Yardstick, bearing: Bearing): Promise<{ kept: KeptSource[]; unread: Unread[] }> => {
  const { payload, run } = context
  const rows = await poolOf(payload).query<Row>(rowsSql, [run.client, run.input.sourceIds])
  const found: Omit<Material, 'mark'>[] = []
  const without: string[] = []
  for (const row of rows) {
    context.signal.throwIfAborted()
    const text = row.text?.trim() ? row.text : await sourceText(payload, row.id)
    if (text) found.push(materialOf(row, text, yardstick))
    else without.push(row.id)
  }
  const kept: KeptSource[] = []
  for (const material of found.sort(byRelevance)) {
    const source = await keepSource(context, { ...material, mark: `S${kept.length + 1}` }, bearing)
    if (source) kept.push(source)
  }
  const unread = without.length > 0 ? await poolOf(payload).query<Unread>(unreadSql, [without]) : []
  return { kept, unread }
}

/** The brief's own words as evidence of their own kind, S0: they may prove what the topic says, nothing else. */
export const briefSource = async (context: Context, bearing: Bearing): Promise<KeptSource | null> => {
  const text = briefText(context.run.input)
  return keepSource(context, { mark: 'S0', kind: 'brief', sourceId: null, url: 'source:brief', title: 'The brief', siteName: null, domain: '', publishedAt: null, score: 0, text }, bearing)
}
