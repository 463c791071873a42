import { describe, expect, it } from 'vitest'
import { authorityOf } from './authority'
import { clampSections, clampSources, depthFor, researchBounds } from './depth'
import { passagesOf } from './passages'
import { bearingOf, relevantPassages } from './relevance'
import { byRelevance, conceptCoverage, recency, relevanceScore } from './score'
import { domainOf, normaliseUrl } from './url'
import { similarity } from '../text/similarity'

const now = new Date('2026-01-01T00:00:00Z')
const yardstick = { refinedTopic: 'Password policies for banks', keyConcepts: ['password length', 'breach lists'], now }

describe('the relevance score of a fixed list, to four decimals', () => {
  // authority 0.30, title 0.25, snippet 0.20, concepts 0.15, recency 0.10; worked out by hand.
  it.each([
    ['all parts full', { domain: 'hbr.org', title: 'Password policies for banks', snippet: 'Password policies for banks: password length, breach lists', publishedAt: '2026-01-01' }, 0.285 + 0.25 + 0.2 * (4 / Math.sqrt(3 * 9)) + 0.15 + 0.1],
    ['unknown domain, no date', { domain: 'blog.example', title: 'Gardening', snippet: 'Roses', publishedAt: null }, 0.3 * 0.5 + 0.1 * 0.5],
    ['half a year old', { domain: 'www2.deloitte.com', title: 'Banks', snippet: 'PASSWORD LENGTH', publishedAt: '2025-07-02T12:00:00Z' }, 0.3 * 0.9 + 0.25 / Math.sqrt(3) + 0.2 / Math.sqrt(3 * 2) + 0.15 * 0.5 + 0.1 * (1 - 182.5 / 365)],
    ['older than a year', { domain: 'nature.com', title: '', snippet: '', publishedAt: '2020-01-01' }, 0.3 * 0.92],
    ["a client's own source", { domain: '', title: 'Policies', snippet: 'breach lists', publishedAt: null, authority: 0.7 }, 0.21 + 0.25 / Math.sqrt(3) + 0.15 * 0.5 + 0.05],
  ])('%s', (_, candidate, expected) => {
    expect(relevanceScore({ url: 'https://x.example', ...candidate }, yardstick)).toBeCloseTo(expected, 4)
  })

  it('puts newer before older and then goes by address when scores are equal', () => {
    const at = (url: string, publishedAt: string | null, score = 0.5) => ({ url, publishedAt, score })
    const sorted = [at('b', null), at('a', null), at('c', '2025-01-01'), at('d', '2025-06-01'), at('z', null, 0.9)].sort(byRelevance)
    expect(sorted.map(({ url }) => url)).toEqual(['z', 'd', 'c', 'a', 'b'])
  })
})

it('text similarity counts stems, not spellings', () => {
  expect(similarity('Authenticating users', 'user authentication')).toBeCloseTo(1, 10)
  expect(similarity('The of and', 'password')).toBe(0)
  expect(similarity('red apples', 'green pears')).toBe(0)
})

it('the longest suffix of a domain decides its authority', () => {
  expect(authorityOf('sloan.mit.edu')).toBe(0.9)
  expect(authorityOf('notmit.edu')).toBe(0.5)
  expect(authorityOf('a.b.example', { 'example': 0.1, 'b.example': 0.6 })).toBe(0.6)
})

it('recency falls from one to nothing within a year', () => {
  expect(recency('2026-06-01', now)).toBe(1)
  expect(recency('2025-01-01', now)).toBe(0)
  expect(recency('no date', now)).toBe(0.5)
})

it('concepts are counted without regard to case, none count as nothing', () => {
  expect(conceptCoverage('Breach LISTS help', ['breach lists', 'length'])).toBe(0.5)
  expect(conceptCoverage('anything', [])).toBe(0)
})

