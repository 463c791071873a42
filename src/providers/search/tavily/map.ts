import { z } from 'zod'
import type { SearchResult } from '@/src/providers/search/port'
import table from '@/src/providers/search/tavily/prices.json'

const maxQuery = 400
const maxResults = 20

/** The query as the vendor takes it: one line, cut at a word. */
export const queryOf = (query: string): string => {
  const line = query.replace(/\s+/g, ' ').trim()
  return line.length <= maxQuery ? line : line.slice(0, maxQuery + 1).replace(/\s+\S*$/, '').slice(0, maxQuery)
}

/** The body of a search. Raw page text is not asked for: pages are read, with their rules honoured, by ourselves. */
export const bodyFor = (query: string, limit: number) => ({
  query: queryOf(query),
  search_depth: 'basic' as const,
  topic: 'general' as const,
  max_results: Math.min(Math.max(1, Math.trunc(limit)), maxResults),
  include_answer: false,
  include_raw_content: false,
  include_images: false,
  include_usage: true,
})

const hit = z.object({
  url: z.string(),
  title: z.string().nullish(),
  content: z.string().nullish(),
  score: z.coerce.number().catch(0),
  published_date: z.string().nullish(),
})
const answer = z.object({
  results: z.array(z.unknown()),
  usage: z.object({ credits: z.coerce.number() }).nullish().catch(null),
  request_id: z.string().nullish(),
})

/** An ISO date-time of any form of date the vendor sends; null when there is none or it is no date. */
const isoOf = (given: string | null | undefined): string | null => {
  const at = given ? Date.parse(given) : Number.NaN
  return Number.isNaN(at) ? null : new Date(at).toISOString()
}

const resultOf = (given: unknown): SearchResult[] => {
  const read = hit.safeParse(given)
  if (!read.success || !/^https?:\/\//i.test(read.data.url) || !URL.canParse(read.data.url)) return []
  const { url, title, content, score, published_date: published } = read.data
  return [{ url, title: title?.trim() || new URL(url).hostname, snippet: content?.trim() ?? '', score: Math.min(1, Math.max(0, score)), publishedAt: isoOf(published) }]
}

/** The vendor's answer in ours, or null when it is not one. Results that are no web addresses are left out. */
export const resultsOf = (value: unknown): { results: SearchResult[]; credits: number; requestId: string | null } | null => {
  const read = answer.safeParse(value)
  if (!read.success) return null
  return { results: read.data.results.flatMap(resultOf), credits: read.data.usage?.credits ?? table.credits.basic, requestId: read.data.request_id ?? null }
}

/** microUSD of the credits of one search. */
export const microUsdOfCredits = (credits: number, at = new Date()): number => {
  const period = table.periods.findLast(({ validFrom }) => validFrom <= at.toISOString().slice(0, 10))
  return Math.ceil(credits * (period?.credit ?? table.periods[0]?.credit ?? 0))
}
