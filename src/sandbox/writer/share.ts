import { cosine } from '../language/vectors'
import type { Material, SourcedRun } from './material'

export interface Place {
  number: number
  title: string
  text: string
}

const text = (value: unknown): string =>
  typeof value === 'string' ? value : Array.isArray(value) ? value.map(text).join(' ') : ''

const placeOf = (entry: Record<string, unknown>, index: number): Place => ({
  number: typeof entry.number === 'number' ? entry.number : index + 1,
  title: text(entry.title),
  text: [entry.title, entry.title, entry.keyPoint, entry.subsections, entry.label].map(text).join(' '),
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

/** Which part of a document a run is kept for, so that calls which do not know of each other do not say the same. */
export const reserveOf = (run: SourcedRun): Reserve => (lot(run) < 9 ? 'summary' : lot(run) < 16 ? 'conclusion' : 'sections')

/** The runs fit for one part; all of them when too little was kept for it. */
export function keptFor(material: Material, reserve: Reserve, words: number): SourcedRun[] {
  const kept = material.runs.filter((run) => reserveOf(run) === reserve)
  return kept.reduce((sum, run) => sum + run.words, 0) >= words ? kept : [...kept, ...material.runs.filter((run) => reserveOf(run) !== reserve)]
}

export interface Shared {
  run: SourcedRun
  /** How well it fits this section. */
  fit: number
  /** Positive when no other section fits better. */
  lead: number
}

/** How every run fits one section of the outline beside the others; best first, own runs before those of others. */
export function shareOf(material: Material, own: Place, all: Place[]): Shared[] {
  const others = all.filter(({ number }) => number !== own.number).map((place) => material.vectorOf(place.text))
  const wanted = material.vectorOf(own.text)
  return material.runs
    .map((run) => {
      const fit = cosine(run.vector, wanted)
      const best = others.reduce((most, vector) => Math.max(most, cosine(run.vector, vector)), 0)
      return { run, fit, lead: fit - best }
    })
    .sort((a, b) => rank(b) - rank(a) || a.run.order - b.run.order)
}

function rank({ run, fit, lead }: Shared): number {
  const own = lead > 0 && fit > 0.02 ? 2 : 0
  const free = reserveOf(run) === 'sections' ? 0 : -1.5
  return own + free + fit + Math.min(0, lead) * 1.5 + run.score * 0.45
}
