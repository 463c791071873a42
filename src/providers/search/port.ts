export type SearchResult = { url: string; title: string; snippet: string; score: number; /** ISO date-time. */ publishedAt: string | null }

export type SearchAnswer = { results: SearchResult[]; costMicroUsd: number; requestId: string | null }

/** Finds pages on the web. Throws VendorError. */
export interface WebSearch {
  search(query: string, options: { limit: number; signal?: AbortSignal }): Promise<SearchAnswer>
}
