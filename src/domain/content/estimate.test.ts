import { expect, it } from 'vitest'
import { estimateDocument, expectedSeconds, typicalCostCents } from './estimate'

const past = (...costs: number[]) => costs.map((costCents, index) => ({ costCents, durationSeconds: 100 + index }))

it('takes the mean of the last twenty finished runs, two minutes when there are none', () => {
  expect(expectedSeconds([])).toBe(120)
  expect(expectedSeconds(past(1, 1, 1))).toBe(101)
  expect(expectedSeconds([...Array.from({ length: 20 }, () => ({ costCents: 1, durationSeconds: 10 })), { costCents: 1, durationSeconds: 9000 }])).toBe(10)
})

it('goes by the price table until there are five runs to go by', () => {
  const { costCents } = estimateDocument({ sources: 22, sections: 7, model: 'any', past: past(9, 9, 9, 9) })
  const typical = typicalCostCents(22, 7, 'any')
  expect(costCents).toEqual({ low: Math.ceil(typical / 2), likely: Math.ceil(typical), high: Math.ceil(typical * 2) })
  expect(estimateDocument({ sources: 22, sections: 7, model: 'any', past: past(30, 10, 50, 20, 40) }).costCents).toEqual({ low: 10, likely: 30, high: 50 })
})

it('costs more with more sources and sections', () => {
  expect(typicalCostCents(100, 7, 'any')).toBeGreaterThan(typicalCostCents(22, 7, 'any'))
  expect(typicalCostCents(22, 10, 'any')).toBeGreaterThan(typicalCostCents(22, 5, 'any'))
})
