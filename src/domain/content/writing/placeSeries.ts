import type { Section, Table } from '../document'
import { type Bearing, passageWeight } from '../research/relevance'
import type { ResearchStatistic } from '../research/facts'
import { seriesIn } from '../research/series'
import { contentStems } from '../text/words'
import { isDrawable } from './charts'

export type PlacedSeries = { section: number; values: ResearchStatistic[] }

const leastFit = 0.35
const leastShared = 0.12

const stemsOf = (text: string): Set<string> => new Set(contentStems(text).filter((stem) => !/^\d+$/.test(stem)))

const textOf = ({ title, lead, paragraphs, subheadings }: Section): string =>
  [title, lead, ...paragraphs, ...subheadings.map(({ content }) => content)].join(' ').replace(/\]\([^)]*\)/g, '] ')

const shareOf = (wanted: ReadonlySet<string>, held: ReadonlySet<string>): number =>
  wanted.size === 0 ? 0 : [...wanted].filter((stem) => held.has(stem)).length / wanted.size

/** How well a figure on `words` out of the source at `url` suits a section: shared words, and the source being relied on there. */
const fitOf = (words: string, url: string, section: Section): number => {
  const shared = shareOf(stemsOf(words), stemsOf(textOf(section)))
  return shared < leastShared ? 0 : shared + (section.sourcesCited.includes(url) ? 0.25 : 0)
}

const wordsOf = (values: readonly ResearchStatistic[]): string => [values[0]?.context ?? '', ...values.map(({ category }) => category)].join(' ')

/** Each series that can be drawn and bears on the topic, the longer first; one per measure. */
export const drawableSeries = (statistics: readonly ResearchStatistic[], bearing: Bearing): ResearchStatistic[][] => {
  const distinct = [...new Set(seriesIn(statistics).values())].filter((values) => isDrawable(values))
  const measures = new Set<string>()
  return distinct
    .filter((values) => passageWeight(`${values[0]?.source ?? ''} ${wordsOf(values)} ${values[0]?.quote ?? ''}`, bearing) > 0)
    .sort((a, b) => Number(b.length >= 3) - Number(a.length >= 3) || b.length - a.length)
    .filter(([first]) => {
      const key = [...stemsOf(first?.context ?? '')].slice(0, 4).join(' ')
      return !measures.has(key) && measures.add(key)
    })
}

/**
 * Deals series to sections, at most one to a section and `most` in all: where its words stand and its source is cited, and
 * rather where the plan wanted it. A series that suits no section is left out.
 */
export const placeSeries = (
  sections: readonly Section[], series: readonly ResearchStatistic[][], wished: (section: Section, values: readonly ResearchStatistic[]) => boolean, most: number,
): PlacedSeries[] => {
  const pairs = series.flatMap((values, at) => sections.map((section) => {
    const fit = fitOf(wordsOf(values), values[0]?.sourceUrl ?? '', section)
    return { values, at, section: section.number, fit: fit === 0 ? 0 : fit + (wished(section, values) ? 0.2 : 0) }
  }))
  const placed: (PlacedSeries & { at: number })[] = []
  for (const { values, at, section, fit } of pairs.sort((a, b) => b.fit - a.fit || a.at - b.at || a.section - b.section)) {
    const taken = placed.some((other) => other.at === at || other.section === section)
    if (fit >= leastFit && !taken && placed.length < most) placed.push({ values, at, section })
  }
  return placed.sort((a, b) => a.section - b.section).map(({ section, values }) => ({ section, values }))
}

const figuresIn = (table: Table): string[] => table.rows.flat().flatMap((cell) => cell.match(/\d[\d.,]*/g) ?? [])

/** A section without its table when that suits it badly or says what a chart shows already. */
export const withFittingTable = (section: Section, charted: readonly ResearchStatistic[]): Section => {
  const { table } = section
  if (!table) return section
  const drawn = new Set(charted.filter(({ sourceUrl }) => sourceUrl === table.source).flatMap(({ value }) => value.match(/\d[\d.,]*/g) ?? []))
  const found = figuresIn(table)
  const repeats = found.length > 0 && found.every((figure) => drawn.has(figure))
  const fit = fitOf(`${table.title} ${table.columns.join(' ')} ${table.rows.map(([first]) => first).join(' ')}`, table.source, section)
  return repeats || fit < 0.25 ? { ...section, table: null } : section
}
