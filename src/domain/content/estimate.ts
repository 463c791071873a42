import { priceOfToken, typicalUse } from './estimate.data'

export type PastRun = { costCents: number; durationSeconds: number }

export type Estimate = {
  costCents: { low: number; likely: number; high: number }
  durationSeconds: number
  sources: number
  model: string
}

const quantile = (sorted: readonly number[], share: number): number => sorted[Math.min(sorted.length - 1, Math.round((sorted.length - 1) * share))] ?? 0

/** Cost in cents by the price table: fixed calls, sections and sources at their typical tokens, and the searches. */
export const typicalCostCents = (sources: number, sections: number, model: string): number => {
  const price = priceOfToken[model] ?? priceOfToken.default ?? { input: 0, output: 0 }
  const { fixed, section, source, searches, searchMicroUsd } = typicalUse
  const input = fixed.input + sections * section.input + sources * source.input
  const output = fixed.output + sections * section.output + sources * source.output
  return (input * price.input + output * price.output + searches * searchMicroUsd) / 10_000
}

/** Seconds a run will take: the mean of the agency's last 20 finished runs, 120 when there are none. */
export const expectedSeconds = (past: readonly PastRun[]): number => {
  const recent = past.slice(0, 20)
  if (recent.length === 0) return 120
  return Math.max(1, Math.round(recent.reduce((sum, { durationSeconds }) => sum + durationSeconds, 0) / recent.length))
}

/**
 * What a document will probably cost and take. With five or more finished runs their costs decide (a tenth, the middle
 * and nine tenths); before that the price table does, with half as much and double as bounds. Cents are rounded up.
 */
export const estimateDocument = (facts: { sources: number; sections: number; model: string; past: readonly PastRun[] }): Estimate => {
  const costs = facts.past.map(({ costCents }) => costCents).filter((cents) => cents > 0).sort((a, b) => a - b)
  const typical = typicalCostCents(facts.sources, facts.sections, facts.model)
  const [low, likely, high] = costs.length >= 5 ? [quantile(costs, 0.1), quantile(costs, 0.5), quantile(costs, 0.9)] : [typical / 2, typical, typical * 2]
  return {
    costCents: { low: Math.ceil(low), likely: Math.ceil(likely), high: Math.ceil(high) },
    durationSeconds: expectedSeconds(facts.past), sources: facts.sources, model: facts.model,
  }
}
