import { figuresOf, numbersIn } from '../language/facts/figures'
import type { Figure } from '../language/facts/figures'
import { capitalise, countWords } from '../language/words'
import type { Material } from '../writer/material'

const stand: Record<Figure['type'], string> = { percentage: 'a share', currency: 'a sum', number: 'a number', multiple: 'several times', duration: 'some time' }
const MARKS = /\s*\[S[\w.-]+\]/g

const tidy = (text: string): string =>
  text.replace(/\(\s*\)/g, '').replace(/\s+([,.;:])/g, '$1').replace(/,\s*\./g, '.').replace(/\s{2,}/g, ' ').trim()

/** Takes one figure out of a sentence, with the words that only serve it. */
function without(sentence: string, { value, start, end, type }: Figure): string {
  const before = sentence.slice(0, start)
  const after = sentence.slice(end)
  const parenthesis = /\([^()]*$/.exec(before)
  if (parenthesis && /^[^()]*\)/.test(after)) return tidy(before.slice(0, parenthesis.index) + after.replace(/^[^()]*\)/, ''))
  const aside = /,\s(?:up|down|compared|against|from)\b[^,.]*$/.exec(before)
  if (aside) return tidy(before.slice(0, aside.index) + after.replace(/^[^,.;]*/, ''))
  const amount = /\s(?:by|to|at)(?:\s(?:about|around|nearly|almost|some|over|up to|more than|less than|an average of|a further))?\s*$/.exec(before)
  if (amount && /^(?:[,.;]|\s(?:in|during|since|after|when|and|within|while)\b)/.test(after)) return tidy(before.slice(0, amount.index) + after)
  const head = before.replace(/(?:about|around|nearly|almost|some|over|up to|more than|less than|at least|roughly)\s*$/i, '')
  const phrase = type === 'number' ? `a number of${value.replace(/^[\d.,]+(?: (?:thousand|million|billion|trillion))?/, '')}` : stand[type]
  return capitalise(tidy(`${head}${head && !/\s$/.test(head) ? ' ' : ''}${phrase}${after}`))
}

/** The figure of a sentence that a missing text names, in digits or in words. */
function named(sentence: string, missing: string): Figure | null {
  const known = figuresOf(sentence).find(({ value }) => value === missing || value.startsWith(missing) || missing.startsWith(value))
  if (known) return known
  const start = sentence.indexOf(missing)
  return start < 0 || countWords(missing) > 4 ? null : { value: missing, type: 'number', start, end: start + missing.length }
}

function rewritten(text: string, missing: string[], isForeign: (value: string) => boolean): string {
  let rest = text
  for (const part of missing) {
    const figure = named(rest, part)
    if (!figure) return ''
    rest = without(rest, figure)
  }
  const next = () => figuresOf(rest).filter(({ value }) => isForeign(value)).at(-1)
  for (let figure = next(); figure; figure = next()) rest = without(rest, figure)
  return isForeign(rest.replace(MARKS, '')) ? '' : rest
}

/** `rewrite_sentences`: the same sentence without what is missing from the passages; empty when it cannot be said so. */
export function rewriteSentences({ prompt }: Material): Record<string, unknown> {
  const proven = new Set(prompt.passages.flatMap(({ text }) => numbersIn(text)))
  const isForeign = (value: string) => numbersIn(value).some((number) => !proven.has(number))
  return { sentences: prompt.sentences.map(({ id, text, missing }) => ({ id, text: rewritten(text, missing, isForeign) })) }
}
