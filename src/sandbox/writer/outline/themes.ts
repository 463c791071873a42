import { genericTerms } from '../../language/generic'
import type { KeyPhrase } from '../../language/phrases'
import type { Vector } from '../../language/vectors'
import { centroid, cosine } from '../../language/vectors'
import { isEnglish } from '../../language/prose'
import { titleCase } from '../../language/words'
import type { Material, SourcedRun } from '../material'
import { reserveOf } from '../share'
import { keyPointOf, subsectionsOf, titleOf, titlesOf } from './titles'

export interface Theme {
  phrase: KeyPhrase | null
  centre: Vector
  runs: SourcedRun[]
  title: string
  keyPoint: string
  subsections: string[]
}

interface Seed {
  phrase: KeyPhrase | null
  runs: SourcedRun[]
}

const MUCH = 70

const holds = (run: SourcedRun, key: string): boolean => key.split(' ').every((part) => run.terms.includes(part))

/** Of much material: phrases that each open up a part which the earlier ones did not. */
function phraseSeeds(material: Material, count: number): Seed[] {
  const covered = new Set<SourcedRun>()
  const topicTerms = new Set([...material.topic].filter(([, weight]) => weight > 0.35).map(([term]) => term))
  const candidates = material.phrases
    .filter(({ key }) => !key.split(' ').every((term) => topicTerms.has(term)))
    .map((phrase) => ({ phrase, runs: material.runs.filter((run) => holds(run, phrase.key)) }))
    .filter(({ runs }) => runs.length >= 2 && runs.length < Math.max(8, material.runs.length * 0.4))
  const chosen: { phrase: KeyPhrase; runs: SourcedRun[] }[] = []
  const gain = ({ phrase, runs }: (typeof chosen)[number]) =>
    runs.filter((run) => !covered.has(run)).reduce((sum, run) => sum + 0.2 + Math.max(0, run.score), 0) * (phrase.key.includes(' ') ? 1.3 : 1)
  while (chosen.length < count && candidates.length) {
    candidates.sort((a, b) => gain(b) - gain(a) || (a.phrase.key < b.phrase.key ? -1 : 1))
    const best = candidates.shift()!
    chosen.push(best)
    for (const run of best.runs) covered.add(run)
  }
  return chosen
}

const saysIt = (run: SourcedRun, phrase: string): boolean => run.sentences.some(({ text }) => text.toLowerCase().includes(phrase.toLowerCase()))

/** Of little material: statements far from each other, those that can give a title first. */
function runSeeds(material: Material, count: number): Seed[] {
  const fit = material.runs.filter((run) => !run.isList && reserveOf(run) === 'sections')
  const relevance = (run: SourcedRun) => cosine(run.vector, material.topic)
  const least = Math.max(...fit.map(relevance)) * 0.25
  const near = fit.filter((run) => relevance(run) >= least)
  const titled = (near.length >= count ? near : fit).filter((run) => titleOf(run))
  const left = (titled.length >= count ? titled : fit.length >= count ? fit : material.runs).map((run) => ({ run, worth: run.score * 1.6 + (titleOf(run) ? 0.45 : 0) }))
  const chosen: SourcedRun[] = []
  while (chosen.length < count && left.length) {
    const value = ({ run, worth }: (typeof left)[number]) => worth - 1.6 * chosen.reduce((most, other) => Math.max(most, cosine(other.vector, run.vector)), 0)
    left.sort((a, b) => value(b) - value(a) || a.run.order - b.run.order)
    chosen.push(left.shift()!.run)
  }
  return chosen.map((run) => ({ phrase: material.phrases.find(({ key, text }) => holds(run, key) && saysIt(run, text)) ?? null, runs: [run] }))
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
  const named = chosen.map(({ phrase, runs }) => (phrase && runs.length > 1 ? material.vectorOf(phrase.text) : runs[0]!.vector))
  let centres = chosen.map(({ runs }, place) => centroid([named[place]!, centroid(runs.map((run) => run.vector))]))
  let groups = assign(ranked, centres)
  for (let round = 0; round < 2; round++) {
    centres = groups.map((runs, place) => {
      const middle = centroid(runs.map((run) => run.vector))
      return runs.length ? centroid([named[place]!, middle, middle]) : centres[place]!
    })
    groups = assign(ranked, centres)
  }
  return { centres, groups }
}

const withoutStop = (text: string): string => text.replace(/[.。۔।]$/, '')

/** In languages whose clauses this model cannot shorten, a short sentence without a figure is a title as it is. */
const readsAsTitle = (text: string): boolean => !isEnglish(text) && text.length <= 90 && !/\p{N}/u.test(text)

/** A title of two phrases of the theme, for want of a finding. */
function plainTitle(material: Material, runs: SourcedRun[], titles: Set<string>): string {
  const spoken = runs.flatMap(({ sentences }) => sentences).map(({ text }) => text).find((text) => readsAsTitle(text) && !titles.has(withoutStop(text)))
  if (spoken) return withoutStop(spoken)
  const fits = material.phrases.filter(({ key }) => key.split(' ').every((term) => !genericTerms.has(term)) && runs.some((run) => holds(run, key)))
  fits.sort((a, b) => Number(b.key.includes(' ')) - Number(a.key.includes(' ')))
  const pairs = fits.flatMap(({ text: first }, at) => fits.slice(at + 1).map(({ text: second }) => titleCase(isEnglish(first) ? `${first} and ${second}` : `${first}, ${second}`)))
  return pairs.find((pair) => !titles.has(pair)) ?? titleCase(fits[0]?.text ?? material.prompt.brief.topic ?? '')
}

/** Divides the material into up to `count` themes, each with a title that states a finding of its own sentences. */
export function findThemes(material: Material, count: number): Theme[] {
  const isMuch = material.runs.length >= MUCH
  const chosen = isMuch ? phraseSeeds(material, count) : runSeeds(material, count)
  if (!chosen.length) return []
  const { centres, groups } = cluster(material, chosen)
  const titles = new Set<string>()
  const told = new Set<SourcedRun>()
  const taken = new Set(chosen.flatMap(({ phrase }) => (phrase ? [phrase.key] : [])))
  const found = chosen.map(({ phrase, runs: [seed] }, place) => {
    const runs = groups[place] ?? []
    const centre = centres[place]!
    const own = isMuch || !seed ? null : titleOf(seed)
    const best = own ? { title: own, run: seed! } : titlesOf(material, centre, runs, phrase).find(({ title }) => !titles.has(title))
    const title = best?.title ?? plainTitle(material, runs, titles)
    titles.add(title)
    return { phrase, centre, runs, title, keyPoint: keyPointOf(material, runs, centre, best?.run ?? (isMuch ? undefined : seed), told), subsections: [] as string[] }
  })
  for (const theme of found) theme.subsections = subsectionsOf(material, theme, titles, taken)
  return found
}
