import pLimit from 'p-limit'
import { byRelevance, relevanceScore, type Yardstick } from '@/src/domain/content/research/score'
import { domainOf, normaliseUrl } from '@/src/domain/content/research/url'
import { resultsPerQuery } from '@/src/domain/content/research/depth'
import type { SearchAnswer } from '@/src/providers/search/port'
import { withCure } from '../keyCure'
import type { Context } from '../outputs'
import { providersOf } from '../providers'

export type Candidate = { url: string; key: string; title: string; snippet: string; domain: string; publishedAt: string | null; score: number }

const atOnce = 10

const searchOnce = async (context: Context, query: string): Promise<SearchAnswer['results']> => {
  const equipped = await providersOf(context.payload, context.run)
  const call = {
    key: 'search', kind: 'search', repeatable: true, request: { query, limit: resultsPerQuery }, estimateMicroUsd: 10_000,
    usage: { capability: 'web_search', vendor: 'tavily' },
  }
  return context.effect(call, async (signal) => {
    const answer = await equipped.search.search(query, { limit: resultsPerQuery, signal }).catch((error: unknown) => {
      throw withCure(error, context.run)
    })
    const usage = { costMicroUsd: answer.costMicroUsd, units: 1, sandbox: equipped.sandbox, keySource: 'platform' as const }
    return { response: answer.results, providerId: answer.requestId, usage }
  })
}

const candidateOf = (result: SearchAnswer['results'][number], yardstick: Yardstick): Candidate | null => {
  if (!URL.canParse(result.url) || !/^https?:/.test(result.url)) return null
  const { url, title, snippet, publishedAt } = result
  const found = { url, title, snippet, domain: domainOf(url), publishedAt }
  return { ...found, key: normaliseUrl(url), score: relevanceScore(found, yardstick) }
}

/** Searches all queries side by side; answers the pages not in `seen` (which grows), scored, best first, each once. */
export const searchAll = async (context: Context, queries: readonly string[], yardstick: Yardstick, seen: Set<string>): Promise<Candidate[]> => {
  const limit = pLimit(atOnce)
  let done = 0
  const answers = await Promise.all(queries.map((query) => limit(async () => {
    const results = await searchOnce(context, query)
    done += 1
    context.progress(`searching: ${done} of ${queries.length} queries`, 0.1 * (done / queries.length))
    return results
  })))
  const found = answers.flat().map((result) => candidateOf(result, yardstick)).filter((candidate): candidate is Candidate => candidate !== null)
  const fresh = found.sort(byRelevance).filter(({ key }) => {
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
  return fresh
}
