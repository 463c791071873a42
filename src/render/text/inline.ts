import type { Citations } from './citations'
import { escapeHtml } from './escape'
import { typeset } from './typography'

const LONGEST = 20_000
const linkForm = /\[([^\[\]\n]{0,500})\]\(((?:[^()\s]|\([^()\s]{0,200}\)){1,2000})\)/y
const plain = /[^*[]+/y

type Reader = { text: string; at: number; cite: string; citations: Citations; language: string }

const take = (reader: Reader, form: RegExp): RegExpExecArray | null => {
  form.lastIndex = reader.at
  const found = form.exec(reader.text)
  if (found) reader.at = form.lastIndex
  return found
}

const words = (reader: Reader, text: string) => escapeHtml(typeset(text, reader.language))

const isBareNumber = (label: string) => /^\s*(?:S?\d{1,4}|source|\^)?\s*$/i.test(label)

// Only cited addresses may become links; of any other link the label stays as plain words.
const link = (reader: Reader, label: string, url: string): string => {
  const number = reader.citations.numberOf(url)
  if (number === null) return words(reader, label)
  reader.cite = reader.citations.cite(number)
  return isBareNumber(label) ? '' : words(reader, label)
}

const marked = (reader: Reader, mark: '**' | '*', element: 'strong' | 'em'): string | null => {
  const start = reader.at + mark.length
  const end = reader.text.indexOf(mark, start)
  const inner = end < 0 ? '' : reader.text.slice(start, end)
  if (!inner.trim() || /^\s|\s$/.test(inner)) return null
  reader.at = end + mark.length
  return `<${element}>${inlineHtml(inner, reader.citations, reader.language)}</${element}>`
}

const next = (reader: Reader): string => {
  const text = take(reader, plain)
  if (text) return words(reader, text[0])
  const found = take(reader, linkForm)
  if (found) return link(reader, found[1] ?? '', found[2] ?? '')
  const strong = reader.text.startsWith('**', reader.at) ? marked(reader, '**', 'strong') : null
  const emphasis = strong === null && reader.text[reader.at] === '*' ? marked(reader, '*', 'em') : null
  return strong ?? emphasis ?? escapeHtml(reader.text[reader.at++] ?? '')
}

/**
 * Text with `**bold**`, `*italic*` and `[label](cited url)` as HTML. Everything else is escaped; a cited link becomes a
 * raised reference number directly behind its word. Longer than 20 000 letters is cut.
 */
export const inlineHtml = (text: string, citations: Citations, language: string): string => {
  const reader: Reader = { text: text.slice(0, LONGEST), at: 0, cite: '', citations, language }
  let html = ''
  while (reader.at < reader.text.length) {
    html += next(reader)
    if (reader.cite) html = withCite(html.trimEnd(), reader.cite)
    reader.cite = ''
  }
  return html
}

// A no-break space belongs to the word: the renderer breaks badly between one and an element.
const lastWord = /(?<![^ \t\n\r>])[^ \t\n\r<>]{1,40}$/

// A number at the start of a line would belong to nothing, so it never parts from its word.
const withCite = (html: string, cite: string): string => {
  if (html.endsWith('</a></span>')) return `${html.slice(0, -'</span>'.length)}${cite}</span>`
  const word = lastWord.exec(html)
  return word ? `${html.slice(0, word.index)}<span class="hold">${word[0]}${cite}</span>` : html + cite
}

/** The same text without its marks, for places that show plain words. */
export const plainText = (text: string): string =>
  text
    .replace(/\[([^\[\]\n]{0,500})\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*\)/g, (_, label: string) => (isBareNumber(label) ? '' : label))
    .replace(/\*\*?([^*\n]+)\*\*?/g, '$1')
    .replace(/(?<!\s)\s+([.,;:!?])/g, '$1')
    .trim()
