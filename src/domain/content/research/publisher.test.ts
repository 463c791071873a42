import { describe, expect, it } from 'vitest'
import { nameOfDomain, publisherOf } from './publisher'

describe('who published a source', () => {
  it.each([
    ['energy-review.co.uk', 'Energy Review'], ['news.example-press.com', 'Example Press'], ['mckinsey.com', 'McKinsey'], ['nist.gov', 'NIST'],
    ['127.0.0.1', ''], ['localhost', ''], ['::1', ''], ['', ''],
  ])('%s is read as “%s”', (domain, name) => expect(nameOfDomain(domain)).toBe(name))

  it('is what the page says of itself, before anything its address says', () => {
    const page = { kind: 'web', url: 'https://a.example.org/x', domain: 'a.example.org' }
    expect(publisherOf({ ...page, siteName: ' The  Example ' })).toBe('The Example')
    expect(publisherOf({ ...page, siteName: 'a.example.org' })).toBe('Example')
    expect(publisherOf({ ...page, siteName: null })).toBe('Example')
  })

  it('is nobody else for the client’s own notes', () => {
    expect(publisherOf({ kind: 'source', url: 'source:1', siteName: null, domain: '' })).toBe('Own material')
  })
})
