import { similarity } from '../text/similarity'
import { authorityOf } from './authority'

export type Candidate = {
  url: string
  title: string
  snippet: string
  domain: string
  publishedAt: string | null
  /** Set for a client's own source; replaces the domain table. */
  authority?: number | null
}

export type Yardstick = { refinedTopic: string; keyConcepts: string[]; now: Date }

const dayMs = 86_400_000

/** max(0, 1 − age in days ÷ 365); 0.5 when the date is unknown; a date ahead of now counts as today. */
export const recency = (publishedAt: string | null, now: Date): number => {
  const published = publishedAt === null ? Number.NaN : Date.parse(publishedAt)
  if (Number.isNaN(published)) return 0.5
  const age = Math.max(0, now.getTime() - published) / dayMs
  return Math.max(0, 1 - age / 365)
}

/** Share of the key concepts that occur in a text, case-insensitively; 0 when there are none. */
export const conceptCoverage = (text: string, concepts: string[]): number => {
  const sought = concepts.map((concept) => concept.trim().toLowerCase()).filter(Boolean)
  if (sought.length === 0) return 0
  const lower = text.toLowerCase()
  return sought.filter((concept) => lower.includes(concept)).length / sought.length
}

/** Relevance of a search result, 0 to 1: five weighted parts (content specification, research, relevance score). */
export const relevanceScore = (candidate: Candidate, { refinedTopic, keyConcepts, now }: Yardstick): number =>
  0.3 * (candidate.authority ?? authorityOf(candidate.domain)) +
  0.25 * similarity(candidate.title, refinedTopic) +
  0.2 * similarity(candidate.snippet, refinedTopic) +
  0.15 * conceptCoverage(candidate.snippet, keyConcepts) +
  0.1 * recency(candidate.publishedAt, now)

const time = (date: string | null): number => {
  const parsed = date === null ? Number.NaN : Date.parse(date)
  return Number.isNaN(parsed) ? -Infinity : parsed
}

/** Order of reading: best score first, then newer, then by address. */
export const byRelevance = (
  a: { score: number; publishedAt: string | null; url: string },
  b: { score: number; publishedAt: string | null; url: string },
): number => {
  if (a.score !== b.score) return b.score - a.score
  const [left, right] = [time(a.publishedAt), time(b.publishedAt)]
  if (left !== right) return right - left
  return a.url < b.url ? -1 : a.url > b.url ? 1 : 0
}
