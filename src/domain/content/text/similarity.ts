import { contentStems } from './words'

const counts = (text: string): Map<string, number> => {
  const result = new Map<string, number>()
  for (const word of contentStems(text)) result.set(word, (result.get(word) ?? 0) + 1)
  return result
}

const length = (vector: Map<string, number>): number =>
  Math.sqrt([...vector.values()].reduce((sum, count) => sum + count * count, 0))

/** Cosine of the stemmed word counts of two texts, 0 to 1; 0 when either has no content word. */
export const similarity = (a: string, b: string): number => {
  const [left, right] = [counts(a), counts(b)]
  const norm = length(left) * length(right)
  if (norm === 0) return 0
  let dot = 0
  for (const [word, count] of left) dot += count * (right.get(word) ?? 0)
  return Math.min(1, dot / norm)
}
