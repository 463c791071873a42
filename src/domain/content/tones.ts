/** The tones a document may be written in (spec 01-content §0). */
export const tones = ['professional', 'casual', 'authoritative', 'friendly'] as const
export type Tone = (typeof tones)[number]

/** The tone a caller means, aliases included; null for an unknown word. */
export const toneOf = (given: string): Tone | null => {
  const word = given.trim().toLowerCase()
  if (word === 'conversational') return 'casual'
  return (tones as readonly string[]).includes(word) ? (word as Tone) : null
}
