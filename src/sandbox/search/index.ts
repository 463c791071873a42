import { genericTerms } from '../language/generic'
import { termsOf } from '../language/words'
import type { Article } from '../pages/article'
import { articles } from '../pages/library'

export interface Found {
  title: string
  url: string
  content: string
  score: number
  published_date: string
  text: string
}

interface Indexed {
  article: Article
  counts: Map<string, number>
  length: number
}

const K = 1.4
const B = 0.6
let built: { pages: Indexed[]; frequency: Map<string, number>; mean: number } | null = null

function index() {
  if (built) return built
  const pages = articles().map((article) => {
    const terms = [...termsOf(article.text), ...Array.from({ length: 4 }, () => termsOf(`${article.title} ${article.theme}`)).flat()]
    const counts = new Map<string, number>()
    for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1)
    return { article, counts, length: terms.length }
  })
  const frequency = new Map<string, number>()
  for (const { counts } of pages) for (const term of counts.keys()) frequency.set(term, (frequency.get(term) ?? 0) + 1)
  built = { pages, frequency, mean: pages.reduce((sum, { length }) => sum + length, 0) / Math.max(1, pages.length) }
  return built
}

function bm25(page: Indexed, terms: string[]): number {
  const { frequency, mean, pages } = index()
  return terms.reduce((sum, term) => {
    const count = page.counts.get(term) ?? 0
    const rarity = Math.log(1 + (pages.length - (frequency.get(term) ?? 0) + 0.5) / ((frequency.get(term) ?? 0) + 0.5))
    return sum + (rarity * count * (K + 1)) / (count + K * (1 - B + (B * page.length) / mean))
  }, 0)
}

const snippetOf = (article: Article, terms: string[]): string => {
  const paragraphs = article.text.split('\n').filter((line) => line.length > 80)
  const hits = (text: string) => termsOf(text).filter((term) => terms.includes(term)).length
  const best = [...paragraphs].sort((a, b) => hits(b) - hits(a))[0] ?? article.text
  return best.length > 420 ? `${best.slice(0, 420).replace(/\s+\S*$/, '')}…` : best
}

/** The sample pages that have something in common with the query, best first (BM25 over title and text). */
export function findArticles(query: string, origin: string, limit: number): Found[] {
  const terms = [...new Set(termsOf(query))]
  const telling = terms.filter((term) => !genericTerms.has(term))
  const scored = index()
    .pages.filter(({ counts }) => telling.filter((term) => counts.has(term)).length >= Math.min(2, Math.ceil(telling.length / 3)) && telling.length > 0)
    .map((page) => ({ article: page.article, score: bm25(page, terms) * (page.article.slug.startsWith('notes/') ? 0.7 : 1) }))
    .sort((a, b) => b.score - a.score || (a.article.slug < b.article.slug ? -1 : 1))
    .slice(0, limit)
  const top = scored[0]?.score ?? 1
  return scored.map(({ article, score }) => ({
    title: article.title, url: `${origin}/pages/${article.slug}`, content: snippetOf(article, terms), score: Number((0.5 + (0.45 * score) / top).toFixed(4)),
    published_date: new Date(`${article.published}T08:00:00Z`).toUTCString(), text: article.text,
  }))
}
