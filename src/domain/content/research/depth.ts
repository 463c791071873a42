export type ResearchDepth = 'light' | 'moderate' | 'deep' | 'comprehensive'

const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, Math.round(value)))

/** Sources to aim for, 20 to 500. */
export const clampSources = (estimated: number): number => clamp(Number.isFinite(estimated) ? estimated : 20, 20, 500)

/** Sections to plan, 5 to 10. */
export const clampSections = (recommended: number): number => clamp(Number.isFinite(recommended) ? recommended : 5, 5, 10)

/** The depth that a count of sources stands for; the count wins over the word. */
export const depthFor = (sources: number): ResearchDepth =>
  sources >= 150 ? 'comprehensive' : sources >= 75 ? 'deep' : sources >= 41 ? 'moderate' : 'light'

export const resultsPerQuery = 20

/** How many useful sources to aim for, at least want, and at most read. */
export const researchBounds = (estimated: number): { target: number; minimum: number; maximum: number } => {
  const target = clampSources(estimated)
  return { target, minimum: Math.max(20, Math.floor(target * 0.5)), maximum: Math.min(500, target * 2) }
}
