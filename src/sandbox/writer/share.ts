import { Weights, cosine } from '../language/vectors'
import { termsOf } from '../language/words'
import type { Material, SourcedRun } from './material'

export interface Place {
  number: number
  title: string
  keyPoint: string
  text: string
  words: number
}

const text = (value: unknown): string => (typeof value === 'string' ? value : Array.isArray(value) ? value.map(text).join(' ') : '')

const placeOf = (entry: Record<string, unknown>, index: number): Place => ({
  number: typeof entry.number === 'number' ? entry.number : index + 1,
  title: text(entry.title),
  keyPoint: text(entry.keyPoint),
  text: [entry.title, entry.title, entry.keyPoint, entry.subsections, entry.label].map(text).join(' '),
  words: typeof entry.estimatedWordCount === 'number' ? entry.estimatedWordCount : 380,
})

/** The sections of an outline as places that material can go to. */
export function placesOf(outline: Record<string, unknown>): Place[] {
  const sections = Array.isArray(outline.sections) ? (outline.sections as unknown[]) : []
  return sections.flatMap((entry, index) => (typeof entry === 'object' && entry ? [placeOf(entry as Record<string, unknown>, index)] : []))
}

export const placeOfSection = (section: Record<string, unknown>): Place => placeOf(section, 0)

/** A stable number from 0 to 99 for a run: the same whatever else the prompt holds. */
const lot = (run: SourcedRun): number => {
  let hash = 7
  for (const char of run.sentences[0]?.key.slice(0, 60) ?? '') hash = (hash * 31 + char.charCodeAt(0)) % 99_991
  return hash % 100
}

export type Reserve = 'summary' | 'conclusion' | 'sections'

/** Which part of a document a run is kept for. */
export const reserveOf = (run: SourcedRun): Reserve => (lot(run) < 15 ? 'summary' : lot(run) < 24 ? 'conclusion' : 'sections')

const keyText = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')

/** Key points open their sections, so they are kept out of the summary and the conclusion. */
const opens = (run: SourcedRun, places: Place[]): boolean => places.some(({ keyPoint }) => keyPoint !== '' && keyPoint.includes(run.sentences[0]?.text ?? '–'))

/** The runs for one part, best first: those kept for it before all others, so that calls which do not know of each other seldom say the same. */
export function keptFor(material: Material, reserve: Reserve): SourcedRun[] {
  const places = placesOf(material.prompt.outline)
  const said = keyText(material.prompt.others.sections ?? '')
  const free = material.runs.filter((run) => !run.isList && !opens(run, places) && !run.sentences.some(({ key }) => said.includes(key)))
  const worth = (run: SourcedRun) => run.score + (reserveOf(run) === reserve ? 2 : 0)
  return free.sort((a, b) => worth(b) - worth(a) || a.order - b.order)
}

export interface Shared {
  run: SourcedRun
  fit: number
}

/**
 * Which section each run belongs to. Only the plan decides (its own words weigh by how few sections share them), and
 * the lot where the plan is silent: so every call that sees the plan decides alike, whatever passages it was given.
 */
function owners(material: Material, places: Place[]): Map<SourcedRun, { place: Place; fit: number }> {
  const terms = places.map((place) => termsOf(place.text))
  const weights = new Weights(terms)
  const planned = new Set(terms.flat())
  const vectors = terms.map((list) => weights.vector(list))
  return new Map(
    material.runs.map((run) => {
      const own = weights.vector(run.terms.filter((term) => planned.has(term)))
      const ranked = places.map((place, at) => ({ place, fit: opens(run, [place]) ? 1 : cosine(own, vectors[at]!) * Math.min(1, own.size / 3) }))
      const best = Math.max(...ranked.map(({ fit }) => fit))
      const near = ranked.filter(({ fit }) => fit >= best * (best === 1 ? 1 : 0.7))
      return [run, near[lot(run) % near.length]!]
    }),
  )
}

const worth = ({ run, fit }: Shared): number => fit + run.score * 0.35

/** The runs by their worth for one section. */
function rankedFor(material: Material, runs: SourcedRun[], place: Place): Shared[] {
  const named = material.vectorOf(place.text)
  const shared = runs.map((run) => ({ run, fit: opens(run, [place]) ? 1 : cosine(run.vector, named) }))
  return shared.sort((a, b) => worth(b) - worth(a) || a.run.order - b.run.order)
}

const wordsIn = (shared: Shared[]): number => shared.reduce((sum, { run }) => sum + run.words, 0)

/** What a section has left when it has taken the words it needs, best first. */
function spare(material: Material, runs: SourcedRun[], place: Place): SourcedRun[] {
  let taken = 0
  return rankedFor(material, runs, place).filter(({ run }) => (taken += run.words) > place.words * 1.25).map(({ run }) => run)
}

const bestOf = (material: Material, run: SourcedRun, places: Place[]): Place | undefined =>
  places.map((place) => ({ place, fit: cosine(run.vector, material.vectorOf(place.text)) })).sort((a, b) => b.fit - a.fit)[0]?.place

/** What one section may draw on, best first: its own runs, then what the sections with plenty can spare. */
export function shareOf(material: Material, own: Place, all: Place[]): Shared[] {
  const places = all.some(({ number }) => number === own.number) ? all : [own]
  const owned = owners(material, places)
  const runsOf = (place: Place) =>
    material.runs.filter((run) => owned.get(run)?.place.number === place.number && (reserveOf(run) === 'sections' || opens(run, [place])))
  const mine = rankedFor(material, runsOf(own), own)
  if (wordsIn(mine) >= own.words) return mine
  const thin = places.filter((place) => runsOf(place).reduce((sum, { words }) => sum + words, 0) < place.words)
  const others = places.filter((place) => !thin.includes(place)).flatMap((place) => spare(material, runsOf(place), place))
  const lent = rankedFor(material, others.filter((run) => bestOf(material, run, thin)?.number === own.number), own).filter(({ fit }) => fit > 0.05)
  return mine.length + lent.length ? [...mine, ...lent] : rankedFor(material, material.runs, own)
}
