import { sentenceSpans } from '../evidence/sentences'

/** The sentences of a text of one or more paragraphs. */
export const sentencesIn = (text: string): string[] =>
  text.split(/\n+/).flatMap((paragraph) => sentenceSpans(paragraph).map(({ start, end }) => paragraph.slice(start, end)))

const joined = (paragraph: string, change: (sentence: string) => string): string =>
  sentenceSpans(paragraph).map(({ start, end }) => change(paragraph.slice(start, end)).trim()).filter(Boolean).join(' ')

/** The text with every sentence replaced; a sentence answered with nothing is gone, and so is a paragraph without any. */
export const mapSentences = (text: string, change: (sentence: string) => string): string =>
  text.split(/\n{2,}/).map((paragraph) => joined(paragraph.replace(/\n/g, ' '), change)).filter(Boolean).join('\n\n')
