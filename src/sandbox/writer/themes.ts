import type { KeyPhrase } from '../language/phrases'
import type { Sentence } from '../language/reading'
import type { Vector } from '../language/vectors'
import { centroid, cosine } from '../language/vectors'
import { titleCase } from '../language/words'
import { findingOf } from './finding'
import type { Material, SourcedRun } from './material'

export interface Theme {
  phrase: KeyPhrase | null
  centre: Vector
  runs: SourcedRun[]
  title: string
  keyPoint: string
  subsections: string[]
}

const holds = (run: SourcedRun, key: string): boolean => {
  const terms = run.sentences.flatMap((sentence) => sentence.terms)
  return key.split(' ').every((part) => terms.includes(part))
}

/** Phrases that each open up a part of the material the earlier ones did not. */
function seeds(material: Material, count: number): { phrase: KeyPhrase; runs: SourcedRun[] }[] {
  const covered = new Set<SourcedRun>()
  const topicTerms = material.topic
  const candidates = material.phrases
    .filter(({ key }) => !key.split(' ').every((term) => topicTerms.has(term)))
    .map((phrase) => ({ phrase, runs: material.runs.filter((run) => holds(run, phrase.key)) }))
    .filter(({ runs }) => runs.length >= 2)
  const chosen: typeof candidates = []
  while (chosen.length < count && candidates.length) {
    const gain = ({ phrase, runs }: (typeof candidates)[number]) =>
      runs.filter((run) => !covered.has(run)).reduce((sum, run) => sum + 0.4 + Math.max(0, run.score), 0) * (phrase.key.includes(' ') ? 1.25 : 1)
    candidates.sort((a, b) => gain(b) - gain(a) || (a.phrase.key < b.phrase.key ? -1 : 1))
    const best = candidates.shift()
    if (!best) break
    chosen.push(best)
    for (const run of best.runs) covered.add(run)
  }
  return chosen
}

function assign(material: Material, centres: Vector[]): SourcedRun[][] {
  const groups: SourcedRun[][] = centres.map(() => [])
  const most = Math.ceil((material.runs.length / centres.length) * 1.6)
  for (const run of [...material.runs].sort((a, b) => b.score - a.score)) {
    const order = centres.map((centre, place) => ({ place, fit: cosine(run.vector, centre) })).sort((a, b) => b.fit - a.fit)
    const home = order.find(({ place }) => (groups[place]?.length ?? 0) < most) ?? order[0]
    if (home) groups[home.place]?.push(run)
  }
  return groups
}

interface Titled {
  title: string
  sentence: Sentence
  worth: number
}

function titlesOf(material: Material, centre: Vector, runs: SourcedRun[], phrase: KeyPhrase | null): Titled[] {
  return runs
    .flatMap((run) => run.sentences.map((sentence) => ({ sentence, run })))
    .flatMap(({ sentence, run }) => {
      const title = sentence.isAdvice && run.isList ? null : findingOf(sentence.text)
      if (!title) return []
      const vector = material.weights.vector(sentence.terms)
      const named = phrase && phrase.key.split(' ').some((term) => sentence.terms.includes(term)) ? 0.15 : 0
      const length = title.length > 62 ? -0.12 : title.length < 24 ? -0.08 : 0
      return [{ title, sentence, worth: cosine(vector, centre) + cosine(vector, material.topic) * 0.6 + named + length + sentence.quality * 0.5 }]
    })
    .sort((a, b) => b.worth - a.worth || (a.title < b.title ? -1 : 1))
}

function subsectionsOf(phrases: KeyPhrase[], runs: SourcedRun[], taken: Set<string>, title: string): string[] {
  const picked = phrases
    .filter(({ key, text }) => key.includes(' ') && !taken.has(key) && !title.toLowerCase().includes(text.toLowerCase()))
    .map((phrase) => ({ phrase, runs: runs.filter((run) => holds(run, phrase.key)).length }))
    .filter((entry) => entry.runs >= 1)
    .sort((a, b) => b.runs - a.runs || b.phrase.score - a.phrase.score)
    .slice(0, 2)
  for (const { phrase } of picked) taken.add(phrase.key)
  return picked.map(({ phrase }) => titleCase(phrase.text))
}

const bestStatement = (material: Material, runs: SourcedRun[], centre: Vector, unless: string): string =>
  runs
    .flatMap((run) => run.sentences.slice(0, 1))
    .filter((sentence) => sentence.text !== unless)
    .map((sentence) => ({ sentence, worth: cosine(material.weights.vector(sentence.terms), centre) + sentence.quality }))
    .sort((a, b) => b.worth - a.worth)[0]?.sentence.text ?? unless

/** Divides the material into up to `count` themes, each with a title that states a finding of its own sentences. */
export function findThemes(material: Material, count: number): Theme[] {
  const chosen = seeds(material, count)
  const centres = chosen.map(({ phrase, runs }) => centroid([material.vectorOf(phrase.text), ...runs.map((run) => run.vector)]))
  if (!centres.length) return []
  const groups = assign(material, centres)
  const titles = new Set<string>()
  const taken = new Set(chosen.map(({ phrase }) => phrase.key))
  return chosen.map(({ phrase }, place) => {
    const runs = groups[place] ?? []
    const centre = centres[place] ?? new Map<string, number>()
    const found = titlesOf(material, centre, runs, phrase).find(({ title }) => !titles.has(title))
    const title = found?.title ?? titleCase(phrase.text)
    titles.add(title)
    return {
      phrase, centre, runs, title,
      keyPoint: bestStatement(material, runs, centre, found?.sentence.text ?? title),
      subsections: subsectionsOf(material.phrases, runs, taken, title),
    }
  })
}
