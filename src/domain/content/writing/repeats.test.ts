import { describe, expect, it } from 'vitest'
import type { DocumentContent, Section } from '../document'
import { emptyContent } from './draft'
import { withOwnEnds, withoutRepeats } from './repeats'

const section = (number: number, lead: string, ...paragraphs: string[]): Section => ({
  number, label: null, title: `Part ${'abc'[number - 1]}`, lead, paragraphs, subheadings: [], callout: null, table: null, statisticIds: [], chartId: null, quoteIds: [], sourcesCited: [],
})
const content = (sections: Section[], more: Partial<DocumentContent> = {}): DocumentContent => ({ ...emptyContent('2026-01-01'), sections, ...more })
const offices = 'Offices with an energy manager saved 14 percent of power. [S1]'
const schools = 'Schools with an energy manager saved 17 percent of power. [S2]'

describe('the sections of a document', () => {
  it('say each thing once, also not with the figure of another case', () => {
    const { sections } = withoutRepeats(content([section(1, 'Power is dear.', offices), section(2, 'Heat is dear.', `${offices} Lamps are cheap.`, schools)]))
    expect(sections.map(({ paragraphs }) => paragraphs)).toEqual([[offices], ['Lamps are cheap.']])
  })
  it('keep their leads, and cases that one section sets side by side', () => {
    const { sections } = withoutRepeats(content([section(1, 'Power is dear.', `${offices} ${schools}`), section(2, schools)]))
    expect(sections.map(({ lead, paragraphs }) => [lead, ...paragraphs])).toEqual([['Power is dear.'], [schools]])
    expect(withoutRepeats(content([section(1, 'Power is dear.', `${offices} ${schools}`)])).sections[0]?.paragraphs).toEqual([`${offices} ${schools}`])
  })
  it('lose what leans on a sentence that went', () => {
    const { sections } = withoutRepeats(content([section(1, 'A.', offices), section(2, 'B.', `${offices} They earned it back. Lamps are cheap.`)]))
    expect(sections[1]?.paragraphs).toEqual(['Lamps are cheap.'])
  })
  it('keep apart what only a code tells apart', () => {
    const rule = (level: string) => `At ${level} the claimant shall authenticate again after some hours of use.`
    expect(withoutRepeats(content([section(1, 'A.', rule('AAL2')), section(2, 'B.', rule('AAL3'))])).sections[1]?.paragraphs).toEqual([rule('AAL3')])
  })
})

it('summary and conclusion find words of their own where they have enough, and takeaways differ', () => {
  const conclusion = { title: 'End', lead: 'One lead.', content: `${offices} Act now. Then measure.`, keyTakeaways: [offices, schools, 'Lamps are cheap.'], cta: '' }
  const summary = `${offices} One is new. Two is new. Three is new. Four is new.`
  const ended = withOwnEnds(content([section(1, 'A.', offices)], { summary, conclusion }))
  expect(ended.summary).toBe('One is new. Two is new. Three is new. Four is new.')
  expect(ended.conclusion).toMatchObject({ lead: 'One lead.', content: 'Act now. Then measure.', keyTakeaways: [offices, 'Lamps are cheap.'] })
  expect(withOwnEnds(content([section(1, 'A.', offices)], { summary: offices })).summary).toBe(offices)
})
