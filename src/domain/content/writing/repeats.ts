import { withoutCitations } from '../evidence/citations'
import type { DocumentContent } from '../document'
import { contentStems } from '../text/words'
import { mapSentences, sentencesIn } from './sentences'
import { type Slot, tidied, visitTexts } from './texts'

type Said = { key: string; stems: ReadonlySet<string> }

const leastStems = 5
const alike = 0.7
const leaning = /^(?:this|these|those|they|it|its|such|he|she|both|so|but|and|also|otherwise|then|there|only|the others?)\b/i

const saidIn = (sentence: string): Said => {
  const text = withoutCitations(sentence)
  return { key: text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ''), stems: new Set(contentStems(text).filter((stem) => !/^\d/.test(stem))) }
}

/** The same words, or nearly: "offices saved 4 %" and "shops saved 6 %" in a sentence that is otherwise the same. */
const repeats = (a: Said, b: Said): boolean => {
  if (a.key === b.key) return true
  if (a.stems.size < leastStems || b.stems.size < leastStems) return false
  const shared = [...a.stems].filter((stem) => b.stems.has(stem)).length
  return shared / (a.stems.size + b.stems.size - shared) >= alike
}

/** Words that a reader meets once only: those heard before are left out, and with them what leans on them. */
class Heard {
  private readonly said: Said[] = []

  constructor(private readonly isSame: (a: Said, b: Said) => boolean = repeats) {}

  hear(text: string): void {
    for (const sentence of sentencesIn(text)) this.said.push(saidIn(sentence))
  }

  without(text: string): string {
    let left = false
    return mapSentences(text, (sentence) => {
      const said = saidIn(sentence)
      const again = this.said.some((other) => this.isSame(said, other)) || (left && leaning.test(sentence))
      left = again
      if (!again) this.said.push(said)
      return again ? '' : sentence
    })
  }
}

const isRunning = ({ kind, field }: Slot): boolean => kind === 'prose' && field !== 'lead'

/**
 * Sections in which no sentence comes a second time, also not with other figures for another case. Leads stay as they are
 * and are heard first, since each opens its section.
 */
export const withoutRepeats = (content: DocumentContent): DocumentContent => {
  const heard = new Heard()
  for (const { lead } of content.sections) heard.hear(lead)
  return tidied(visitTexts(content, (slot) => (slot.place.startsWith('section') && isRunning(slot) ? heard.without(slot.text) : slot.text)), false)
}

const sentenceCount = (text: string): number => sentencesIn(text).length

/** `text` without what `told` says word for word, as long as `least` sentences are left; else as it is. */
const freed = (text: string, told: readonly string[], least: number): string => {
  const heard = new Heard((a, b) => a.key === b.key)
  for (const part of told) heard.hear(part)
  const rest = heard.without(text)
  return sentenceCount(rest) >= Math.min(least, sentenceCount(text)) ? rest : text
}

const told = (content: DocumentContent): string[] =>
  content.sections.flatMap(({ lead, paragraphs, subheadings, callout }) => [lead, ...paragraphs, ...subheadings.map((part) => part.content), callout?.content ?? ''])

const distinctItems = (items: readonly string[]): string[] => {
  const heard = new Heard()
  return items.map((item) => heard.without(item)).filter((item) => item !== '')
}

/** Summary and conclusion in words of their own where they have enough of them; takeaways that each say something else. */
export const withOwnEnds = (content: DocumentContent): DocumentContent => {
  const sections = told(content)
  const summary = freed(content.summary, sections, 4)
  const { conclusion } = content
  if (!conclusion) return { ...content, summary }
  const before = [...sections, summary]
  const lead = freed(conclusion.lead, before, 1)
  const text = freed(conclusion.content, [...before, lead], 2)
  const keyTakeaways = distinctItems(conclusion.keyTakeaways)
  return { ...content, summary, conclusion: { ...conclusion, lead, content: text, keyTakeaways } }
}
