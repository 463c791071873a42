import type { Corpus } from './corpus'

const mark = /(?<!\s)\s*\[(S\d+)(?:\.P\d+)?(?:\s*[,;]\s*(?:S\d+)(?:\.P\d+)?)*\]/g
const link = /\[[^\[\]]{0,500}\]\(([^)\s]{0,2048})\)/g

/** Marks of the sources that a sentence names, as `[S3]`, `[S3, S5]` or as a link to the address of one. */
export const citedIn = (sentence: string, corpus: Corpus): string[] => {
  const marks = [...sentence.matchAll(mark)].flatMap(([found]) => found.match(/S\d+/g) ?? [])
  const linked = [...sentence.matchAll(link)].map(([, url = '']) => corpus.sourceAt(url)?.mark)
  return [...new Set([...marks, ...linked])].filter((name): name is string => name !== undefined && corpus.sources.has(name))
}

/** The sentence as read: no source marks, emphasis or invisible characters, links reduced to their labels, reference numbers gone. */
export const withoutCitations = (sentence: string): string =>
  sentence.replace(/[*\u00ad\u200b-\u200f\u2060-\u2064\ufeff]/g, '').replace(mark, '').replace(/(?<!\s)\s*\[\d{1,3}\]\([^)\s]{0,2048}\)/g, '').replace(link, (found) => found.slice(1, found.indexOf(']')))

/** The sentence naming exactly these sources, marked at its end. */
export const citing = (sentence: string, marks: readonly string[]): string => {
  const bare = sentence.replace(mark, '').trimEnd()
  return marks.length === 0 ? bare : `${bare} ${marks.map((name) => `[${name}]`).join('')}`
}
