import { withoutCitations } from '../evidence/citations'
import type { DocumentContent } from '../document'
import { isAlike, statementStems } from '../text/likeness'
import { mapSentences, sentencesIn } from './sentences'
import { type Slot, tidied, visitTexts } from './texts'

type Said = { key: string; stems: ReadonlySet<string> }

const leaning = /^(?:this|these|those|they|it|its|such|he|she|both|so|but|and|also|otherwise|then|there|only|the others?)\b/i

const saidIn = (sentence: string): Said => {
  const text = withoutCitations(sentence)
  return { key: text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ''), stems: statementStems(text) }
}

/** The same words, or the same but for the case and its figure. */
const alike = (a: Said, b: Said): boolean => a.key === b.key || isAlike(a.stems, b.stems)

/** Words that a reader meets once only: those heard before are left out, and with them what leans on them. */
class Heard {
  private readonly said: (Said & { place: string })[] = []

  constructor(private readonly isSame: (a: Said, b: Said, elsewhere: boolean) => boolean) {}

  hear(text: string, place = ''): void {
    for (const sentence of sentencesIn(text)) this.said.push({ ...saidIn(sentence), place })
  }

  without(text: string, place = ''): string {
    let left = false
    return mapSentences(text, (sentence) => {
      const said = saidIn(sentence)
      const again = this.said.some((other) => this.isSame(said, other, other.place !== place)) || (left && leaning.test(sentence))
      left = again
      if (!again) this.said.push({ ...said, place })
      return again ? '' : sentence
    })
  }
}

const exactly = (a: Said, b: Said): boolean => a.key === b.key
// Within a section a writer lists cases side by side; what another section says of its own case is a repetition.
const acrossSections = (a: Said, b: Said, elsewhere: boolean): boolean => exactly(a, b) || (elsewhere && isAlike(a.stems, b.stems))

const isRunning = ({ kind, field }: Slot): boolean => kind === 'prose' && field !== 'lead'

/**
 * Sections in which no sentence comes a second time, nor in another section with other figures for another case. Leads
 * stay as they are and are heard first, since each opens its section.
 */
export const withoutRepeats = (content: DocumentContent): DocumentContent => {
  const heard = new Heard(acrossSections)
  for (const { lead, number } of content.sections) heard.hear(lead, `section ${number}`)
  return tidied(visitTexts(content, (slot) => (slot.place.startsWith('section') && isRunning(slot) ? heard.without(slot.text, slot.place) : slot.text)), false)
}

const sentenceCount = (text: string): number => sentencesIn(text).length

/** `text` without what `told` says too, else without what it says word for word, as long as `least` sentences are left; else as it is. */
const freed = (text: string, told: readonly string[], least: number): string => {
  for (const isSame of [alike, exactly]) {
    const heard = new Heard(isSame)
    for (const part of told) heard.hear(part)
    const rest = heard.without(text)
    if (sentenceCount(rest) >= Math.min(least, sentenceCount(text))) return rest
  }
  return text
}

const told = (content: DocumentContent): string[] =>
  content.sections.flatMap(({ lead, paragraphs, subheadings, callout }) => [lead, ...paragraphs, ...subheadings.map((part) => part.content), callout?.content ?? ''])

const distinctItems = (items: readonly string[]): string[] => {
  const heard = new Heard(alike)
  return items.map((item) => heard.without(item)).filter((item) => item !== '')
}

/** Summary and conclusion in words of their own where they have enough of them; takeaways that each say something else. */
export const withOwnEnds = (content: DocumentContent): DocumentContent => {
  const sections = told(content)
  const summary = freed(new Heard(alike).without(content.summary), sections, 3)
  const { conclusion } = content
  if (!conclusion) return { ...content, summary }
  const before = [...sections, summary]
  const lead = freed(conclusion.lead, before, 1)
  const text = freed(new Heard(alike).without(conclusion.content), [...before, lead], 2)
  const keyTakeaways = distinctItems(conclusion.keyTakeaways)
  return { ...content, summary, conclusion: { ...conclusion, lead, content: text, keyTakeaways } }
}
