/**
 * What a document takes when there is no history to go by: tokens of the fixed calls, of each section and of each source
 * read, an assumption until an agency has runs of its own; prices in millionths of a dollar per token (a test keeps them equal to the price table).
 */
export const typicalUse = {
  fixed: { input: 42_000, output: 9000 },
  section: { input: 7500, output: 1300 },
  source: { input: 1500, output: 260 },
  searches: 12,
  /** Cost of one web search in millionths of a dollar. */
  searchMicroUsd: 8000,
} as const

export const priceOfToken: Readonly<Record<string, { input: number; output: number }>> = { default: { input: 2, output: 10 } }
