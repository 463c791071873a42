import { figuresOf } from '../language/figures'
import { labelFor } from '../language/labels'
import type { Sentence } from '../language/reading'
import { cosine, pickDiverse } from '../language/vectors'
import type { Material } from '../writer/material'
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

function fromSentence(sentence: Sentence, passageId: string, source: string): Extracted[] {
  return sentence.figures.slice(0, 3).flatMap((figure) => {
    if (figure.type === 'number' && !/\d{3}|\d (?:thousand|million|billion|characters|bits|attempts)/.test(figure.value)) return []
    const label = labelFor(sentence.text, figure)
    return label && label.length > 8 ? [{ value: figure.value, label, type: figure.type, context: sentence.text, passageId, source, quote: sentence.text }] : []
  })
}

function seriesStatistics(material: Material): Extracted[] {
  return material.series.slice(0, 10).flatMap(({ caption, type, points, passage }) =>
    points.slice(0, 8).map(({ label, value }) => ({
      value, label, type: figuresOf(value)[0]?.type ?? type, context: caption, passageId: passage.id, source: passage.source, quote: caption,
    })),
  )
}

function sentenceStatistics(material: Material, limit: number): Extracted[] {
  const inSeries = new Set(material.series.map(({ caption }) => caption.slice(0, 30)))
  const seen = new Set<string>()
  const entries = material.readings.flatMap(({ passage, reading }) =>
    reading.statements
      .filter((sentence) => !inSeries.has(sentence.text.slice(0, 30)) && !uncertain.test(sentence.text) && sentence.quality > -0.5)
      .flatMap((sentence) => fromSentence(sentence, passage.id, passage.source).map((item) => ({ item, sentence })))
      .filter(({ item }) => !seen.has(item.value + item.label) && seen.add(item.value + item.label)),
  )
  const weight: Record<string, number> = { percentage: 0.2, currency: 0.2, multiple: 0.12, duration: 0.05, number: 0 }
  const scored = entries.map(({ item, sentence }) => {
    const vector = material.weights.vector(sentence.terms)
    return { item, vector, score: cosine(vector, material.topic) * 1.3 + (weight[item.type] ?? 0) + sentence.quality * 0.3 }
  })
  return pickDiverse(scored, limit, 0.35)
}

function insightsOf(material: Material, limit: number): { text: string; sourceIds: string[] }[] {
  const scored = material.runs
    .filter((run) => !run.isList)
    .map((run) => ({ item: { text: run.sentences[0]!.text, sourceIds: [run.passage.source] }, vector: run.vector, score: run.score }))
    .sort((a, b) => b.score - a.score)
    .slice(0, 80)
  return pickDiverse(scored, limit)
}

const quotesIn = (material: Material) => {
  const seen = new Set<string>()
  return material.readings
    .flatMap(({ passage, reading }) => reading.quotes.map((quote) => ({ ...quote, passageId: passage.id, source: passage.source })))
    .filter(({ text }) => !seen.has(text) && seen.add(text))
    .slice(0, 8)
}

/** `research_extraction`: insights, figures with the sentence they stand in, and quotes with a name beside them. */
export function extractResearch(material: Material): Record<string, unknown> {
  const { prompt } = material
  return {
    insights: insightsOf(material, limitOf(prompt, ['insights', 'maxInsights'], 15)),
    statistics: [...seriesStatistics(material), ...sentenceStatistics(material, limitOf(prompt, ['statistics', 'maxStatistics'], 24))],
    quotes: quotesIn(material),
  }
}
