const tidy = (query: string): string => query.replace(/\s+/g, ' ').trim().slice(0, 200)

/** Between 5 and 25 different queries: those given, filled up from `spare` terms (the first of them is the topic). */
export const settledQueries = (given: readonly string[], spare: readonly string[]): string[] => {
  const seen = new Map<string, string>()
  const add = (query: string): void => {
    const text = tidy(query)
    if (text.length >= 3 && !seen.has(text.toLowerCase())) seen.set(text.toLowerCase(), text)
  }
  given.forEach(add)
  const [topic = '', ...terms] = spare
  for (const term of [topic, ...terms.map((word) => `${topic} ${word}`), ...['study', 'statistics', 'guidance', 'best practice', 'report'].map((word) => `${topic} ${word}`)]) {
    if (seen.size >= 5) break
    add(term)
  }
  return [...seen.values()].slice(0, 25)
}

/** Queries of a further round when too little was found: secondary terms first, then long-tail phrases and questions. */
export const furtherQueries = (
  keywords: { secondaryKeywords: readonly { term: string }[]; longTailKeywords: readonly string[]; questionKeywords: readonly string[] },
  round: number,
): string[] => {
  const words = round === 1 ? keywords.secondaryKeywords.map(({ term }) => term) : [...keywords.longTailKeywords, ...keywords.questionKeywords]
  return [...new Set(words.map(tidy).filter((query) => query.length >= 3))].slice(0, 25)
}
