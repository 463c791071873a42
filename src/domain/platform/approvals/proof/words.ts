import { diffArrays } from 'diff'

/** A piece of two texts laid over each other. */
export type Part = { kind: 'same' | 'added' | 'removed'; text: string }

/** Comparing takes no longer than this; texts that share next to nothing are then shown one after the other. */
const milliseconds = 400

// Words as Unicode has them: languages without blanks are compared by words too.
const segmenter = new Intl.Segmenter('und', { granularity: 'word' })
// Cut before it is segmented: each segment carries the whole text it is of, and a long one would be copied for every word.
const stretches = /[^\n]{1,500}(?:\s|$)|[^\n]{1,500}|\n/g
const tokensOf = (text: string): string[] => (text.match(stretches) ?? []).flatMap((stretch) => [...segmenter.segment(stretch)].map(({ segment }) => segment))

const replaced = (before: string, after: string): Part[] =>
  [{ kind: 'removed', text: before } as const, { kind: 'added', text: after } as const].filter(({ text }) => text !== '')

/** What changed between two texts, word by word; the removed pieces and the same give the first, the added and the same the second. */
export const wordDiff = (before: string, after: string): Part[] => {
  if (before === after) return before ? [{ kind: 'same', text: before }] : []
  const parts = diffArrays(tokensOf(before), tokensOf(after), { timeout: milliseconds })
  if (!parts) return replaced(before, after)
  return parts.map(({ added, removed, value }) => ({ kind: added ? 'added' : removed ? 'removed' : 'same', text: value.join('') }))
}
