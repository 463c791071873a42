import { z } from 'zod'

/** The place in a stored source text on which a figure, a quote or a statement rests; offsets count UTF-16 units. */
export const evidenceSchema = z.object({
  sourceUrl: z.string(),
  sourceHash: z.string(),
  quote: z.string(),
  start: z.number().int().nonnegative(),
  end: z.number().int().nonnegative(),
})

export const calloutSchema = z.object({ type: z.enum(['tip', 'warning', 'note', 'example']), content: z.string() })

export const tableSchema = z.object({
  title: z.string(),
  columns: z.array(z.string()),
  rows: z.array(z.array(z.string())),
  source: z.string(),
})

export const sectionSchema = z.object({
  number: z.number().int().min(1),
  label: z.string().nullable(),
  title: z.string(),
  lead: z.string(),
  paragraphs: z.array(z.string()),
  subheadings: z.array(z.object({ title: z.string(), content: z.string() })),
  callout: calloutSchema.nullable(),
  table: tableSchema.nullable(),
  statisticIds: z.array(z.string()),
  chartId: z.string().nullable(),
  quoteIds: z.array(z.string()),
  sourcesCited: z.array(z.string()),
})

export const statisticSchema = z.object({
  id: z.string(),
  value: z.string(),
  label: z.string(),
  source: z.string(),
  sourceUrl: z.string(),
  type: z.enum(['percentage', 'currency', 'number', 'multiple', 'duration']),
  context: z.string(),
  displayType: z.enum(['callout', 'inline', 'chart']),
  colorCategory: z.enum(['primary', 'secondary', 'accent']),
  evidence: evidenceSchema.nullable(),
})

/** A single series is one dataset; every dataset has one value per label. `statisticIds` names what each label shows. */
export const chartSchema = z.object({
  id: z.string(),
  type: z.enum(['bar', 'line', 'donut', 'comparison']),
  title: z.string(),
  data: z.object({
    labels: z.array(z.string()),
    datasets: z.array(z.object({ label: z.string(), values: z.array(z.number()) })),
  }),
  unit: z.string(),
  source: z.string(),
  statisticIds: z.array(z.string()).default([]),
})

export const quoteSchema = z.object({
  id: z.string(),
  text: z.string(),
  attribution: z.string(),
  title: z.string().nullable(),
  source: z.string(),
  sourceUrl: z.string(),
  evidence: evidenceSchema.nullable(),
})

/** A numbered source. `url` is http(s), or `source:<id>` for the client's own material that has no address. */
export const referenceSchema = z.object({
  number: z.number().int().min(1),
  url: z.string(),
  title: z.string(),
  publisher: z.string(),
  publishedAt: z.string().nullable(),
  accessedAt: z.string(),
  passage: z.string(),
  sourceId: z.string().nullable(),
})

export const conclusionSchema = z.object({
  title: z.string(),
  lead: z.string(),
  content: z.string(),
  keyTakeaways: z.array(z.string()),
  cta: z.string(),
})

export const contentMetadataSchema = z.object({
  wordCount: z.number().int(),
  estimatedReadTimeMinutes: z.number().int(),
  generatedAt: z.string(),
})

/**
 * The whole text of a document (`documents.content`).
 *
 * Text fields are plain text with `**bold**`, `*italic*` and `[label](url)`; a link whose url equals a reference's
 * url stands for that reference. Paragraphs inside `summary`, `subheadings[].content` and `conclusion.content` are
 * separated by a blank line.
 */
export const documentContentSchema = z.object({
  version: z.literal(1),
  title: z.string().max(500),
  subtitle: z.string().max(500),
  summary: z.string(),
  sections: z.array(sectionSchema),
  statistics: z.array(statisticSchema),
  charts: z.array(chartSchema),
  quotes: z.array(quoteSchema),
  references: z.array(referenceSchema),
  conclusion: conclusionSchema.nullable(),
  metadata: contentMetadataSchema,
})

export type Evidence = z.infer<typeof evidenceSchema>
export type Callout = z.infer<typeof calloutSchema>
export type Table = z.infer<typeof tableSchema>
export type Section = z.infer<typeof sectionSchema>
export type Statistic = z.infer<typeof statisticSchema>
export type Chart = z.infer<typeof chartSchema>
export type Quote = z.infer<typeof quoteSchema>
export type Reference = z.infer<typeof referenceSchema>
export type Conclusion = z.infer<typeof conclusionSchema>
export type DocumentContent = z.infer<typeof documentContentSchema>
