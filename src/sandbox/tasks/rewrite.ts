import { figuresOf, numbersIn } from '../language/figures'
import type { Figure } from '../language/figures'
import { capitalise } from '../language/words'
import type { Material } from '../writer/material'

const stand: Record<Figure['type'], string> = { percentage: 'a share', currency: 'a sum', number: 'a number', multiple: 'several times', duration: 'some time' }

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

/** `rewrite_sentences`: the same sentence without figures that no passage of the prompt holds. */
export function rewriteSentences({ prompt }: Material): Record<string, unknown> {
  const proven = new Set(prompt.passages.flatMap(({ text }) => numbersIn(text)))
  const isForeign = ({ value }: Figure) => numbersIn(value).some((number) => !proven.has(number))
  const sentences = prompt.sentences.map(({ id, text }) => {
    let rest = text
    for (let figure = figuresOf(rest).filter(isForeign).at(-1); figure; figure = figuresOf(rest).filter(isForeign).at(-1)) rest = without(rest, figure)
    const bare = rest.replace(/\s*\[S[\w.-]+\]/g, '')
    return { id, text: numbersIn(bare).some((number) => !proven.has(number)) ? '' : rest }
  })
  return { sentences }
}
