import { segmentedWords } from './segments'
import { stem } from './stem'
import { stopWords } from './stopWords'

const wordPattern = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)?/gu

/** Words of a text in lower case, numbers included. */
export const wordsOf = (text: string): string[] => segmentedWords(text.toLowerCase()) ?? text.toLowerCase().match(wordPattern) ?? []

/** Stems of the words that carry meaning: no stop words, no single letters. */
export const contentStems = (text: string): string[] =>
  wordsOf(text)
    .filter((word) => word.length > 1 && !stopWords.has(word))
    .map(stem)

/** Number of words a reader sees; link addresses and markers do not count. */
export const countWords = (text: string): number => {
  const shown = text.replace(/\]\([^)]{0,2048}\)/g, ']')
  return (segmentedWords(shown) ?? shown.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’.,%-]*/gu) ?? []).length
}

/** Minutes to read: words ÷ 210, rounded, at least 1. */
export const readingMinutes = (words: number): number => Math.max(1, Math.round(words / 210))
