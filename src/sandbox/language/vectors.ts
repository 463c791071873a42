export type Vector = Map<string, number>

/** Inverse document frequencies over a set of texts, given as their terms. */
export class Weights {
  private counts = new Map<string, number>()
  private total = 0

  constructor(texts: Iterable<string[]>) {
    for (const terms of texts) {
      this.total++
      for (const term of new Set(terms)) this.counts.set(term, (this.counts.get(term) ?? 0) + 1)
    }
  }

  of(term: string): number {
    return Math.log(1 + (this.total + 1) / ((this.counts.get(term) ?? 0) + 0.5))
  }

  /** A unit vector; a term that comes twice counts 1.7 times, so that length alone wins nothing. */
  vector(terms: string[]): Vector {
    const counts = new Map<string, number>()
    for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1)
    let sum = 0
    for (const [term, count] of counts) {
      const weight = this.of(term) * (1 + Math.log(count))
      counts.set(term, weight)
      sum += weight * weight
    }
    const norm = Math.sqrt(sum) || 1
    for (const [term, weight] of counts) counts.set(term, weight / norm)
    return counts
  }
}

export function cosine(a: Vector, b: Vector): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a]
  let sum = 0
  for (const [term, weight] of small) sum += weight * (large.get(term) ?? 0)
  return sum
}

/** Adds vectors up and brings the sum back to length one. */
export function centroid(vectors: Vector[]): Vector {
  const sum: Vector = new Map()
  for (const vector of vectors) for (const [term, weight] of vector) sum.set(term, (sum.get(term) ?? 0) + weight)
  const norm = Math.sqrt([...sum.values()].reduce((total, weight) => total + weight * weight, 0)) || 1
  for (const [term, weight] of sum) sum.set(term, weight / norm)
  return sum
}

/** Picks `limit` items by score, each one paying for what it repeats of those already picked (MMR). */
export function pickDiverse<T>(items: { item: T; score: number; vector: Vector }[], limit: number, sameness = 0.6): T[] {
  const left = [...items]
  const picked: typeof items = []
  while (left.length && picked.length < limit) {
    let best = -1
    let bestScore = -Infinity
    left.forEach((candidate, place) => {
      const repeat = picked.reduce((most, other) => Math.max(most, cosine(candidate.vector, other.vector)), 0)
      const score = candidate.score - sameness * repeat - (repeat > 0.8 ? 1 : 0)
      if (score > bestScore) [best, bestScore] = [place, score]
    })
    picked.push(...left.splice(best, 1))
  }
  return picked.map(({ item }) => item)
}
