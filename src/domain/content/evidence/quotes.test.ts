import { describe, expect, it } from 'vitest'
import { proveQuote, quotedIn, verbatim } from './quotes'

const stored = `Jane Low runs security at the bank. ${'x'.repeat(50)} “We stopped forcing changes every ninety days,” Low said.`
const quote = { text: 'We stopped forcing changes every ninety days', attribution: 'Jane Low' }

describe('a quote', () => {
  it('is found word for word, whatever the form of marks and blanks', () => {
    const place = proveQuote({ ...quote, text: '"We stopped  forcing changes every ninety days"' }, stored)
    expect(place && stored.slice(place.start, place.end)).toBe('We stopped forcing changes every ninety days')
  })
  it('is refused when one word differs', () => expect(proveQuote({ ...quote, text: 'We stopped forcing changes every thirty days' }, stored)).toBeNull())
  it('is refused when the words are cut inside a word', () => expect(verbatim('stop forcing', 'They stop forcings')).toBeNull())
  it('is refused without a name', () => expect(proveQuote({ ...quote, attribution: '' }, stored)).toBeNull())
  it('is refused when another person is named', () => expect(proveQuote({ ...quote, attribution: 'John High' }, stored)).toBeNull())
  it('needs the name within 500 characters', () => {
    const far = (gap: number): string => `Jane Low.${' '.repeat(0)}${'y'.repeat(gap)} We stopped forcing changes every ninety days`
    expect(proveQuote(quote, far(400))).not.toBeNull()
    expect(proveQuote(quote, far(600))).toBeNull()
  })
})

it('five words in quotation marks inside a sentence claim to be a quote, a short term does not', () => {
  expect(quotedIn('The so-called “zero trust” idea; she said "we will never trust the network" twice.')).toEqual(['we will never trust the network'])
})
