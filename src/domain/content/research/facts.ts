import { createHash } from 'node:crypto'
import { z } from 'zod'
import { contentStems } from '../text/words'
import type { Answer } from '../generation/schemas'
import { evidenceSchema } from '../document'
import type { Corpus, CorpusPassage, CorpusSource } from '../evidence/corpus'
import { type Figure, isYear } from '../evidence/figure'
import { figures } from '../evidence/figures'
import { type Located, prove } from '../evidence/prove'
import { proveQuote } from '../evidence/quotes'
import { sentenceSpans } from '../evidence/sentences'
import { isCurrency, isDuration } from '../evidence/units'
import { cleanLine, cleanText } from '../writing/clean'

export const insightSchema = z.object({ id: z.string(), text: z.string(), sourceUrls: z.array(z.string()), marks: z.array(z.string()) })

/**
 * `value` is the figure as the source writes it; `quote` is the passage that holds it, `unit` and `scale` what it counts in.
 * `label` says all of what it measures; `category` is its own part of that, the name of a bar in a chart.
 */
export const researchStatisticSchema = z.object({
  id: z.string(), value: z.string(), label: z.string(), category: z.string(), type: z.enum(['percentage', 'currency', 'number', 'multiple', 'duration']),
  context: z.string(), source: z.string(), publisher: z.string().default(''), sourceUrl: z.string(), quote: z.string(), mark: z.string(), passageId: z.string(),
  number: z.number().nullable(), unit: z.string().nullable(), scale: z.number().int(), evidence: evidenceSchema,
})

export const researchQuoteSchema = z.object({
  id: z.string(), text: z.string(), attribution: z.string(), title: z.string().nullable(), source: z.string(), sourceUrl: z.string(),
  mark: z.string(), evidence: evidenceSchema,
})

export type Insight = z.infer<typeof insightSchema>
export type ResearchStatistic = z.infer<typeof researchStatisticSchema>
export type ResearchQuote = z.infer<typeof researchQuoteSchema>

const stemsOf = (text: string): Set<string> => new Set(contentStems(text))

/** "2024" under "share of firms with a plan" says little alone: a measure (no sentence) goes before what does not name it. */
const wholeLabel = (label: string, context: string): string => {
  const measure = context.replace(/[\s:;,]+$/, '')
  if (measure === '' || measure.length > 140 || /[.!?]$/.test(measure)) return label
  const [own, named] = [stemsOf(label), [...stemsOf(measure)]]
  return named.filter((stem) => own.has(stem)).length * 2 >= named.length ? label : `${measure}, ${label}`
}

/** A label names a year, counts in plain words ("with three sites") or repeats the figure itself; any other figure in it belongs to another statistic. */
const ownFigures = (label: string, value: string): boolean => {
  const own = new Set(figures(value).map(({ key }) => key))
  return figures(label).every((figure) => isYear(figure) || own.has(figure.key) || isCountInWords(figure))
}

const isCountInWords = ({ kind, unit, scale, text }: Figure): boolean => kind === 'number' && unit === null && scale === 0 && !/\p{N}/u.test(text)

const idOf = (prefix: string, ...parts: string[]): string =>
  `${prefix}_${createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 8)}`

const typeOf = ({ kind, unit }: Figure): ResearchStatistic['type'] => {
  if (unit === '%' || unit === 'pp') return 'percentage'
  if (isCurrency(unit)) return 'currency'
  if (kind === 'fraction' || unit === 'x') return 'multiple'
  return isDuration(unit) ? 'duration' : 'number'
}

const counts = ({ kind, unit, text }: Figure): boolean =>
  kind === 'fraction' || (kind === 'number' && !(unit === null && /^(?:19|20)\d\d$/.test(text)))

/** The figure as the passage writes it, percent words as a sign; a range from its first to its last digit. */
const displayed = (found: readonly Located[], passage: CorpusPassage): string => {
  const start = Math.min(...found.map((at) => at.start)) - passage.start
  const end = Math.max(...found.map((at) => at.end)) - passage.start
  return passage.text.slice(start, end).replace(/[\s-]*(?:percent|per cent|pct)$/i, '%').replace(/\s+%/g, '%').replace(/\s+/g, ' ').trim()
}

const sentenceAround = (passage: CorpusPassage, at: number): { quote: string; start: number; end: number } => {
  const local = at - passage.start
  const span = sentenceSpans(passage.text).find(({ start, end }) => start <= local && local < end) ?? { start: 0, end: passage.text.length }
  return { quote: passage.text.slice(span.start, span.end), start: passage.start + span.start, end: passage.start + span.end }
}

