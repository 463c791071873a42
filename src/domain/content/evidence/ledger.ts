import type { Chart, DocumentContent, Quote, Statistic } from '../document'
import { checkSentence } from '../writing/check'
import { sentencesIn } from '../writing/sentences'
import { textsOf } from '../writing/texts'
import { withoutCitations } from './citations'
import type { Corpus, CorpusPassage } from './corpus'
import { decimalKey, decimalOf, timesTenTo } from './decimal'
import { figures } from './figures'
import type { Located } from './prove'
import { prove } from './prove'
import { verbatim } from './quotes'

export type LedgerFigure = { text: string; found: boolean; evidence: string | null; start: number | null; end: number | null }

/**
 * One line of the claims ledger. `passage` is `stored.slice(start, end)` of the evidence row; each figure carries the
 * place where it stands itself.
 */
export type LedgerClaim = {
  kind: 'statistic' | 'quote' | 'statement'
  place: string
  text: string
  figures: LedgerFigure[]
  evidence: string | null
  passage: string | null
  start: number | null
  end: number | null
  found: boolean
}

const figureLine = (text: string, at: Located | undefined, corpus: Corpus): LedgerFigure => ({
  text,
  found: at !== undefined,
  evidence: at ? (corpus.sources.get(at.passage.source)?.evidenceId ?? null) : null,
  start: at?.start ?? null,
  end: at?.end ?? null,
})

const line = (
  claim: Pick<LedgerClaim, 'kind' | 'place' | 'text' | 'found' | 'figures'>,
  passage: CorpusPassage | null,
  corpus: Corpus,
): LedgerClaim => ({
  ...claim,
  evidence: passage ? (corpus.sources.get(passage.source)?.evidenceId ?? null) : null,
  passage: passage?.text ?? null,
  start: passage?.start ?? null,
  end: passage?.end ?? null,
})

const ofTexts = (content: DocumentContent, corpus: Corpus): LedgerClaim[] =>
  textsOf(content).flatMap(({ place, text, context, kind }) =>
    (kind === 'cell' ? [text] : sentencesIn(text)).flatMap((sentence) => {
      const checked = checkSentence(sentence, corpus, context)
      if (checked.claim === null) return []
      const lines = checked.figures.map((figure) => figureLine(figure.text, checked.located.find((at) => at.figure === figure), corpus))
      const told = withoutCitations(sentence)
      return [line({ kind: checked.claim, place, text: told, figures: lines, found: checked.proven }, checked.passage, corpus)]
    }))

const placeOf = (content: DocumentContent, holds: (section: DocumentContent['sections'][number]) => boolean): string => {
  const section = content.sections.find(holds)
  return section ? `section ${section.number}` : 'document'
}

const heldBy = (start: number, end: number, url: string, corpus: Corpus): CorpusPassage | null => {
  const source = corpus.sourceAt(url)
  const passages = source ? corpus.passagesOf(source.mark) : []
  return passages.find((passage) => passage.start < end && passage.end > start) ?? null
}

const ofStatistic = (statistic: Statistic, place: string, corpus: Corpus): LedgerClaim[] => {
  const text = `${statistic.value} ${statistic.label}`
  const own = statistic.evidence ? heldBy(statistic.evidence.start, statistic.evidence.end, statistic.sourceUrl, corpus) : null
  const notBrief = (passage: CorpusPassage): boolean => corpus.sources.get(passage.source)?.kind !== 'brief'
  const proof = prove(text, corpus, { context: statistic.context, allowed: (passage) => (own ? passage === own : notBrief(passage)) })
  const lines = proof.figures.map((figure) => figureLine(figure.text, proof.located.find((at) => at.figure === figure), corpus))
  const found = proof.proven && proof.figures.length > 0
  return [line({ kind: 'statistic', place, text, figures: lines, found }, own ?? proof.passage, corpus)]
}

const ofQuote = (quote: Quote, place: string, corpus: Corpus): LedgerClaim => {
  const source = corpus.sourceAt(quote.sourceUrl)
  const passages = source ? corpus.passagesOf(source.mark) : []
  const { evidence } = quote
  const kept = source && evidence && verbatim(quote.text, evidence.quote) ? { ...evidence, id: '', source: source.mark, text: evidence.quote } : null
  const passage = passages.find(({ text }) => verbatim(quote.text, text)) ?? kept
  return line({ kind: 'quote', place, text: `“${quote.text}” ${quote.attribution}`, figures: [], found: passage !== null }, passage, corpus)
}

const numeric = (value: number): string =>
  decimalKey(decimalOf(value.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 12 })))

const written = (value: number, unit: string): string => {
  const [first = '', ...rest] = unit.trim().split(/\s+/)
  if (first === '%') return `${value}%`
  return /^[$€£¥]$/.test(first) ? `${first}${value} ${rest.join(' ')}`.trim() : `${value} ${unit}`.trim()
}

/** A chart's value is proven through a statistic that it shows; a value without one would be a figure out of nowhere. */
const ofChart = (chart: Chart, content: DocumentContent, corpus: Corpus): LedgerClaim[] => {
  const place = placeOf(content, ({ chartId }) => chartId === chart.id)
  const shown = content.statistics.filter(({ id }) => chart.statisticIds.includes(id))
  const held = new Set(shown.flatMap(({ value }) => figures(value).flatMap((figure) => (figure.value ? [decimalKey(timesTenTo(figure.value, -figure.scale))] : []))))
  return chart.data.datasets.flatMap(({ values }) =>
    values.flatMap((value, at) => {
      if (held.has(numeric(value))) return []
      const text = `${written(value, chart.unit)} ${chart.data.labels[at] ?? ''}`.trim()
      const proof = prove(text, corpus, { context: chart.title })
      const lines = proof.figures.map((figure) => figureLine(figure.text, proof.located.find((found) => found.figure === figure), corpus))
      return [line({ kind: 'statistic', place, text: `${chart.title}: ${text}`, figures: lines, found: proof.proven }, proof.passage, corpus)]
    }))
}

/**
 * The claims ledger of a document: every statistic, quote, chart value, cited statement and sentence with a figure, in
 * reading order, with the literal passage it rests on or `found: false`.
 */
export const ledgerOf = (content: DocumentContent, corpus: Corpus): LedgerClaim[] => [
  ...ofTexts(content, corpus),
  ...content.statistics.flatMap((statistic) => ofStatistic(statistic, placeOf(content, ({ statisticIds }) => statisticIds.includes(statistic.id)), corpus)),
  ...content.quotes.map((quote) => ofQuote(quote, placeOf(content, ({ quoteIds }) => quoteIds.includes(quote.id)), corpus)),
  ...content.charts.flatMap((chart) => ofChart(chart, content, corpus)),
]
