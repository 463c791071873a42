import type { DocumentFacts, Warning } from './types'

export type Row = Record<string, unknown> & { id: string }

type Plain = Pick<DocumentFacts, 'id' | 'title' | 'subtitle' | 'topic' | 'createdAt' | 'completedAt' | 'version' | 'pages' | 'words' | 'bytes' | 'sources' | 'durationSeconds' | 'costCents' | 'tone' | 'keywords' | 'sandbox' | 'warnings'>

const text = (value: unknown): string | null => (typeof value === 'string' && value ? value : null)
const whole = (value: unknown): number => (typeof value === 'number' && Number.isFinite(value) ? value : 0)
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

/** What stands in the document's own row. */
export const plainFacts = (row: Row): Plain & { failing: { code: string | null; message: string; step: string | null } } => ({
  id: row.id,
  title: text(row.title) ?? text(row.topic) ?? 'Untitled',
  subtitle: text(row.subtitle),
  topic: text(row.topic) ?? '',
  createdAt: text(row.createdAt) ?? new Date(0).toISOString(),
  completedAt: text(row.generationCompletedAt),
  version: whole(row.version) || 1,
  pages: whole(row.pdfPageCount) || null,
  words: whole(row.wordCount) || null,
  bytes: whole(row.pdfFileSizeBytes) || null,
  sources: whole(row.researchSourceCount),
  durationSeconds: whole(row.generationDurationSeconds),
  costCents: whole(row.costCents),
  tone: text(row.inputTone),
  keywords: list(row.inputKeywords).filter((word): word is string => typeof word === 'string'),
  sandbox: row.sandbox === true,
  warnings: list(row.qualityWarnings).flatMap(warning),
  failing: { code: text(row.generationErrorCode), message: text(row.generationErrorMessage) ?? 'The document could not be generated.', step: text(row.generationErrorStep) },
})

const warning = (given: unknown): Warning[] => {
  const { code, message } = (given ?? {}) as Partial<Warning>
  return message ? [{ code: String(code ?? ''), message: String(message) }] : []
}