const passageOf = (id: string, text: string, corpus: Corpus, context: string): CorpusPassage | null => {
  const named = corpus.passage(id.trim())
  const options = { context, allowed: (passage: CorpusPassage) => (named ? passage.source === named.source : true) }
  const own = named && prove(text, corpus, { context, allowed: (passage) => passage === named }).proven ? named : null
  const proof = own ? null : prove(text, corpus, options)
  return own ?? (proof?.proven ? proof.passage : null)
}

/** A statistic of the model, kept only when its figure stands in one stored passage; null otherwise. */
export const verifiedStatistic = (given: Answer<'research_extraction'>['statistics'][number], corpus: Corpus): ResearchStatistic | null => {
  const [value, label, context] = [cleanLine(given.value, 80), cleanLine(given.label, 200), cleanText(given.context).slice(0, 500)]
  if (!ownFigures(label, value)) return null
  const passage = passageOf(given.passageId, `${value} ${label}`, corpus, context)
  const source = passage && corpus.sources.get(passage.source)
  if (!passage || !source || source.kind === 'brief') return null
  const { located, proven } = prove(value, corpus, { context: `${label} ${context}`, allowed: (candidate) => candidate === passage })
  const [first] = located
  if (!proven || !first || located.length > 2 || !located.every((at) => counts(at.figure))) return null
  const { quote, start, end } = sentenceAround(passage, first.start)
  const told = context !== '' && prove(context, corpus, { context: label, allowed: (candidate) => candidate === passage }).proven ? context : ''
  const single = located.length === 1 ? first.figure : null
  return {
    id: idOf('st', source.url, first.figure.key, label), value: displayed(located, passage), label: wholeLabel(label, told), category: label, type: typeOf(first.figure),
    context: told || quote,
    source: source.title, publisher: source.publisher, sourceUrl: source.url, quote: passage.text, mark: source.mark, passageId: passage.id,
    number: single?.value ? Number(`${single.value.mantissa}e${single.value.exponent - single.scale}`) : null,
    unit: first.figure.unit, scale: first.figure.scale, evidence: { sourceUrl: source.url, sourceHash: source.hash, quote, start, end },
  }
}

/** A quote of the model, kept only when its words and its speaker stand in the stored text; null otherwise. */
export const verifiedQuote = (
  given: Answer<'research_extraction'>['quotes'][number],
  corpus: Corpus,
  storedText: (source: CorpusSource) => string | null,
): ResearchQuote | null => {
  const source = corpus.sources.get(given.passageId.split('.')[0] ?? '')
  const stored = source && source.kind !== 'brief' ? storedText(source) : null
  const text = given.text.trim().replace(/^["“”„]+|["“”]+$/g, '').trim()
  const attribution = cleanLine(given.attribution, 120)
  const place = stored ? proveQuote({ text, attribution }, stored) : null
  if (!source || !stored || !place || text.length > 600) return null
  const title = given.title && stored.toLowerCase().includes(given.title.trim().toLowerCase()) ? cleanLine(given.title, 120) : null
  const evidence = { sourceUrl: source.url, sourceHash: source.hash, quote: stored.slice(place.start, place.end), ...place }
  return { id: idOf('qu', source.url, text), text, attribution, title, source: source.title, sourceUrl: source.url, mark: source.mark, evidence }
}

/** An insight of the model, kept when all its figures are proven and a source is named. */
export const verifiedInsight = (given: Answer<'research_extraction'>['insights'][number], corpus: Corpus): Insight | null => {
  const text = cleanText(given.text).slice(0, 600)
  const marks = [...new Set(given.sourceIds.map((id) => id.trim().split('.')[0] ?? ''))].filter((mark) => corpus.sources.has(mark))
  if (text === '' || marks.length === 0 || !prove(text, corpus).proven) return null
  return { id: idOf('in', text), text, marks, sourceUrls: marks.map((mark) => corpus.sources.get(mark)?.url ?? '') }
}

/** Without repetitions: one statistic per figure and source, one quote or insight per wording. */
export const distinct = <T>(items: readonly T[], keyOf: (item: T) => string): T[] => [...new Map(items.map((item) => [keyOf(item), item])).values()]

/** The first of each list, then the second of each, …: what is cut off at the end is cut off fairly. */
export const inTurns = <T>(lists: readonly (readonly T[])[]): T[] =>
  Array.from({ length: Math.max(0, ...lists.map(({ length }) => length)) }, (_, turn) => lists.flatMap((list) => list.slice(turn, turn + 1))).flat()

/** The same for one value at one place of one source. */
export const sameStatistic = ({ sourceUrl, value, evidence }: ResearchStatistic): string => `${sourceUrl} ${value} ${evidence.start}`
