import { z } from 'zod'
import type { Brief } from '@/src/domain/content/brief'
import { chartSchema, documentContentSchema } from '@/src/domain/content/document'
import type { keywordResearchSchema, topicAnalysisSchema } from '@/src/domain/content/generation/schemas';
import { industryAnalysisSchema } from '@/src/domain/content/generation/schemas'
import { insightSchema, researchQuoteSchema, researchStatisticSchema } from '@/src/domain/content/research/facts'
import type { outlineSchema } from '@/src/domain/content/writing/outline'
import { stepsOf, type Run, type StepContext } from '@/src/engine/pipeline'

const warningSchema = z.object({ code: z.string(), message: z.string() })

/** A source that was read; `passages` are the places in its stored text that bear on the topic. */
const sourceSchema = z.object({
  mark: z.string(), evidenceId: z.string(), url: z.string(), title: z.string(), publisher: z.string().default(''), domain: z.string(), hash: z.string(),
  kind: z.enum(['source', 'web', 'brief']), sourceId: z.string().nullable(), publishedAt: z.string().nullable(), accessedAt: z.string(),
  score: z.number(), passages: z.array(z.tuple([z.number(), z.number()])),
})

export const researchSchema = z.object({
  sources: z.array(sourceSchema),
  sourceCount: z.number().int(),
  sourcesMinimum: z.number().int().nullable(),
  researchDurationSeconds: z.number().int(),
  insights: z.array(insightSchema),
  statistics: z.array(researchStatisticSchema),
  quotes: z.array(researchQuoteSchema),
  synthesis: z.string(),
  warnings: z.array(warningSchema),
})

export const industrySchema = industryAnalysisSchema.extend({ warnings: z.array(warningSchema) })

/** The written text with source marks; sections keep the numbers of the outline. */
export const writingSchema = z.object({ draft: documentContentSchema, rewritten: z.number().int(), removed: z.number().int() })

/** `plans` holds, for each section, its number in the outline. */
export const statisticsSchema = z.object({ content: documentContentSchema, plans: z.array(z.number().int()) })

export const chartsSchema = z.object({ content: documentContentSchema, charts: z.array(chartSchema), warnings: z.array(warningSchema) })

export const coverSchema = z.object({
  file: z.string().nullable(), source: z.enum(['stock', 'uploaded', 'none']), providerId: z.string().nullable(), attribution: z.string().nullable(),
  color: z.string(), warnings: z.array(warningSchema),
})

export const designSchema = z.object({ html: z.string(), warnings: z.array(warningSchema) })

export const pdfSchema = z.object({
  file: z.string(), path: z.string(), sizeBytes: z.number().int(), pageCount: z.number().int(), overflow: z.array(z.string()), warnings: z.array(warningSchema),
})

export const reviewSchema = z.object({
  passed: z.boolean(), issues: z.array(warningSchema), warnings: z.array(warningSchema),
  metrics: z.object({
    pageCount: z.number(), fileSizeBytes: z.number(), sectionCount: z.number(), statisticsCount: z.number(), wordCount: z.number(), sourceCount: z.number(), chartCount: z.number(),
  }),
  claims: z.number().int(),
})

export type Outputs = {
  topic_analysis: z.infer<typeof topicAnalysisSchema>
  keyword_research: z.infer<typeof keywordResearchSchema>
  web_research: z.infer<typeof researchSchema>
  industry_analysis: z.infer<typeof industrySchema>
  outline_creation: z.infer<typeof outlineSchema>
  content_writing: z.infer<typeof writingSchema>
  statistics_integration: z.infer<typeof statisticsSchema>
  chart_generation: z.infer<typeof chartsSchema>
  cover_image: z.infer<typeof coverSchema>
  template_application: z.infer<typeof designSchema>
  pdf_rendering: z.infer<typeof pdfSchema>
  quality_review: z.infer<typeof reviewSchema>
}

export type DocumentRun = Run<Brief>
export type Context<N extends keyof Outputs = never> = StepContext<Pick<Outputs, N>, Brief>

/** The step maker of this pipeline. */
export const step = stepsOf<Outputs, Brief>()

/** What a step before the layout depends on: the brief without a text edited later, and what it needs. */
export const askedWith = (outputs: unknown, run: DocumentRun): unknown => [{ ...run.input, edited: null }, outputs]
