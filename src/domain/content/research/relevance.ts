import { generalStems } from '../text/generalWords'
import { contentStems } from '../text/words'
import type { PassageSpan } from './passages'

export type Bearing = { topic: ReadonlySet<string>; concepts: ReadonlySet<string>[]; least: number }

const telling = (stems: readonly string[]): string[] => {
  const found = stems.filter((word) => !generalStems.has(word) && !/^\d+$/.test(word))
  return found.length > 0 ? found : [...stems]
}

/** A single general word ("cost", "customers") is no concept that shows what a text is about. */
const isTelling = (stems: ReadonlySet<string>): boolean => stems.size > 1 || [...stems].some((word) => !generalStems.has(word))

/**
 * What passages are measured against: the telling stems of the topic and those of each key concept. A passage needs two of
 * them, but one where the topic is of one word ("AI").
 */
export const bearingOf = (topic: string, concepts: string[]): Bearing => {
  const own = new Set(telling(contentStems(topic)))
  const held = concepts.map((concept) => new Set(contentStems(concept))).filter((stems) => stems.size > 0 && isTelling(stems))
  const isOneWord = own.size === 1 && held.some((stems) => stems.size === 1 && [...stems].every((word) => own.has(word)))
  return { topic: own, concepts: held, least: isOneWord ? 1 : Math.min(2, new Set([...own, ...held.flatMap((stems) => [...stems])]).size) }
}

/** Whether the words of a concept stand together, in any order, with at most two others between them. */
const standTogether = (concept: ReadonlySet<string>, places: ReadonlyMap<string, number[]>): boolean => {
  const [first = '', ...others] = concept
  return (places.get(first) ?? []).some((at) => others.every((word) => places.get(word)?.some((place) => Math.abs(place - at) <= concept.size + 1)))
}

const placesOf = (stems: readonly string[]): Map<string, number[]> => {
  const places = new Map<string, number[]>()
  stems.forEach((word, at) => places.set(word, [...(places.get(word) ?? []), at]))
  return places
}

/**
 * How far a passage bears on the topic: how many different stems it shares with the topic or with key concepts that it holds
 * whole. It does not bear on it at all (0) below two ("saved" stands in texts on anything), nor when it holds nothing of the
 * topic itself but two lone words of concepts.
 */
export const passageWeight = (text: string, { topic, concepts, least }: Bearing): number => {
  const places = placesOf(contentStems(text))
  const held = concepts.filter((concept) => standTogether(concept, places))
  const shared = [...topic].filter((word) => places.has(word))
  const touched = new Set([...shared, ...held.flatMap((concept) => [...concept])])
  const isNamed = shared.length > 0 || topic.size === 0 || held.some((concept) => concept.size > 1 && [...concept].some((word) => !generalStems.has(word))) || touched.size > least
  return isNamed && touched.size >= least ? touched.size : 0
}

const strong = 2
const leastShare = 0.25

/**
 * Passages that bear on the topic, in reading order, at most `most`: the weightiest, figures before none. What stands right
 * beside a passage that bears on it well is kept too, for a text does not name its topic in every paragraph; not so in a
 * text that only touches the topic in passing, of which only what bears on it clearly is kept. Under a title that bears on the topic one word of it is enough.
 */
export const relevantPassages = (passages: PassageSpan[], bearing: Bearing, most: number, title = ''): PassageSpan[] => {
  const isTitled = passageWeight(title, bearing) > 0
  const weights = passages.map(({ text }) => passageWeight(text, bearing) || (isTitled ? passageWeight(text, { ...bearing, least: 1 }) : 0))
  const isAbout = isTitled || weights.filter((weight) => weight > 0).length >= passages.length * leastShare
  const beside = (at: number): number => (isAbout && Math.max(weights[at - 1] ?? 0, weights[at + 1] ?? 0) >= strong ? 0.5 : 0)
  const weighed = passages.map((passage, at) => ({ passage, weight: (weights[at] ?? 0) || beside(at) }))
  const kept = weighed.filter(({ weight }) => weight > (isAbout ? 0 : bearing.least))
  const worth = ({ passage, weight }: (typeof kept)[number]): number => weight + (/\d/.test(passage.text) ? 1 : 0)
  return kept
    .sort((a, b) => worth(b) - worth(a) || a.passage.start - b.passage.start)
    .slice(0, most)
    .map(({ passage }) => passage)
    .sort((a, b) => a.start - b.start)
}
