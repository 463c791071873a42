import { describe, expect, it } from 'vitest'
import type { Section } from '../document'
import type { ResearchStatistic } from '../research/facts'
import { bearingOf } from '../research/relevance'
import { drawableSeries, placeSeries, withFittingTable } from './placeSeries'

const value = (category: string, number: number, context: string, url = 'u'): ResearchStatistic => ({
  id: `${context} ${category}`, value: `${number}%`, label: category, category, type: 'percentage', context, source: 'Page', publisher: 'House', sourceUrl: url, quote: context, mark: url,
  passageId: `${url}.P1`, number, unit: '%', scale: 0, evidence: { sourceUrl: url, sourceHash: '', quote: '', start: 0, end: 1 },
})
const section = (number: number, text: string, sourcesCited: string[] = []): Section => ({
  number, label: null, title: text, lead: '', paragraphs: [], subheadings: [], callout: null, table: null, statisticIds: [], chartId: null, quoteIds: [], sourcesCited,
})
const heating = [value('Offices', 4, 'Heating energy by building'), value('Schools', 6, 'Heating energy by building')]
const lamps = [value('Halls', 4, 'Lighting energy saved', 'v'), value('Shops', 6, 'Lighting energy saved', 'v')]
const pets = [value('Cats', 4, 'Sleep of pets', 'w'), value('Dogs', 6, 'Sleep of pets', 'w')]
const never = () => false

it('only series that bear on the topic can be drawn', () => {
  const found = drawableSeries([...heating, ...pets], bearingOf('Heating energy of buildings', ['heat pumps']))
  expect(found.map(([first]) => first?.context)).toEqual(['Heating energy by building'])
})

describe('a series', () => {
  const sections = [section(1, 'Lamps and lighting energy'), section(2, 'Heating energy of schools and offices'), section(3, 'Contracts')]
  it('goes where the text speaks of it, one to a section', () => {
    expect(placeSeries(sections, [heating, lamps], never, 4)).toEqual([{ section: 1, values: lamps }, { section: 2, values: heating }])
    expect(placeSeries(sections, [heating, lamps], never, 1)).toHaveLength(1)
  })
  it('that suits no section is left out, also when the plan wished for it', () => {
    expect(placeSeries(sections, [pets], () => true, 4)).toEqual([])
  })
})

it('a table stays where the text bears on it and no chart shows the same', () => {
  const table = { title: 'Heating energy by building', columns: ['Building', 'Share'], rows: [['Offices', '4%'], ['Schools', '6%']], source: 'u' }
  const own = { ...section(1, 'Heating energy of schools'), table }
  expect(withFittingTable(own, []).table).toEqual(table)
  expect(withFittingTable(own, heating).table).toBeNull()
  expect(withFittingTable({ ...section(1, 'Contracts'), table }, []).table).toBeNull()
})
