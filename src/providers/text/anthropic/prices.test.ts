import { describe, expect, it } from 'vitest'
import { askFor } from '@/src/providers/text/anthropic/capabilities'
import { usageOf } from '@/src/providers/text/anthropic/map'
import { microUsdOf, isPriced } from '@/src/providers/text/anthropic/prices'
import table from '@/src/providers/text/anthropic/prices.json'
import { Spending } from '@/src/providers/text/anthropic/spending'
import type { TokenUsage } from '@/src/providers/text/port'

const used = (usage: Partial<TokenUsage>): TokenUsage => ({ ...usageOf(null), ...usage })
const million = 1_000_000
const november = new Date('2026-11-20T00:00:00Z')
const cost = (model: string, usage: Partial<TokenUsage>, at = november, region?: string) => microUsdOf(model, used(usage), at, region) / million

describe('what a call costs', () => {
  it.each([
    ['claude-fable-5-2', 8, 40, 10, 16, 0.8], ['claude-fable-5-1', 10, 50, 12.5, 20, 0.25], ['claude-opus-5-5', 4, 20, 5, 8, 0.2],
    ['claude-sonnet-5-5', 2, 10, 2.5, 4, 0.1], ['claude-opus-4-6', 5, 25, 6.25, 10, 0.5], ['claude-sonnet-5', 2, 10, 2.5, 4, 0.2],
    ['claude-sonnet-4-6', 3, 15, 3.75, 6, 0.3], ['claude-haiku-4-5-20251001', 1, 5, 1.25, 2, 0.1], ['claude-fable-5', 10, 50, 12.5, 20, 1],
  ])('%s has the published prices', (model, input, output, write, writeLong, read) => {
    expect(cost(model, { inputTokens: million })).toBe(input)
    expect(cost(model, { outputTokens: million })).toBe(output)
    expect(cost(model, { cacheWriteTokens: million })).toBe(write)
    expect(cost(model, { cacheWriteTokens: million, cacheWriteLongTokens: million })).toBe(writeLong)
    expect(cost(model, { cacheReadTokens: million })).toBe(read)
  })

  it('follows the date: reading the cache became cheaper on 7 October 2026', () => {
    const read = { cacheReadTokens: million }
    expect(cost('claude-sonnet-5-5', read, new Date('2026-10-06T23:00:00Z'))).toBe(0.2)
    expect(cost('claude-sonnet-5-5', read, new Date('2026-10-07T01:00:00Z'))).toBe(0.1)
  })

  it('takes the upper band for the whole call when the prompt, cache included, passes 100 000 tokens', () => {
    const model = 'claude-haiku-5-5'
    expect(microUsdOf(model, used({ inputTokens: 100_000, outputTokens: 1000 }), november)).toBe(10_500)
    expect(microUsdOf(model, used({ inputTokens: 100_001, outputTokens: 1000 }), november)).toBe(52_501)
    expect(microUsdOf(model, used({ inputTokens: 1, cacheReadTokens: 60_000, cacheWriteTokens: 40_000, outputTokens: 1000 }), november)).toBe(30_501)
  })

  it('adds up the example of the price formula to the microdollar', () => {
    expect(microUsdOf('claude-sonnet-5-5', used({ inputTokens: 120, outputTokens: 48, cacheReadTokens: 900 }), november)).toBe(810)
  })

  it('is rounded up, never down', () => expect(microUsdOf('claude-haiku-5-5', used({ inputTokens: 1 }), november)).toBe(1))
  it('is a tenth more where the region is bound', () => expect(cost('claude-sonnet-5-5', { inputTokens: million }, november, 'us')).toBe(2.2))
  it('is not guessed for an unknown model', () => expect(() => cost('claude-unknown', {})).toThrow('No price is known'))

  it('of two calls is priced call by call, not by their sum', () => {
    const spending = new Spending()
    spending.add('claude-haiku-5-5', used({ inputTokens: 60_000 }))
    spending.add('claude-haiku-5-5', used({ inputTokens: 60_000 }))
    expect([spending.costMicroUsd, spending.usage?.inputTokens, spending.usage?.calls]).toEqual([12_000, 120_000, 2])
  })
})

describe('how a model is asked', () => {
  it('every priced model is in the capability table', () => {
    for (const model of Object.keys(table.models)) expect(askFor(model, 'low', 1000).maxTokens).toBeGreaterThanOrEqual(1000)
    expect(isPriced('claude-sonnet-5-5')).toBe(true)
  })

  it('leaves room for thinking where it cannot be switched off', () => {
    expect(askFor('claude-opus-5-5', 'low', 100)).toEqual({ effort: 'low', thinking: undefined, maxTokens: 2100 })
    expect(askFor('claude-sonnet-5-5', 'high', 3000)).toEqual({ effort: 'high', thinking: undefined, maxTokens: 11_000 })
  })

  it('switches it off in the form that the model takes', () => {
    expect(askFor('claude-sonnet-5-5', 'medium', 3000)).toEqual({ effort: 'medium', thinking: { type: 'between_tools' }, maxTokens: 3000 })
    expect(askFor('claude-sonnet-5', 'low', 3000).thinking).toEqual({ type: 'disabled' })
  })

  it('sends no effort to models that have none', () => expect(askFor('claude-haiku-4-5', 'high', 3000)).toEqual({ effort: undefined, thinking: undefined, maxTokens: 3000 }))
  it('refuses a model that nobody knows', () => expect(() => askFor('gpt', 'low', 1)).toThrow('is not known'))
})
