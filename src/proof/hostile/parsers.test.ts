import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readHtml, wholeText } from '@/src/domain/content/reading/html/read'
import { readMarkdown } from '@/src/domain/content/reading/markdown'
import { decodeText } from '@/src/domain/content/reading/decode'
import { figures } from '@/src/domain/content/evidence/figures'
import { sentenceSpans } from '@/src/domain/content/evidence/sentences'
import { quotedIn, verbatim } from '@/src/domain/content/evidence/quotes'
import { withoutCitations } from '@/src/domain/content/evidence/citations'
import { robotsRules } from '@/src/engine/http/guarded/robotsRules'
import { checkedAddress, FetchError } from '@/src/engine/http'
import { callerAddress, countedAs, isWithin, networkOf } from '@/src/engine/address'
import { bounded } from '@/src/web/bounds'
import { cell } from '@/src/domain/platform/exports/cells'
import { escapeHtml } from '@/src/render/text/escape'
import { plainText } from '@/src/render/text/inline'
import { kindOfBytes } from '@/src/domain/platform/fileKind'
import { isWellFormed } from '@/src/domain/platform/apiKeys/format'
import { AppError } from '@/src/errors'
import { counted, long } from '../soak'

const numRuns = long(150, 20_000)
const pieces = ['<', '>', '&', '"', "'", '`', '*', '**', '_', '[', ']', '(', ')', '](', '[S1]', '#', '\n', '\r\n', '\t', ' ', '|', '---', '%', '$', '€', '1', '1,000', '1.5', '3.000.000', 'million', 'percent', '½', '²', 'one', 'twenty-', '“', '”', '„', '«', '. ', '! ', 'Dr. ', 'user-agent: *', 'disallow: ', 'allow: /', '*', '$', '<p>', '</p>', '<table>', '<td>', '<!--', '<script>', '\u0000', '\u202E', '\uD800', '漢', 'ש', 'é', '🧿', 'a', '127.0.0.1', '::', '/24', 'http://', '\\', '..', '=']
const hostile = fc.oneof({ weight: 3, arbitrary: fc.array(fc.constantFrom(...pieces), { maxLength: 120 }).map((parts) => parts.join('')) }, { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 300 }) })

const readers: [string, (text: string) => unknown][] = [
  ['figures of a claim', (text) => figures(text)],
  ['figures of a source', (text) => figures(text, 'source')],
  ['sentences', (text) => sentenceSpans(text)],
  ['quotes', (text) => quotedIn(text).map((words) => verbatim(words, text))],
  ['citations', (text) => withoutCitations(text)],
  ['robots', (text) => robotsRules(text, 'impresariobot')('/some/path?x=1')],
  ['web pages', (text) => readHtml(text)],
  ['markup', (text) => wholeText(text)],
  ['Markdown', (text) => readMarkdown(text)],
  ['encodings', (text) => decodeText(Buffer.from(text), 'text/html; charset=utf-16')],
  ['networks', (text) => networkOf(text)],
  ['addresses of callers', (text) => [callerAddress(text, text, []), countedAs(text), isWithin(text, [])]],
  ['inline marks', (text) => plainText(text)],
  ['kinds of files', (text) => kindOfBytes(Buffer.from(text), text)],
  ['keys', (text) => isWellFormed(text)],
  ['bounds of a query', (text) => bounded('GET', { limit: text, depth: text, page: text, joins: { [text]: { limit: text } }, where: { [text]: { equals: text } } })],
]

describe('a reader of what comes from outside', () => {
  it.each(readers)('of %s throws nothing, whatever it is given', (name, read) => {
    fc.assert(fc.property(hostile, (text) => {
      try {
        read(text)
      } catch (error) {
        if (!(error instanceof AppError)) throw error
      }
    }), { numRuns })
    counted(`texts for the reader of ${name}`, { 'nothing thrown': numRuns })
  }, long(120_000, 3_600_000))

  // Time is compared with itself, as the machine may be busy: ten times as much text must not cost a hundred times as long.
  it.each(readers)('of %s takes time in proportion to the text', (name, read) => {
    const seconds = (text: string, tries: number): number => {
      const best = Array.from({ length: tries }, () => {
        const began = process.cpuUsage()
        try {
          read(text)
        } catch (error) {
          if (!(error instanceof AppError)) throw error
        }
        const { user, system } = process.cpuUsage(began)
        return (user + system) / 1e6
      })
      return Math.min(...best)
    }
    for (const piece of [...pieces, 'a.b', '1 ', '<p>x', '[a](b', '**a', '“a', '1,', 'http://a.', 'a@b.']) {
      const of = (length: number) => piece.repeat(Math.ceil(length / piece.length))
      if (seconds(of(30_000), 1) < 0.25) continue
      const [small, large] = [seconds(of(3_000), 3), seconds(of(30_000), 3)]
      expect([name, piece, large < small * 40]).toEqual([name, piece, true])
    }
  }, 180_000)
})

describe('what is written out', () => {
  it('is never a formula in a table', () => {
    fc.assert(fc.property(hostile, (text) => {
      const written = cell(text)
      expect(written.replace(/^"/, '')).not.toMatch(/^[=+@\t\r-]/)
    }), { numRuns })
  })

  it('is never markup in a page', () => {
    fc.assert(fc.property(hostile, (text) => {
      expect(escapeHtml(text)).not.toMatch(/[<>"']/)
    }), { numRuns })
  })

  it('is an address of the web or a refusal', () => {
    fc.assert(fc.property(fc.oneof(hostile, fc.webUrl(), hostile.map((text) => `http://${text}`)), (text) => {
      try {
        expect(checkedAddress(text).protocol).toMatch(/^https?:$/)
      } catch (error) {
        expect(error).toBeInstanceOf(FetchError)
      }
    }), { numRuns })
  })
})
