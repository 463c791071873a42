import { genericTerms } from '../language/generic'
import type { KeyPhrase } from '../language/phrases'
import { keyPhrases } from '../language/phrases'
import type { Reading, Run, Sentence } from '../language/reading'
import { readPassage } from '../language/reading'
import type { Series } from '../language/facts/series'
import type { Vector } from '../language/vectors'
import { Weights, centroid, cosine } from '../language/vectors'
import { termsOf } from '../language/words'
import type { Passage, Prompt } from './prompt'
import { passagesToUse } from './prompt'

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

/** What the material says, in its own words. */
export const textOf = ({ runs }: Material): string => runs.map(({ sentences }) => sentences.map(({ text }) => text).join(' ')).join(' ')

/** The stems of the brief that say what the document is about; general words count only when there are no others. */
function topicTerms({ brief }: Prompt): string[] {
  const terms = termsOf([brief.topic, brief.topic, brief.keywords, brief.services].filter(Boolean).join(' '))
  const telling = terms.filter((term) => !genericTerms.has(term))
  return telling.length ? telling : terms
}

/** The run without sentences that an earlier one has said already; null when what is left cannot stand. */
function fresh(run: Run, seen: Set<string>): Sentence[] | null {
  const isNew = run.sentences.every(({ key }) => !seen.has(key))
  for (const { key } of run.sentences) seen.add(key)
  return isNew ? run.sentences : null
}

const LITTLE = 6

/** Of very little material every sentence that can stand alone is a run of its own, so that a short note still fills several sections. */
function single(run: Run): Run[] {
  if (run.sentences.slice(1).some(({ dangling }) => dangling)) return [run]
  return run.sentences.map((sentence) => ({ ...run, sentences: [sentence], terms: sentence.terms, words: sentence.words }))
}

function divided(readings: { reading: Reading }[]): (run: Run) => Run[] {
  const runs = readings.reduce((sum, { reading }) => sum + reading.runs.length, 0)
  return runs < LITTLE ? single : (run) => [run]
}

/** How a run reads by itself, whatever the topic: whole, not too short, near the start of its text. */
function readsWell(run: Run): number {
  const quality = run.sentences.reduce((sum, sentence) => sum + sentence.quality, 0) / run.sentences.length
  const figures = run.sentences.some((sentence) => sentence.figures.length) ? 0.06 : 0
  return quality * 0.5 + Math.min(1, run.words / 45) * 0.12 + figures + 0.05 / (1 + run.place / 4) - (run.isList ? 0.15 : 0)
}

const firstSentenceVector = (run: SourcedRun, weights: Weights): Vector => weights.vector(run.sentences[0]?.terms ?? [])

/** The topic, widened by the runs that speak of it most, so that a text which says it in other words is found too. */
function widened(topic: Vector, runs: SourcedRun[]): Vector {
  const near = runs.map((run) => ({ run, fit: cosine(run.vector, topic) })).sort((a, b) => b.fit - a.fit).slice(0, 8)
  const telling = near.filter(({ fit }) => fit > 0.08).map(({ run }) => run.vector)
  return telling.length ? centroid([topic, topic, centroid(telling)]) : topic
}

function score(runs: SourcedRun[], topic: Vector, weights: Weights): void {
  const middle = centroid(runs.map(({ vector }) => vector))
  for (const run of runs) {
    const opening = cosine(firstSentenceVector(run, weights), topic)
    run.score = cosine(run.vector, topic) * 0.8 + opening * 0.3 + cosine(run.vector, middle) * 0.25 + readsWell(run)
  }
}

/** Everything the passages of a prompt offer, each run of sentences with its source and its bearing on the topic. */
export function gatherMaterial(prompt: Prompt): Material {
  const readings = passagesToUse(prompt).map((passage) => ({ passage, reading: readPassage(passage.text) }))
  const weights = new Weights(readings.flatMap(({ reading }) => reading.runs.map((run) => run.terms)))
  const seen = new Set<string>()
  const runs: SourcedRun[] = []
  const parts = divided(readings)
  for (const { passage, reading } of readings) {
    for (const run of reading.runs.flatMap(parts)) {
      const sentences = fresh(run, seen)
      if (sentences) runs.push({ ...run, sentences, passage, order: runs.length, vector: weights.vector(run.terms), score: 0 })
    }
  }
  const topic = widened(weights.vector(topicTerms(prompt)), runs)
  score(runs, topic, weights)
  let phrases: KeyPhrase[] | null = null
  return {
    prompt, weights, topic, runs, readings,
    get phrases() {
      phrases ??= keyPhrases(
        runs.flatMap((run) => run.sentences.map((sentence) => sentence.phrases)), 60,
        (key) => 1 + key.split(' ').reduce((sum, term) => sum + Math.min(0.4, topic.get(term) ?? 0), 0),
      )
      return phrases
    },
    series: readings.flatMap(({ passage, reading }) => reading.series.map((series) => ({ ...series, passage }))),
    vectorOf: (text) => weights.vector(termsOf(text)),
  }
}

/** The sentence with the mark of its source, as written text carries it. */
export const marked = (sentence: Sentence, passage: Passage): string => (passage.source ? `${sentence.text} [${passage.source}]` : sentence.text)

export const markedRun = (run: SourcedRun): string => run.sentences.map((sentence) => marked(sentence, run.passage)).join(' ')
