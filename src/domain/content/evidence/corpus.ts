import { contentStems } from '../text/words'
import type { Figure } from './figure'
import { figures } from './figures'

/** A stored text that may prove something. `mark` is its name in prompts (S3); `url` its name in the document. */
export type CorpusSource = {
  mark: string
  evidenceId: string
  url: string
  title: string
  hash: string
  kind: 'source' | 'web' | 'brief'
  sourceId: string | null
  publishedAt: string | null
  accessedAt: string
  domain: string
  publisher: string
}

/** `text === stored.slice(start, end)`; `id` is the source's mark and a number: S3.P12. */
export type CorpusPassage = { id: string; source: string; text: string; start: number; end: number }

export type Occurrence = { passage: CorpusPassage; figure: Figure }

export type Corpus = {
  sources: ReadonlyMap<string, CorpusSource>
  passages: readonly CorpusPassage[]
  passage(id: string): CorpusPassage | undefined
  sourceAt(url: string): CorpusSource | undefined
  passagesOf(mark: string): readonly CorpusPassage[]
  /** Where a figure with this key stands. */
  occurrences(key: string): readonly Occurrence[]
  stems(passage: CorpusPassage): ReadonlySet<string>
}

const push = <K, V>(map: Map<K, V[]>, key: K, value: V): void => {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}

const remembered = <K extends object, V>(make: (key: K) => V): ((key: K) => V) => {
  const known = new WeakMap<K, V>()
  return (key) => {
    const value = known.get(key) ?? make(key)
    known.set(key, value)
    return value
  }
}

/** Makes passages searchable by figure, by source and by id. */
export const corpusOf = (sources: readonly CorpusSource[], passages: readonly CorpusPassage[]): Corpus => {
  const byFigure = new Map<string, Occurrence[]>()
  const bySource = new Map<string, CorpusPassage[]>()
  for (const passage of passages) {
    push(bySource, passage.source, passage)
    for (const figure of figures(passage.text, 'source')) push(byFigure, figure.key, { passage, figure })
  }
  const byMark = new Map(sources.map((source) => [source.mark, source]))
  const byUrl = new Map(sources.map((source) => [source.url, source]))
  const byId = new Map(passages.map((passage) => [passage.id, passage]))
  return {
    sources: byMark,
    passages,
    passage: (id) => byId.get(id),
    sourceAt: (url) => byUrl.get(url),
    passagesOf: (mark) => bySource.get(mark) ?? [],
    occurrences: (key) => byFigure.get(key) ?? [],
    stems: remembered((passage: CorpusPassage) => new Set(contentStems(passage.text))),
  }
}
