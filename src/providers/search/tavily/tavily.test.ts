import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { resetVendorLimits } from '@/src/engine/http'
import { serve } from '@/src/engine/http/testServer'
import { searchPolicy } from '@/src/providers/policies'
import { TavilySearch } from '@/src/providers/search/tavily/client'
import { bodyFor, microUsdOfCredits, queryOf, resultsOf } from '@/src/providers/search/tavily/map'

const payload = {
  query: 'guest policy', answer: null, images: [],
  results: [
    { title: 'Show FM', url: 'https://show.fm', content: 'Guests are welcome.', score: 0.91, raw_content: '# …', published_date: null, favicon: 'https://show.fm/favicon.ico' },
    { title: '', url: 'https://news.example/a', content: null, score: '0.5', published_date: 'Fri, 07 Mar 2025 08:00:00 GMT' },
    { title: 'Odd', url: 'javascript:alert(1)', content: 'x', score: 1 },
    'not a result',
  ],
  response_time: 1.1, auto_parameters: {}, usage: { credits: 1 }, request_id: 'r-1',
}

describe('a search answer', () => {
  it('becomes results, without what is no web address', () => {
    expect(resultsOf(payload)).toEqual({
      results: [
        { url: 'https://show.fm', title: 'Show FM', snippet: 'Guests are welcome.', score: 0.91, publishedAt: null },
        { url: 'https://news.example/a', title: 'news.example', snippet: '', score: 0.5, publishedAt: '2025-03-07T08:00:00.000Z' },
      ],
      credits: 1, requestId: 'r-1',
    })
  })

  it('without usage counts one credit; one that is none is refused', () => {
    expect(resultsOf({ results: [] })).toEqual({ results: [], credits: 1, requestId: null })
    expect(resultsOf({ detail: 'x' })).toBeNull()
  })

  it('costs what its credits cost', () => expect([microUsdOfCredits(1), microUsdOfCredits(2)]).toEqual([8000, 16_000]))
})

describe('a search', () => {
  it('has one line of at most 400 characters, cut at a word, and at most 20 results', () => {
    expect(queryOf('  solar\n power ')).toBe('solar power')
    expect(queryOf(`${'word '.repeat(79)}solarpower and more`)).toBe('word '.repeat(79).trim())
    expect([bodyFor('q', 500).max_results, bodyFor('q', 0).max_results]).toEqual([20, 1])
  })
})

describe('the search service', () => {
  const stops: (() => Promise<void>)[] = []
  const searching = async (status: number, body: unknown) => {
    const server = await serve((_, response) => response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body)))
    stops.push(server.close)
    const search = new TavilySearch({ apiKey: 'tvly-secret-1', baseUrl: server.origin, policy: searchPolicy(true) })
    return { server, run: () => search.search('solar', { limit: 5 }) }
  }
  beforeEach(resetVendorLimits)
  afterEach(async () => void (await Promise.all(stops.splice(0).map((stop) => stop()))))

  it('is asked with the key in the header and answers with its cost', async () => {
    const { server, run } = await searching(200, payload)
    expect(await run()).toMatchObject({ costMicroUsd: 8000, requestId: 'r-1', results: [{ url: 'https://show.fm' }, {}] })
    expect(server.asked[0]).toMatchObject({ method: 'POST', url: '/search', headers: { authorization: 'Bearer tvly-secret-1' } })
  })

  it.each([[400, 'give_up'], [401, 'human'], [403, 'human'], [432, 'human'], [433, 'human']] as const)('sorts %i into %s', async (status, kind) => {
    const { server, run } = await searching(status, { detail: { error: 'no tvly-secret-1' } })
    const fault = await run().catch((error: unknown) => error)
    expect(fault).toMatchObject({ kind, status, code: 'GEN_005' })
    expect(JSON.stringify(fault)).not.toContain('secret-1')
    expect(server.asked).toHaveLength(1)
  })

  it('that finds nothing says so with an empty list', async () => {
    const { run } = await searching(200, { results: [], usage: { credits: 1 } })
    expect((await run()).results).toEqual([])
  })
})
