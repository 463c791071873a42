import { describe, expect, it } from 'vitest'
import { AppError } from '@/src/errors'
import { checkedAsk } from './body'

const refusal = (body: unknown): AppError => {
  try {
    checkedAsk(body)
  } catch (error) {
    if (error instanceof AppError) return error
  }
  throw new Error('nothing was refused')
}
const topic = 'Energy efficiency'

describe('what bad requests get', () => {
  it.each<[string, unknown, string, string]>([
    ['no topic', {}, 'VAL_002', 'Please give a topic.'],
    ['an empty topic', { topic: '  ' }, 'VAL_001', 'Give a topic of at least 3 characters.'],
    ['a topic of two characters', { topic: 'ab' }, 'VAL_001', 'Give a topic of at least 3 characters.'],
    ['a topic of 501 characters', { topic: 'a'.repeat(501) }, 'VAL_001', 'A topic may have up to 500 characters.'],
    ['an unknown tone', { topic, tone: 'angry' }, 'VAL_001', 'The tone is professional, casual, authoritative or friendly.'],
    ['eleven keywords', { topic, keywords: Array.from({ length: 11 }, () => 'k') }, 'VAL_001', 'Give up to 10 keywords.'],
    ['a direction of 1001 characters', { topic, customDirection: 'a'.repeat(1001) }, 'VAL_001', 'The direction may have up to 1000 characters.'],
    ['an unknown field', { topic, colour: 'red' }, 'VAL_001', 'Not known here: colour.'],
    ['a topic that is a number', { topic: 5 }, 'VAL_001', '“topic” must be text.'],
    ['keywords that are one word', { topic, keywords: 'energy' }, 'VAL_001', '“keywords” must be a list.'],
    ['a body that is a list', [], 'VAL_001', 'The body must be an object.'],
    ['a budget of nothing', { topic, budgetCents: 0 }, 'VAL_001', 'The cost limit is at least one cent.'],
  ])('%s', (_, body, code, message) => {
    const error = refusal(body)
    expect([error.code, error.message, error.status]).toEqual([code, message, 422])
  })
  it('all faulty fields are named', () => {
    const { data } = refusal({ topic: 'a', keywords: 'x' })
    expect((data as unknown as { details: { fields: { field: string }[] } }).details.fields.map(({ field }) => field)).toEqual(['topic', 'keywords'])
  })
})

it('topics of 3 and of 500 characters are taken, aliases are understood', () => {
  expect(checkedAsk({ topic: 'abc' }).topic).toBe('abc')
  expect(checkedAsk({ topic: 'a'.repeat(500) }).topic).toHaveLength(500)
  expect(checkedAsk({ topic, tone: 'Conversational', distributionChannels: ['twitter'] })).toMatchObject({ tone: 'casual', distributionChannels: ['x'] })
})
