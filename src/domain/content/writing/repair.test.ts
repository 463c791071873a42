import { describe, expect, it } from 'vitest'
import { type Corpus, corpusOf } from '../evidence/corpus'
import { ledgerOf } from '../evidence/ledger'
import { cleanLine, cleanText } from './clean'
import { emptyContent } from './draft'
import { withReferences } from './references'
import { repair, type Rewrite } from './repair'
import { sentencesIn } from './sentences'

const source = (mark: string, kind: 'web' | 'brief' = 'web') => ({
  mark, evidenceId: `evidence-${mark}`, url: `https://example.org/${mark}`, title: `Title ${mark}`, hash: `hash-${mark}`, kind, sourceId: null,
  publishedAt: null, accessedAt: '2026-01-01T00:00:00.000Z', domain: 'example.org', publisher: 'Example',
})
const texts: Record<string, string> = {
  S1: 'Retrofits in offices saved 41% of electricity. Owners were glad.',
  S2: 'Verifiers should permit pasting of passwords. “Nobody ever liked our password rules much,” said Jane Low.',
  S0: 'Our programme covers 48 commercial buildings.',
}
const corpus: Corpus = corpusOf(
  [source('S1'), source('S2'), source('S0', 'brief')],
  Object.entries(texts).map(([mark, text]) => ({ id: `${mark}.P1`, source: mark, text, start: 10, end: 10 + text.length })),
)
const section = (paragraphs: string[], more = {}) => ({
  number: 1, label: null, title: 'Savings', lead: 'Lighting matters.', paragraphs, subheadings: [], callout: null, table: null, statisticIds: [], chartId: null, quoteIds: [], sourcesCited: [], ...more,
})
const draft = (paragraphs: string[], more = {}) => ({ ...emptyContent('2026-01-01'), title: 'Lighting', sections: [section(paragraphs, more)] })
const titles = { title: 'Lighting', section: () => 'Key findings' }
const silent: Rewrite = async () => new Map()
const paragraphsOf = async (paragraphs: string[], rewrite = silent) => (await repair(draft(paragraphs), corpus, rewrite, titles)).content.sections[0]?.paragraphs

describe('a sentence with a figure', () => {
  it('stays when a stored passage holds it, and names the source it rests on', async () => {
    expect(await paragraphsOf(['Offices saved 41 percent of electricity.'])).toEqual(['Offices saved 41 percent of electricity. [S1]'])
  })
  it('loses a source that does not say it and gains the one that does', async () => {
    expect(await paragraphsOf(['Offices saved 41% of electricity. [S2]'])).toEqual(['Offices saved 41% of electricity. [S1]'])
  })
  it('is left out when nothing holds it and no other words help', async () => {
    const asked: string[] = []
    const rewrite: Rewrite = async (sentences) => {
      asked.push(...sentences.map(({ text, missing }) => `${text} | ${missing.join()}`))
      return new Map(sentences.map(({ id }) => [id, 'Offices saved 77% instead.']))
    }
    expect(await paragraphsOf(['Lamps are old. Offices saved 55% of electricity.'], rewrite)).toEqual(['Lamps are old.'])
    expect(asked).toEqual(['Offices saved 55% of electricity. | 55%'])
  })
  it('takes other words that are proven', async () => {
    const rewrite: Rewrite = async (sentences) => new Map(sentences.map(({ id }) => [id, 'Offices saved electricity.']))
    const repaired = await repair(draft(['Offices saved 55% of electricity.']), corpus, rewrite, titles)
    expect(repaired).toMatchObject({ rewritten: 1, removed: 0 })
    expect(repaired.content.sections[0]?.paragraphs).toEqual(['Offices saved electricity.'])
  })
  it('may rest on the brief’s own words, which are never cited', async () => {
    expect(await paragraphsOf(['The programme covers 48 commercial buildings. [S0]'])).toEqual(['The programme covers 48 commercial buildings.'])
  })
})

