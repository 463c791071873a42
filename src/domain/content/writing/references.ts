import type { DocumentContent, Reference } from '../document'
import type { Corpus, CorpusSource } from '../evidence/corpus'
import { supportFor } from '../evidence/prove'
import { checkSentence } from './check'
import { sentencesIn } from './sentences'
import { textsOf, visitTexts } from './texts'

const markAt = /\s*\[((?:S\d+)(?:\s*[,;]\s*S\d+)*)\]/g

const marksIn = (text: string): string[] => [...text.matchAll(markAt)].flatMap(([, marks = '']) => marks.match(/S\d+/g) ?? [])

/** Marks in the order in which a reader meets them: texts first, then what statistics, quotes and tables name. */
const citedMarks = (content: DocumentContent, corpus: Corpus): string[] => {
  const inTexts = textsOf(content).flatMap(({ text }) => marksIn(text))
  const tables = content.sections.flatMap(({ table }) => (table ? [table.source] : []))
  const named = [...[...content.statistics, ...content.quotes].map(({ sourceUrl }) => sourceUrl), ...tables].map((url) => corpus.sourceAt(url)?.mark)
  const all = [...inTexts, ...named].filter((mark): mark is string => mark !== undefined && corpus.sources.has(mark))
  return [...new Set(all)]
}

/** The passage shown beside a reference: what the first sentence naming it rests on. */
const passagesByMark = (content: DocumentContent, corpus: Corpus): Map<string, string> => {
  const found = new Map<string, string>()
  for (const { text, context } of textsOf(content)) {
    for (const sentence of sentencesIn(text)) {
      for (const mark of marksIn(sentence).filter((name) => !found.has(name))) {
        const { located } = checkSentence(sentence, corpus, context)
        const passage = located.find((at) => at.passage.source === mark)?.passage ?? supportFor(sentence, [mark], corpus)
        if (passage) found.set(mark, passage.text)
      }
    }
  }
  for (const { table } of content.sections) {
    const mark = table ? corpus.sourceAt(table.source)?.mark : undefined
    const passage = table && mark && !found.has(mark) ? supportFor([table.title, ...table.rows.flat()].join(' '), [mark], corpus) : null
    if (mark && passage) found.set(mark, passage.text)
  }
  for (const { sourceUrl, evidence } of [...content.statistics, ...content.quotes]) {
    const mark = corpus.sourceAt(sourceUrl)?.mark
    if (mark && evidence && !found.has(mark)) found.set(mark, evidence.quote)
  }
  return found
}

const referenceTo = (source: CorpusSource, number: number, passage: string): Reference => ({
  number, url: source.url, title: source.title, publisher: source.publisher, publishedAt: source.publishedAt, accessedAt: source.accessedAt,
  passage, sourceId: source.sourceId,
})

/** Numbers the sources in the order in which they are met and turns their marks into links to the numbered references. */
export const withReferences = (content: DocumentContent, corpus: Corpus): DocumentContent => {
  const passages = passagesByMark(content, corpus)
  const sources = citedMarks(content, corpus).flatMap((mark) => corpus.sources.get(mark) ?? [])
  const references = sources.map((source, index) => referenceTo(source, index + 1, passages.get(source.mark) ?? ''))
  const linkOf = new Map(sources.map(({ mark, url }, index) => [mark, `[${index + 1}](${url})`]))
  const linked = visitTexts(content, ({ text }) =>
    text.replace(markAt, (_, marks: string) => (marks.match(/S\d+/g) ?? []).map((mark) => linkOf.get(mark) ?? '').join('')))
  const sections = linked.sections.map((section) => ({ ...section, sourcesCited: citedUrls(JSON.stringify(section), references) }))
  return { ...linked, sections, references }
}

const citedUrls = (text: string, references: readonly Reference[]): string[] =>
  references.filter(({ number, url }) => text.includes(`[${number}](${url})`)).map(({ url }) => url)

/** References that no text, statistic or quote names any more go; those that stay keep their numbers. */
export const citedReferences = (content: DocumentContent): Reference[] => {
  const text = JSON.stringify({ ...content, references: [] })
  return content.references.filter(({ url }) => text.includes(`(${url})`) || text.includes(`"${url}"`))
}
