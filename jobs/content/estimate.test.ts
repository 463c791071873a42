import { expect, it } from 'vitest'
import { priceOfToken } from '@/src/domain/content/estimate.data'
import { env } from '@/src/env'
import { providersFor } from '@/src/providers'

it('the estimate counts with the prices of the default text model', () => {
  const { text } = providersFor()
  const none = { inputTokens: 0, outputTokens: 0, cacheReadTokens: 0, cacheWriteTokens: 0, cacheWriteLongTokens: 0, thinkingTokens: 0, calls: 1 }
  const price = priceOfToken[env.modelDefault] ?? priceOfToken.default
  expect(text.price(env.modelDefault, { ...none, inputTokens: 1000 })).toBe((price?.input ?? 0) * 1000)
  expect(text.price(env.modelDefault, { ...none, outputTokens: 1000 })).toBe((price?.output ?? 0) * 1000)
})
