import { describe, expect, it } from 'vitest'
import { markFigures } from './mark'

const passage = 'Use fell by 37% on average. Payback took 2.6 years.'
const claim = (figures: object[]) => ({ passage, start: 100, evidence: 'e1', figures: figures as never })
const marked = (figures: object[]) => markFigures(claim(figures)).filter((part) => part.marked).map(({ text }) => text)

describe('the passage under a claim', () => {
  it('marks each figure where it stands in the source', () => {
    expect(marked([{ text: '37%', found: true, evidence: 'e1', start: 112, end: 115 }, { text: '2.6 years', found: true, evidence: 'e1', start: 141, end: 150 }])).toEqual(['37%', '2.6 years'])
  })

  it('finds a figure by its words when its place belongs to another source', () => {
    expect(marked([{ text: '37%', found: true, evidence: 'e2', start: 3, end: 6 }])).toEqual(['37%'])
  })

  it('marks nothing for a figure that was not found', () => {
    expect(marked([{ text: '48%', found: false, evidence: null, start: null, end: null }])).toEqual([])
    expect(markFigures({ ...claim([]), passage: null })).toEqual([])
  })

  it('joins places that overlap and keeps every letter of the passage', () => {
    const parts = markFigures(claim([{ text: '37%', found: true, evidence: 'e1', start: 112, end: 115 }, { text: '37', found: true, evidence: 'e1', start: 112, end: 114 }]))
    expect(parts.map(({ text }) => text).join('')).toBe(passage)
    expect(parts.filter((part) => part.marked)).toHaveLength(1)
  })
})