describe('quotations and cited statements', () => {
  it('an invented quotation goes, a literal one stays', async () => {
    expect(await paragraphsOf(['She said “nobody will ever need a password again”.', 'Low said “Nobody ever liked our password rules much”.'])).toEqual([
      'Low said “Nobody ever liked our password rules much”. [S2]',
    ])
  })
  it('a source mark on something the source does not speak of is not believed', async () => {
    expect(await paragraphsOf(['Bridges need fresh paint. [S2]', 'Pasting passwords should be permitted. [S2]'])).toEqual(['Pasting passwords should be permitted. [S2]'])
  })
})

it('titles with an unproven figure fall back, tables with one go whole', async () => {
  const table = { title: 'Savings', columns: ['Kind', 'Share (%)'], rows: [['Offices', '41'], ['Shops', '99']], source: 'https://example.org/S1' }
  const { content } = await repair({ ...draft(['Lamps are old.'], { title: '7 ways to save', table }), title: 'Save 90% now' }, corpus, silent, titles)
  expect([content.title, content.sections[0]?.title, content.sections[0]?.table]).toEqual(['Lighting', 'Key findings', null])
})

it('a table whose cells are proven stays', async () => {
  const table = { title: 'Savings', columns: ['Kind', 'Share of electricity (%)'], rows: [['Offices', '41'], ['Owners', 'glad']], source: 'https://example.org/S1' }
  expect((await repair(draft(['Lamps are old.'], { table }), corpus, silent, titles)).content.sections[0]?.table?.rows).toEqual(table.rows)
})

it('marks become numbered links in reading order, each with its passage', async () => {
  const { content } = await repair(draft(['Pasting passwords should be permitted. [S2] Offices saved 41% of electricity. [S1]']), corpus, silent, titles)
  const linked = withReferences(content, corpus)
  expect(linked.sections[0]?.paragraphs).toEqual(['Pasting passwords should be permitted.[1](https://example.org/S2) Offices saved 41% of electricity.[2](https://example.org/S1)'])
  expect(linked.references.map(({ number, url, passage }) => [number, url, passage])).toEqual([[1, 'https://example.org/S2', texts.S2], [2, 'https://example.org/S1', texts.S1]])
  const ledger = ledgerOf(linked, corpus)
  expect(ledger.map(({ kind, place, found, evidence }) => [kind, place, found, evidence])).toEqual([
    ['statement', 'section 1', true, 'evidence-S2'], ['statement', 'section 1', true, 'evidence-S1'],
  ])
  expect(ledger[1]?.figures).toEqual([{ text: '41%', found: true, evidence: 'evidence-S1', start: 10 + 27, end: 10 + 30 }])
})

it('a figure that a person puts in is in the ledger as not found', () => {
  const edited = { ...draft(['Offices saved 95% of electricity.']), title: 'Ten' }
  expect(ledgerOf(edited, corpus).map(({ text, found }) => [text, found])).toEqual([['Offices saved 95% of electricity.', false]])
})

it('a chart value that no statistic and no passage holds is in the ledger as not found', () => {
  const chart = { id: 'c', type: 'bar' as const, title: 'Savings', unit: '%', source: 's', statisticIds: [], data: { labels: ['Offices electricity', 'Shops electricity'], datasets: [{ label: 'x', values: [41, 42] }] } }
  const found = ledgerOf({ ...draft([]), charts: [chart] }, corpus).map(({ text, found: proven }) => [text, proven])
  expect(found).toEqual([['Savings: 41% Offices electricity', true], ['Savings: 42% Shops electricity', false]])
})

describe('text of the model', () => {
  it('cannot bring in addresses, HTML, headings or reference numbers', () => {
    expect(cleanText('## Title\n1. See [here](https://evil.example/x) <script>x</script> and https://evil.example/y now [12]. **Bold** [S1]')).toBe('Title\nSee here x and now. **Bold** [S1]')
  })
  it('is one plain line in titles and cells', () => expect(cleanLine('**A**\nline [S3]')).toBe('A line'))
  it('is split into sentences with their marks', () => {
    expect(sentencesIn('Rates rose 4.5 percent, e.g. in May. [S1] Then they fell (by 2.1%). [S2][S3]\n\nNext.')).toEqual([
      'Rates rose 4.5 percent, e.g. in May. [S1]', 'Then they fell (by 2.1%). [S2][S3]', 'Next.',
    ])
  })
})
