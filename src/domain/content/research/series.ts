import type { ResearchStatistic } from './facts'

const keyOf = ({ passageId, unit, scale, context }: ResearchStatistic): string => [passageId, unit ?? '', scale, context.toLowerCase()].join('|')

/** The values that one passage gives for one measure (years, sectors, answers), by the statistic they belong to; two or more. */
export const seriesIn = (all: readonly ResearchStatistic[]): Map<string, ResearchStatistic[]> => {
  const groups = new Map<string, ResearchStatistic[]>()
  for (const statistic of all) {
    if (statistic.number === null) continue
    const key = keyOf(statistic)
    const members = groups.get(key) ?? []
    if (!members.some(({ category }) => category.toLowerCase() === statistic.category.toLowerCase())) groups.set(key, [...members, statistic])
  }
  return new Map(all.flatMap((statistic) => {
    const members = groups.get(keyOf(statistic)) ?? []
    return members.length >= 2 && members.includes(statistic) ? [[statistic.id, members] as const] : []
  }))
}
