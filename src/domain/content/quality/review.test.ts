import { describe, expect, it } from 'vitest'
import { type Reviewed, reviewDocument } from './review'

const good: Reviewed = {
  pdf: { sizeBytes: 500_000, pageCount: 10, overflow: [] }, title: 'Title', sectionCount: 7, hasConclusion: true, statisticsCount: 6,
  chartCount: 4, wordCount: 3000, sourceCount: 22, sourcesMinimum: 20, unproven: [],
}
const withPdf = (pdf: Partial<NonNullable<Reviewed['pdf']>>): Reviewed => ({ ...good, pdf: { sizeBytes: 500_000, pageCount: 10, overflow: [], ...pdf } })
const codes = (document: Reviewed): string[] => {
  const { issues, warnings } = reviewDocument(document)
  return [...issues, ...warnings].map(({ code }) => code)
}

it('a good document passes without a word', () => {
  const review = reviewDocument(good)
  expect(review).toMatchObject({ passed: true, issues: [], warnings: [] })
  expect(review.metrics).toEqual({ pageCount: 10, fileSizeBytes: 500_000, sectionCount: 7, statisticsCount: 6, wordCount: 3000, sourceCount: 22, chartCount: 4 })
})

describe('each threshold just below, at and just above', () => {
  it.each<[string, Reviewed, Reviewed[]]>([
    ['PDF_TOO_LARGE', withPdf({ sizeBytes: 50_000_001 }), [withPdf({ sizeBytes: 50_000_000 }), withPdf({ sizeBytes: 49_999_999 })]],
    ['SECTIONS_FEW', { ...good, sectionCount: 2 }, [{ ...good, sectionCount: 3 }, { ...good, sectionCount: 4 }]],
    ['PAGES_FEW', withPdf({ pageCount: 3 }), [withPdf({ pageCount: 4 }), withPdf({ pageCount: 5 })]],
    ['PAGES_MANY', withPdf({ pageCount: 16 }), [withPdf({ pageCount: 15 }), withPdf({ pageCount: 14 })]],
    ['PDF_SMALL', withPdf({ sizeBytes: 99_999 }), [withPdf({ sizeBytes: 100_000 }), withPdf({ sizeBytes: 100_001 })]],
    ['STATISTICS_FEW', { ...good, statisticsCount: 2 }, [{ ...good, statisticsCount: 3 }, { ...good, statisticsCount: 4 }]],
    ['SOURCES_FEW', { ...good, sourceCount: 19 }, [{ ...good, sourceCount: 20 }, { ...good, sourceCount: 21 }, { ...good, sourceCount: 1, sourcesMinimum: null }]],
    ['EVIDENCE_MISSING', { ...good, unproven: ['42%'] }, [good]],
    ['RENDER_OVERFLOW', withPdf({ overflow: ['cover title'] }), [withPdf({ overflow: [] })]],
    ['TITLE_MISSING', { ...good, title: '  ' }, [{ ...good, title: 'T' }]],
    ['CONCLUSION_MISSING', { ...good, hasConclusion: false }, [good]],
    ['PDF_MISSING', { ...good, pdf: null }, [good]],
  ])('%s', (code, bad, fine) => {
    expect(codes(bad)).toEqual([code])
    for (const document of fine) expect(codes(document)).toEqual([])
  })
})

it('one of anything is told as one', () => {
  const { issues, warnings } = reviewDocument({ ...good, pdf: { sizeBytes: 500_000, pageCount: 1, overflow: [] }, sectionCount: 1, statisticsCount: 1, sourceCount: 1, unproven: ['42%'] })
  expect([...issues, ...warnings].map(({ message }) => message)).toEqual([
    'The document has 1 section; at least 3 are needed.', '1 claim is not found in any stored source: “42%”.', 'The document has only 1 page.',
    'The document shows only 1 statistic.', '1 source was read; 20 were wanted.',
  ])
})

it.each(['PDF_MISSING', 'PDF_TOO_LARGE', 'TITLE_MISSING', 'SECTIONS_FEW', 'EVIDENCE_MISSING'])('%s fails the document', (code) => {
  const bad: Record<string, Reviewed> = {
    PDF_MISSING: { ...good, pdf: null }, PDF_TOO_LARGE: withPdf({ sizeBytes: 60_000_000 }), TITLE_MISSING: { ...good, title: '' },
    SECTIONS_FEW: { ...good, sectionCount: 0 }, EVIDENCE_MISSING: { ...good, unproven: ['a', 'b'] },
  }
  const review = reviewDocument(bad[code] ?? good)
  expect(review.passed).toBe(false)
  expect(review.issues.map((issue) => issue.code)).toEqual([code])
})

it('a warning alone does not fail the document', () => {
  expect(reviewDocument({ ...good, hasConclusion: false }).passed).toBe(true)
})
