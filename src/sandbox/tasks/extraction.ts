import { figuresOf } from '../language/facts/figures'
import { labelFor } from '../language/facts/labels'
import type { Sentence } from '../language/reading'
import { cosine, pickDiverse } from '../language/vectors'
import { findingOf } from '../writer/outline/finding'
import type { Material, SourcedRun } from '../writer/material'
import { limitOf } from '../writer/prompt'

interface Extracted {
  value: string
  label: string
  type: string
  context: string
  passageId: string
  source: string
  quote: string
}

const uncertain = /\b(?:may|might|could|would|e\.g\.|for example|such as|example)\b/i
const weight: Record<string, number> = { percentage: 0.2, currency: 0.2, multiple: 0.12, duration: 0.05, number: 0 }

/** At most `most` of each source, sources taking turns, best first. */
function fairly<T>(items: T[], sourceOf: (item: T) => string, most: number): T[] {
  const bySource = new Map<string, T[]>()
  for (const item of items) bySource.set(sourceOf(item), [...(bySource.get(sourceOf(item)) ?? []), item])
  const lists = [...bySource.values()].map((list) => list.slice(0, most))
  return Array.from({ length: most }, (_, turn) => lists.flatMap((list) => list.slice(turn, turn + 1))).flat()
}

function fromSentence(sentence: Sentence, passageId: string, source: string): Extracted[] {
  return sentence.figures.slice(0, 2).flatMap((figure) => {
    if (figure.type === 'number' && !/\d{3}|\d (?:thousand|million|billion|characters|bits|attempts)/.test(figure.value)) return []
    const label = labelFor(sentence.text, figure)
    return label && label.length > 8 ? [{ value: figure.value, label, type: figure.type, context: sentence.text, passageId, source, quote: sentence.text }] : []
  })
}

function seriesStatistics(material: Material): Extracted[] {
  const one = new Map(material.series.map((series) => [series.passage.source + series.caption, series]))
  return [...one.values()].slice(0, 12).flatMap(({ caption, type, points, passage }) =>
    points.slice(0, 6).map(({ label, value }) => ({
      value, label, type: figuresOf(value)[0]?.type ?? type, context: caption, passageId: passage.id, source: passage.source, quote: caption,
    })),
  )
}

function sentenceStatistics(material: Material, most: number): Extracted[] {
  const inSeries = new Set(material.series.map(({ caption }) => caption.slice(0, 30)))
  const seen = new Set<string>()
  const entries = material.readings.flatMap(({ passage, reading }) =>
    reading.statements
      .filter((sentence) => !inSeries.has(sentence.text.slice(0, 30)) && !uncertain.test(sentence.text) && sentence.quality > -0.5)
      .flatMap((sentence) => fromSentence(sentence, passage.id, passage.source).map((item) => ({ item, sentence })))
      .filter(({ item }) => !seen.has(item.value + item.label) && seen.add(item.value + item.label)),
  )
  const scored = entries.map(({ item, sentence }) => {
    const vector = material.weights.vector(sentence.terms)
    return { item, vector, score: cosine(vector, material.topic) * 1.3 + (weight[item.type] ?? 0) + sentence.quality * 0.3 }
  })
  return fairly(pickDiverse(scored.sort((a, b) => b.score - a.score).slice(0, 90), 60, 0.35), ({ source }) => source, most)
}

/** The opening of a run, with the sentence after it when both are short enough for one finding. */
function insightOf({ sentences: [first, second], passage }: SourcedRun): { text: string; sourceIds: string[] } {
  const text = second && first!.words + second.words <= 50 ? `${first!.text} ${second.text}` : first!.text
  return { text, sourceIds: [passage.source] }
}

/** A short note is on its topic throughout. */
const few = 12

function insightsOf(material: Material, most: number): { text: string; sourceIds: string[] }[] {
  const scored = material.runs
    .filter((run) => !run.isList && run.words >= 9 && !run.sentences[0]!.text.includes(': '))
    .map((run) => ({ item: run, vector: run.vector, score: run.score + (findingOf(run.sentences[0]!.text) ? 0.3 : 0) }))
    .sort((a, b) => b.score - a.score)
  const near = cosine(scored[0]?.vector ?? new Map<string, number>(), material.topic) * 0.12
  const fit = scored.filter(({ vector }) => scored.length < few || cosine(vector, material.topic) >= near).slice(0, 90)
  return fairly(pickDiverse(fit, 60, 0.5), (run) => run.passage.source, most).map(insightOf)
}

const quotesIn = (material: Material) => {
  const seen = new Set<string>()
  return material.readings
    .flatMap(({ passage, reading }) => reading.quotes.map((quote) => ({ ...quote, passageId: passage.id, source: passage.source })))
    .filter(({ text }) => !seen.has(text) && seen.add(text))
    .slice(0, 8)
}

/** `research_extraction`: insights, figures with the sentence they stand in, and quotes with a name beside them. */
export function extractResearch(material: Material): { insights: object[]; statistics: Extracted[]; quotes: object[] } {
  const { prompt } = material
  const statistics = [...seriesStatistics(material), ...sentenceStatistics(material, limitOf(prompt, ['statisticsPerSource'], 6))]
  return { insights: insightsOf(material, limitOf(prompt, ['insightsPerSource'], 4)), statistics, quotes: quotesIn(material) }
}
