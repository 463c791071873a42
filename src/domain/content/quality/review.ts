export type Finding = { code: string; message: string }

/** What the final review looks at. Counts are of the finished document; sizes are bytes. */
export type Reviewed = {
  pdf: { sizeBytes: number; pageCount: number; overflow: string[] } | null
  title: string
  sectionCount: number
  hasConclusion: boolean
  statisticsCount: number
  chartCount: number
  wordCount: number
  sourceCount: number
  /** Sources wanted at least; null when the client's own sources were to be the only ones. */
  sourcesMinimum: number | null
  /** Claims that stand in the document, are not proven and not waived. */
  unproven: string[]
}

export type Metrics = {
  pageCount: number
  fileSizeBytes: number
  sectionCount: number
  statisticsCount: number
  wordCount: number
  sourceCount: number
  chartCount: number
}

export type Review = { passed: boolean; issues: Finding[]; warnings: Finding[]; metrics: Metrics }

type Check = (document: Reviewed) => string | null

const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`
const megabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(1)} MB`

const issues: Record<string, Check> = {
  PDF_MISSING: ({ pdf }) => (pdf ? null : 'There is no PDF.'),
  PDF_TOO_LARGE: ({ pdf }) => (pdf && pdf.sizeBytes > 50_000_000 ? `The PDF has ${megabytes(pdf.sizeBytes)}; at most 50 MB are allowed.` : null),
  TITLE_MISSING: ({ title }) => (title.trim() ? null : 'The document has no title.'),
  SECTIONS_FEW: ({ sectionCount }) => (sectionCount < 3 ? `The document has ${counted(sectionCount, 'section')}; at least 3 are needed.` : null),
  EVIDENCE_MISSING: ({ unproven }) => {
    if (unproven.length === 0) return null
    const first = unproven.slice(0, 3).map((text) => `“${text}”`).join(', ')
    return `${counted(unproven.length, 'claim is', 'claims are')} not found in any stored source: ${first}.`
  },
}

const warnings: Record<string, Check> = {
  PAGES_FEW: ({ pdf }) => (pdf && pdf.pageCount < 4 ? `The document has only ${counted(pdf.pageCount, 'page')}.` : null),
  PAGES_MANY: ({ pdf }) => (pdf && pdf.pageCount > 15 ? `The document has ${pdf.pageCount} pages.` : null),
  PDF_SMALL: ({ pdf }) => (pdf && pdf.sizeBytes < 100_000 ? `The PDF is unusually small (${megabytes(pdf.sizeBytes)}).` : null),
  CONCLUSION_MISSING: ({ hasConclusion }) => (hasConclusion ? null : 'The document has no conclusion.'),
  STATISTICS_FEW: ({ statisticsCount }) => (statisticsCount < 3 ? `The document shows only ${counted(statisticsCount, 'statistic')}.` : null),
  SOURCES_FEW: ({ sourceCount, sourcesMinimum }) =>
    sourcesMinimum !== null && sourceCount < sourcesMinimum ? `${counted(sourceCount, 'source was', 'sources were')} read; ${sourcesMinimum} were wanted.` : null,
  RENDER_OVERFLOW: ({ pdf }) => (pdf && pdf.overflow.length > 0 ? `Text does not fit its box: ${pdf.overflow.slice(0, 3).join(', ')}.` : null),
}

const findings = (checks: Record<string, Check>, document: Reviewed): Finding[] =>
  Object.entries(checks).flatMap(([code, check]) => {
    const message = check(document)
    return message === null ? [] : [{ code, message }]
  })

/** The final review (content specification, quality review): any issue fails the document, warnings are stored and shown. */
export const reviewDocument = (document: Reviewed): Review => {
  const found = findings(issues, document)
  const { sectionCount, statisticsCount, wordCount, sourceCount, chartCount, pdf } = document
  return {
    passed: found.length === 0,
    issues: found,
    warnings: findings(warnings, document),
    metrics: { pageCount: pdf?.pageCount ?? 0, fileSizeBytes: pdf?.sizeBytes ?? 0, sectionCount, statisticsCount, wordCount, sourceCount, chartCount },
  }
}
