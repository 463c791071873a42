import { contentStems } from '../text/words'
import { citedIn, withoutCitations } from './citations'
import type { Corpus, CorpusPassage } from './corpus'
import { type Figure, provesFigure } from './figure'
import { figures } from './figures'

/** A figure of a claim and where it literally stands; start and end count in the stored text of the source. */
export type Located = { figure: Figure; passage: CorpusPassage; start: number; end: number }

export type Proof = { proven: boolean; figures: Figure[]; located: Located[]; missing: Figure[]; passage: CorpusPassage | null }

export type ProofOptions = {
  /** Words around the claim that say what its figures count: a table's headings, a statistic's label. */
  context?: string
  /** Sources that count; the brief's own figures are no statistics, for example. */
  allowed?: (passage: CorpusPassage) => boolean
}

const withoutFigures = (text: string, found: readonly Figure[]): string =>
  [...found].reverse().reduce((rest, { start, end }) => `${rest.slice(0, start)} ${rest.slice(end)}`, text)

const namesItself = (figure: Figure): boolean => figure.kind === 'literal' || figure.kind === 'label'

const needed = (claimed: readonly Figure[]): number => {
  if (claimed.every(namesItself)) return 0
  return claimed.some((figure) => figure.kind === 'number' && figure.unit === null) ? 2 : 1
}

/** How many of the claim's own words a passage shares. */
const shared = (stems: ReadonlySet<string>, passage: CorpusPassage, corpus: Corpus): number => {
  const held = corpus.stems(passage)
  return [...stems].filter((stem) => held.has(stem)).length
}

const located = (claim: Figure, claimed: readonly Figure[], passage: CorpusPassage, corpus: Corpus): Located | null => {
  const found = corpus.occurrences(claim.key).find((at) => at.passage === passage && provesFigure(at.figure, claim, claimed))
  return found ? { figure: claim, passage, start: passage.start + found.figure.start, end: passage.start + found.figure.end } : null
}

type Candidate = { passage: CorpusPassage; found: Located[]; rank: number }

const candidates = (claimed: readonly Figure[], text: string, corpus: Corpus, cited: readonly string[], options: ProofOptions): Candidate[] => {
  const stems = new Set(contentStems(`${withoutFigures(text, claimed)} ${options.context ?? ''}`))
  const passages = new Set(claimed.flatMap(({ key }) => corpus.occurrences(key).map(({ passage }) => passage)))
  const least = Math.min(needed(claimed), stems.size)
  return [...passages]
    .filter((passage) => options.allowed?.(passage) ?? true)
    .map((passage) => {
      const overlap = shared(stems, passage, corpus)
      const found = claimed.flatMap((figure) => located(figure, claimed, passage, corpus) ?? [])
      return { passage, found, overlap, rank: found.length * 1000 + (cited.includes(passage.source) ? 500 : 0) + overlap }
    })
    .filter(({ found, overlap }) => found.length > 0 && (overlap >= least || found.every(({ figure }) => namesItself(figure))))
    .sort((a, b) => b.rank - a.rank || (a.passage.id < b.passage.id ? -1 : 1))
}

/**
 * Looks up every figure of a sentence in the stored passages. A figure is proven when it stands there with the same
 * value and unit, in a passage that also shares words with the sentence (two for a bare number, one otherwise). The
 * passage with most of the figures is taken first, cited sources before others; what it lacks may stand elsewhere.
 */
export const prove = (sentence: string, corpus: Corpus, options: ProofOptions = {}): Proof => {
  const text = withoutCitations(sentence)
  const claimed = figures(text, 'claim')
  const ranked = candidates(claimed, text, corpus, citedIn(sentence, corpus), options)
  const found = new Map<Figure, Located>()
  for (const candidate of ranked) {
    for (const at of candidate.found) if (!found.has(at.figure)) found.set(at.figure, at)
    if (found.size === claimed.length) break
  }
  const missing = claimed.filter((figure) => !found.has(figure))
  return { proven: missing.length === 0, figures: claimed, located: [...found.values()], missing, passage: ranked[0]?.passage ?? null }
}

const leastShared = 2

/** The passage of the named sources that shares most words with a statement; null below two shared words (or all of one). */
export const supportFor = (statement: string, marks: readonly string[], corpus: Corpus): CorpusPassage | null => {
  const stems = new Set(contentStems(withoutCitations(statement)))
  let best: { passage: CorpusPassage; overlap: number } | null = null
  for (const passage of marks.flatMap((mark) => corpus.passagesOf(mark))) {
    const overlap = shared(stems, passage, corpus)
    if (overlap > (best?.overlap ?? 0)) best = { passage, overlap }
  }
  return best && best.overlap >= Math.min(leastShared, stems.size) ? best.passage : null
}
