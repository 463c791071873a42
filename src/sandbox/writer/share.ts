import { centroid, cosine } from '../language/vectors'
import type { Vector } from '../language/vectors'
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

const reserveOf = (run: SourcedRun): Reserve => (lot(run) < 15 ? 'summary' : lot(run) < 24 ? 'conclusion' : 'sections')

/** Key points open their sections, so they are kept out of the summary and the conclusion. */
const opens = (run: SourcedRun, places: Place[]): boolean => places.some(({ keyPoint }) => keyPoint !== '' && keyPoint.startsWith(run.sentences[0]?.text ?? '–'))

/** The runs kept for one part, so that calls which do not know of each other do not say the same; all when too little was kept. */
export function keptFor(material: Material, reserve: Reserve, words: number): SourcedRun[] {
  const places = placesOf(material.prompt.outline)
  const free = material.runs.filter((run) => !run.isList && !opens(run, places))
  const kept = free.filter((run) => reserveOf(run) === reserve)
  return kept.reduce((sum, run) => sum + run.words, 0) >= words ? kept : free
}

function vectorsOf(material: Material, places: Place[]): Vector[] {
  return places.map((place) => {
    const named = material.vectorOf(place.text)
    const near = material.runs.map((run) => ({ run, fit: cosine(run.vector, named) })).sort((a, b) => b.fit - a.fit).slice(0, 4)
    return centroid([named, named, centroid(near.filter(({ fit }) => fit > 0.1).map(({ run }) => run.vector))])
  })
}

export interface Shared {
  run: SourcedRun
  fit: number
}

/**
 * Divides the runs among the sections: each goes where it fits best while there is room, and what is left goes where
 * words are wanting. Every call with the same outline and passages divides alike, so no two sections share a run.
 */
function divide(material: Material, places: Place[]): Map<number, Shared[]> {
  const vectors = vectorsOf(material, places)
  const shares = new Map(places.map(({ number }) => [number, [] as Shared[]]))
  const words = new Map<number, number>()
  const free = material.runs.filter((run) => reserveOf(run) === 'sections' || opens(run, places))
  const fits = free.flatMap((run) => places.map((place, at) => ({ run, place, fit: opens(run, [place]) ? 1 : cosine(run.vector, vectors[at]!) })))
  fits.sort((a, b) => b.fit - a.fit || a.run.order - b.run.order)
  const gone = new Set<SourcedRun>()
  for (const [least, room] of [[0.07, 1.5], [0.02, 1]] as const) {
    for (const { run, place, fit } of fits) {
      const full = (words.get(place.number) ?? 0) >= place.words * room
      if (fit < least || full || gone.has(run)) continue
      gone.add(run)
      shares.get(place.number)?.push({ run, fit })
      words.set(place.number, (words.get(place.number) ?? 0) + run.words)
    }
  }
  return shares
}

/** What one section may draw on, best first: its own share, and only when that is thin what the others have. */
export function shareOf(material: Material, own: Place, all: Place[]): Shared[] {
  const places = all.some(({ number }) => number === own.number) ? all : [...all, own]
  const shares = divide(material, places)
  const mine = shares.get(own.number) ?? []
  const worth = ({ run, fit }: Shared) => fit + run.score * 0.35
  mine.sort((a, b) => worth(b) - worth(a) || a.run.order - b.run.order)
  if (mine.reduce((sum, { run }) => sum + run.words, 0) >= own.words * 0.6) return mine
  const vector = vectorsOf(material, [own])[0] ?? new Map<string, number>()
  const taken = new Set(mine.map(({ run }) => run))
  const others = material.runs.filter((run) => !taken.has(run)).map((run) => ({ run, fit: cosine(run.vector, vector) }))
  return [...mine, ...others.filter(({ fit }) => fit > 0.05).sort((a, b) => worth(b) - worth(a) || a.run.order - b.run.order)]
}
