import { jsonRequest, VendorError, type VendorPolicy } from '@/src/engine/http'
import type { SearchAnswer, WebSearch } from '@/src/providers/search/port'
import { bodyFor, microUsdOfCredits, resultsOf } from '@/src/providers/search/tavily/map'

export type TavilyOptions = { apiKey: string; baseUrl: string; policy: VendorPolicy }

/** Web search behind Tavily. A search changes nothing, so a lost one is asked again. */
export class TavilySearch implements WebSearch {
  constructor(private readonly options: TavilyOptions) {}

  async search(query: string, { limit, signal }: { limit: number; signal?: AbortSignal }): Promise<SearchAnswer> {
    const { apiKey, baseUrl, policy } = this.options
    const { value } = await jsonRequest({
      vendor: policy,
      method: 'POST',
      url: `${baseUrl}/search`,
      headers: { authorization: `Bearer ${apiKey}` },
      body: bodyFor(query, limit),
      repeatable: true,
      secrets: [apiKey],
      signal,
    })
    const found = resultsOf(value)
    if (!found) throw new VendorError({ kind: 'give_up', code: policy.code, message: `${policy.service} sent an answer that could not be read.` })
    return { results: found.results.slice(0, limit), costMicroUsd: microUsdOfCredits(found.credits), requestId: found.requestId }
  }
}