describe('depth', () => {
  it.each([[20, 'light'], [40, 'light'], [41, 'moderate'], [74, 'moderate'], [75, 'deep'], [149, 'deep'], [150, 'comprehensive'], [500, 'comprehensive']])(
    '%i sources are %s', (count, depth) => expect(depthFor(count)).toBe(depth))

  it.each([[19, 20, 20, 40], [20, 20, 20, 40], [41, 41, 20, 82], [100, 100, 50, 200], [251, 251, 125, 500], [501, 500, 250, 500], [Number.NaN, 20, 20, 40]])(
    '%d wanted gives target %i, minimum %i, maximum %i', (wanted, target, minimum, maximum) => {
      expect(researchBounds(wanted)).toEqual({ target, minimum, maximum })
    })

  it('values outside their range are clamped', () => {
    expect([clampSources(-4), clampSources(9999), clampSections(1), clampSections(12), clampSections(7.4)]).toEqual([20, 500, 5, 10, 7])
  })
})

it.each([
  ['https://www.Example.org/a/?utm_source=x&b=2&a=1#part', 'example.org/a?a=1&b=2'],
  ['http://example.org/a', 'example.org/a'],
  ['https://example.org:8443/?gclid=5', 'example.org:8443'],
  ['https://example.org/A', 'example.org/A'],
])('%s is compared as %s', (address, form) => expect(normaliseUrl(address)).toBe(form))

it('only web addresses have a domain', () => {
  expect([domainOf('https://www.mit.edu/x'), domainOf('source:1'), domainOf('nonsense')]).toEqual(['mit.edu', '', ''])
})

describe('passages', () => {
  const text = '# Heading\n\nFirst sentence of Dr. Low, e.g. this. Second one! Third? Fourth holds 3.5 percent. Fifth is last.\n\n- item one\n- item two\n\n| Year | Share |\n| 2024 | 42% |\n'
  const passages = passagesOf(text)

  it('are literal slices of the stored text', () => {
    for (const { start, end, text: passage } of passages) expect(text.slice(start, end)).toBe(passage)
  })

  it('hold up to four sentences, a list or table rows, and no heading', () => {
    expect(passages.map(({ text: passage }) => passage.split('\n')[0])).toEqual([
      'First sentence of Dr. Low, e.g. this. Second one! Third? Fourth holds 3.5 percent.', 'Fifth is last.', '- item one', '| Year | Share |',
    ])
  })

  it('are never longer than 700 characters', () => {
    const long = passagesOf('word '.repeat(1000))
    expect(long.length).toBeGreaterThan(5)
    expect(Math.max(...long.map((passage) => passage.text.length))).toBeLessThanOrEqual(700)
  })

  it('are kept when they bear on the topic or a key concept', () => {
    const all = passagesOf('Password policies help banks.\n\nThe weather was fine.\n\nCats sleep.\n\nDogs bark.\n\nA breach was found on many lists.')
    const kept = relevantPassages(all, bearingOf(yardstick.refinedTopic, yardstick.keyConcepts), 10)
    expect(kept.map((passage) => passage.text)).toEqual(['Password policies help banks.', 'The weather was fine.', 'Dogs bark.', 'A breach was found on many lists.'])
    expect(relevantPassages(all, bearingOf(yardstick.refinedTopic, yardstick.keyConcepts), 2).map((passage) => passage.text)).toEqual(['Password policies help banks.', 'A breach was found on many lists.'])
  })

  it('of a page on something else are not kept for one word that it shares', () => {
    const bearing = bearingOf('Energy saving in commercial buildings', ['energy', 'saving', 'climate targets'])
    const kept = (text: string, title = '') => relevantPassages(passagesOf(text), bearing, 10, title).length
    expect(kept('Staff who draft letters saved 34 percent of their time.')).toBe(0)
    expect(kept('Commercial companies met their targets.')).toBe(0)
    expect(kept('Employees save energy when they see it.')).toBe(1)
    expect(kept('Sensors saved most in halls.')).toBe(0)
    expect(kept('Sensors saved most in halls.', 'Energy use of buildings')).toBe(1)
    expect(kept(`${'Cats sleep.\n\n'.repeat(9)}Energy is saved.`)).toBe(0)
  })
})
