import { describe, expect, it } from 'vitest'
import { emptyContent } from '../writing/draft'
import { mergePatch, settledEdit, unknownPlaces } from './edit'

describe('a merge patch', () => {
  it.each([
    [{ a: 1, b: { c: 2, d: 3 } }, { b: { c: null } }, { a: 1, b: { d: 3 } }],
    [{ a: [1, 2] }, { a: [3] }, { a: [3] }],
    [{ a: 1 }, { b: { c: 1 } }, { a: 1, b: { c: 1 } }],
  ])('%j + %j', (target, patch, result) => expect(mergePatch(target, patch)).toEqual(result))
})

describe('what no document has', () => {
  it('is found at any depth, and nothing else', () => {
    const known = { title: 'T', sections: [{ title: 'S', paragraphs: ['p'], callout: null }] }
    expect(unknownPlaces({ ...known, colour: 'red', sections: [{ ...known.sections[0], colour: 1 }] }, known)).toEqual(['sections.0.colour', 'colour'])
    expect(unknownPlaces(known, known)).toEqual([])
  })
})

describe('an edit', () => {
  const evidence = { sourceUrl: 'https://example.org/1', sourceHash: 'h', quote: 'real words', start: 1, end: 11 }
  const reference = { number: 1, url: 'https://example.org/1', title: 'T', publisher: 'p', publishedAt: null, accessedAt: 'now', passage: 'p', sourceId: null }
  const quote = { id: 'q', text: 'real words', attribution: 'Jane', title: null, source: 's', sourceUrl: 'https://example.org/1', evidence }
  const stored = { ...emptyContent('2026-01-01'), title: 'T', summary: 'Text.[1](https://example.org/1)', references: [reference], quotes: [quote] }

  it('cannot bring its own evidence', () => {
    const forged = { ...evidence, quote: 'forged words' }
    expect(settledEdit(stored, { ...stored, quotes: [{ ...quote, text: 'forged words', evidence: forged }] }).quotes[0]?.evidence).toBeNull()
    expect(settledEdit(stored, { ...stored, quotes: [{ ...quote, evidence: forged }] }).quotes[0]?.evidence).toEqual(evidence)
  })
  it('keeps links to cited sources only and drops references that nothing cites', () => {
    const edited = settledEdit(stored, { ...stored, quotes: [], summary: 'A [shop](https://evil.example) opens.' })
    expect([edited.summary, edited.references]).toEqual(['A shop opens.', []])
  })
  it('is settled however many links are begun in it', () => {
    for (const begun of ['![', '[a](']) expect(settledEdit(stored, { ...stored, summary: `${begun.repeat(50_000)} [shop](https://evil.example)` }).summary).toMatch(/shop$/)
  })

  it('counts its words anew', () => expect(settledEdit(stored, { ...stored, summary: 'One two three.' }).metadata.wordCount).toBe(4))
})
