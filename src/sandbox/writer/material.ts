import type { KeyPhrase } from '../language/phrases'
import { keyPhrases } from '../language/phrases'
import type { Reading, Run, Sentence } from '../language/reading'
import { readPassage } from '../language/reading'
import type { Series } from '../language/series'
import type { Vector } from '../language/vectors'
import { Weights, cosine } from '../language/vectors'
import { termsOf } from '../language/words'
import type { Passage, Prompt } from './prompt'

export interface SourcedRun extends Run {
  passage: Passage
  order: number
  vector: Vector
  /** 0 to about 1: how much it bears on the topic and how well it reads. */
  score: number
}

export interface SourcedSeries extends Series {
  passage: Passage
}

export interface Material {
  prompt: Prompt
  weights: Weights
  topic: Vector
  runs: SourcedRun[]
  series: SourcedSeries[]
  readings: { passage: Passage; reading: Reading }[]
  phrases: KeyPhrase[]
  vectorOf: (text: string) => Vector
}

const topicText = ({ brief }: Prompt): string => [brief.topic, brief.topic, brief.keywords, brief.industry, brief.services].filter(Boolean).join(' ')

/** The sentences of a run that no earlier run has said already. */
function fresh(run: Run, seen: Set<string>): Sentence[] {
  const kept = run.sentences.filter(({ key }) => !seen.has(key))
  for (const { key } of kept) seen.add(key)
  return kept.length === run.sentences.length ? kept : []
}

function scoreOf(run: Run, vector: Vector, topic: Vector): number {
  const quality = run.sentences.reduce((sum, sentence) => sum + sentence.quality, 0) / run.sentences.length
  const length = Math.min(1, run.words / 45) * 0.12
  const figures = run.sentences.some((sentence) => sentence.figures.length) ? 0.08 : 0
  const early = 0.06 / (1 + run.place / 4)
  return cosine(vector, topic) * 1.4 + quality * 0.5 + length + figures + early - (run.isList ? 0.15 : 0)
}

/** Everything the passages of a prompt offer, each run of sentences with its source and its bearing on the topic. */
export function gatherMaterial(prompt: Prompt): Material {
  const readings = prompt.passages.map((passage) => ({ passage, reading: readPassage(passage.text) }))
  const weights = new Weights(readings.flatMap(({ reading }) => reading.runs.map((run) => run.sentences.flatMap(({ terms }) => terms))))
  const topic = weights.vector(termsOf(topicText(prompt)))
  const seen = new Set<string>()
  const runs: SourcedRun[] = []
  for (const { passage, reading } of readings) {
    for (const run of reading.runs) {
      const sentences = fresh(run, seen)
      if (!sentences.length) continue
      const vector = weights.vector(sentences.flatMap(({ terms }) => terms))
      runs.push({ ...run, sentences, passage, order: runs.length, vector, score: scoreOf(run, vector, topic) })
    }
  }
  const topicTerms = new Set(topic.keys())
  const phrases = keyPhrases(
    runs.flatMap((run) => run.sentences.map((sentence) => sentence.phrases)), 60,
    (key) => 1 + 0.4 * key.split(' ').filter((term) => topicTerms.has(term)).length,
  )
  return {
    prompt, weights, topic, runs, readings, phrases,
    series: readings.flatMap(({ passage, reading }) => reading.series.map((series) => ({ ...series, passage }))),
    vectorOf: (text) => weights.vector(termsOf(text)),
  }
}

/** The sentence with the mark of its source, as written text carries it. */
export const marked = (sentence: Sentence, passage: Passage): string => (passage.source ? `${sentence.text} [${passage.source}]` : sentence.text)

export const markedRun = (run: SourcedRun): string => run.sentences.map((sentence) => marked(sentence, run.passage)).join(' ')
