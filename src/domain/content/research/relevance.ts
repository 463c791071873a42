import { contentStems } from '../text/words'
import type { PassageSpan } from './passages'

export type Bearing = { topic: ReadonlySet<string>; concepts: ReadonlySet<string>[] }

/** What passages are measured against: the stems of the topic and of each key concept. */
export const bearingOf = (topic: string, concepts: string[]): Bearing => ({
  topic: new Set(contentStems(topic)),
  concepts: concepts.map((concept) => new Set(contentStems(concept))).filter((stems) => stems.size > 0),
})

/**
 * How far a passage bears on the topic: the stems shared with the topic, plus two for each key concept that it holds
 * whole. 0 means that it does not.
 */
export const passageWeight = (text: string, { topic, concepts }: Bearing): number => {
  const stems = new Set(contentStems(text))
  const shared = [...topic].filter((word) => stems.has(word)).length
  const held = concepts.filter((concept) => [...concept].every((word) => stems.has(word))).length
  return (shared >= Math.min(2, topic.size) ? shared : 0) + held * 2
}

const strong = 2

/**
 * Passages that bear on the topic, in reading order, at most `most`: the weightiest, figures before none. What stands right
 * beside a passage that bears on it well is kept too, for a text does not name its topic in every paragraph.
 */
export const relevantPassages = (passages: PassageSpan[], bearing: Bearing, most: number): PassageSpan[] => {
  const weights = passages.map((passage) => passageWeight(passage.text, bearing))
  const beside = (at: number): number => (Math.max(weights[at - 1] ?? 0, weights[at + 1] ?? 0) >= strong ? 0.5 : 0)
  const weighed = passages.map((passage, at) => ({ passage, weight: (weights[at] ?? 0) || beside(at) }))
  const kept = weighed.filter(({ weight }) => weight > 0)
  const worth = ({ passage, weight }: (typeof kept)[number]): number => weight + (/\d/.test(passage.text) ? 1 : 0)
  return kept
    .sort((a, b) => worth(b) - worth(a) || a.passage.start - b.passage.start)
    .slice(0, most)
    .map(({ passage }) => passage)
    .sort((a, b) => a.start - b.start)
}
