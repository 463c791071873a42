import type { KeyPhrase } from '../language/phrases'
import type { Vector } from '../language/vectors'
import { centroid, cosine } from '../language/vectors'
import { titleCase } from '../language/words'
import type { Material, SourcedRun } from './material'
import { keyPointOf, subsectionsOf, titlesOf } from './titles'

export interface Theme {
  phrase: KeyPhrase | null
  centre: Vector
  runs: SourcedRun[]
  title: string
  keyPoint: string
  subsections: string[]
}

const holds = (run: SourcedRun, key: string): boolean => key.split(' ').every((part) => run.terms.includes(part))

interface Seed {
  phrase: KeyPhrase
  runs: SourcedRun[]
}

/** Phrases that each open up a part of the material the earlier ones did not. */
function seeds(material: Material, count: number): Seed[] {
  const covered = new Set<SourcedRun>()
  const topicTerms = new Set([...material.topic].filter(([, weight]) => weight > 0.35).map(([term]) => term))
  const candidates = material.phrases
    .filter(({ key }) => !key.split(' ').every((term) => topicTerms.has(term)))
    .map((phrase) => ({ phrase, runs: material.runs.filter((run) => holds(run, phrase.key)) }))
    .filter(({ runs }) => runs.length >= 2 && runs.length < Math.max(8, material.runs.length * 0.4))
  const chosen: Seed[] = []
  const gain = ({ phrase, runs }: Seed) =>
    runs.filter((run) => !covered.has(run)).reduce((sum, run) => sum + 0.2 + Math.max(0, run.score), 0) * (phrase.key.includes(' ') ? 1.3 : 1)
  while (chosen.length < count && candidates.length) {
    candidates.sort((a, b) => gain(b) - gain(a) || (a.phrase.key < b.phrase.key ? -1 : 1))
    const best = candidates.shift()!
    chosen.push(best)
    for (const run of best.runs) covered.add(run)
  }
  return chosen
}

/** Gives every run to the nearest centre that has room; runs near to none are left out. */
function assign(runs: SourcedRun[], centres: Vector[]): SourcedRun[][] {
  const groups: SourcedRun[][] = centres.map(() => [])
  const most = Math.ceil((runs.length / centres.length) * 1.7)
  for (const run of runs) {
    const order = centres.map((centre, place) => ({ place, fit: cosine(run.vector, centre) })).sort((a, b) => b.fit - a.fit)
    const home = order.find(({ place, fit }) => fit > 0.04 && (groups[place]?.length ?? 0) < most)
    if (home) groups[home.place]?.push(run)
  }
  return groups
}

/** Seeds drawn together with what is near to them, in two rounds. */
function cluster(material: Material, chosen: Seed[]): { centres: Vector[]; groups: SourcedRun[][] } {
  const ranked = [...material.runs].sort((a, b) => b.score - a.score || a.order - b.order)
  const named = chosen.map(({ phrase }) => material.vectorOf(phrase.text))
  let centres = chosen.map(({ runs }, place) => centroid([named[place]!, centroid(runs.map((run) => run.vector))]))
  let groups = assign(ranked, centres)
  for (let round = 0; round < 2; round++) {
    centres = groups.map((runs, place) => (runs.length ? centroid([named[place]!, centroid(runs.map((run) => run.vector)), centroid(runs.map((run) => run.vector))]) : centres[place]!))
    groups = assign(ranked, centres)
  }
  return { centres, groups }
}

/** Divides the material into up to `count` themes, each with a title that states a finding of its own sentences. */
export function findThemes(material: Material, count: number): Theme[] {
  const chosen = seeds(material, count)
  if (!chosen.length) return []
  const { centres, groups } = cluster(material, chosen)
  const titles = new Set<string>()
  const taken = new Set(chosen.map(({ phrase }) => phrase.key))
  return chosen.map(({ phrase }, place) => {
    const runs = groups[place] ?? []
    const centre = centres[place]!
    const found = titlesOf(material, centre, runs, phrase).find(({ title }) => !titles.has(title))
    const title = found?.title ?? titleCase(phrase.text)
    titles.add(title)
    const subsections = subsectionsOf(material.phrases, runs, taken, title)
    return { phrase, centre, runs, title, keyPoint: keyPointOf(material, runs, centre, found?.sentence.text ?? title), subsections }
  })
}
