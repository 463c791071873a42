import type { Claim } from './types'

export type Part = { text: string; marked: boolean }

type Span = { start: number; end: number }

/** The passage in parts, its figures marked: by their place in the source where that is kept, else by their words. */
export const markFigures = ({ passage, start, evidence, figures }: Pick<Claim, 'passage' | 'start' | 'evidence' | 'figures'>): Part[] => {
  if (!passage) return []
  const spans = figures.flatMap((figure): Span[] => {
    const here = figure.evidence === evidence && figure.start !== null && figure.end !== null && start !== null
    const placed = here ? { start: figure.start! - start, end: figure.end! - start } : null
    if (placed && placed.start >= 0 && placed.end <= passage.length) return [placed]
    const at = figure.found ? passage.toLowerCase().indexOf(figure.text.toLowerCase()) : -1
    return at < 0 ? [] : [{ start: at, end: at + figure.text.length }]
  })
  return cut(passage, merged(spans))
}

const merged = (spans: Span[]): Span[] =>
  [...spans].sort((one, other) => one.start - other.start).reduce<Span[]>((kept, span) => {
    const last = kept.at(-1)
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end)
    else kept.push({ ...span })
    return kept
  }, [])

const cut = (passage: string, spans: Span[]): Part[] => {
  let at = 0
  const parts = spans.flatMap(({ start, end }) => {
    const two = [{ text: passage.slice(at, start), marked: false }, { text: passage.slice(start, end), marked: true }]
    at = end
    return two
  })
  return [...parts, { text: passage.slice(at), marked: false }].filter(({ text }) => text)
}
