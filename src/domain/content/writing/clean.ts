import { repeatsInstructions } from '../generation/instructions'
import { mapSentences } from './sentences'

const markup: [RegExp, string][] = [
   
  [/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, ''],
  [/[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]/g, ''],
  [/\r\n?/g, '\n'],
  [/!?\[([^\]\n]*)\]\([^)\n]*\)/g, '$1'],
  [/<\/?[a-z][^>\n]*>/gi, ''],
  [/\s*\[\d{1,3}(?:[,–-]\s?\d{1,3})*\]/g, ''],
  [/(?:https?:\/\/|www\.)\S+/gi, ''],
  [/^[ \t]*#{1,6}[ \t]+/gm, ''],
  [/^[ \t]*(?:[-*•‣]|\(?\d{1,2}[.)])[ \t]+(?=\S)/gm, ''],
  [/[`]{1,3}/g, ''],
]

/**
 * Text of the model as the document may hold it: no addresses (only our code makes links), no HTML, headings or list
 * signs, no reference numbers of its own, no sentence out of our instructions; `**bold**`, `*italic*` and source marks stay.
 */
export const cleanText = (text: string): string => {
  const cleaned = markup.reduce((rest, [pattern, by]) => rest.replace(pattern, by), text).replace(/[ \t]{2,}/g, ' ').trim()
  return repeatsInstructions(cleaned) ? withoutInstructions(cleaned) : cleaned
}

// Two sentences can hold a run between them: what still repeats then is left out as a whole.
const withoutInstructions = (text: string): string => {
  const rest = mapSentences(text, (sentence) => (repeatsInstructions(sentence) ? '' : sentence))
  return repeatsInstructions(rest) ? '' : rest
}

const cutAtWord = (text: string, max: number): string => {
  if (text.length <= max) return text
  const kept = text.slice(0, max - 1)
  return `${(/\s/.test(text[max - 1] ?? '') ? kept : kept.replace(/\s+\S*$/, '')).replace(/[\s,;:–—-]+$/, '')}…`
}

/** The same on one line, without emphasis and source marks: for titles, labels and table cells. What is longer than `max` ends at a word, with an ellipsis. */
export const cleanLine = (text: string, max = 300): string =>
  cutAtWord(cleanText(text).replace(/\s*\[S\d+(?:\.P\d+)?\]/g, '').replace(/\*+/g, '').replace(/\s+/g, ' ').trim(), max)
