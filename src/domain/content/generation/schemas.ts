import { z } from 'zod'

/**
 * What each task asks of the text model. Nothing is optional (absent is null) and no range is given here, because
 * structured output supports neither well; ranges are clamped by the rules of each step.
 */

const keyword = z.object({
  term: z.string(),
  searchPriority: z.number().int().describe('1 to 10'),
  intent: z.enum(['informational', 'commercial', 'navigational']),
})
const statisticType = z.enum(['percentage', 'currency', 'number', 'multiple', 'duration'])
const calloutType = z.enum(['tip', 'warning', 'note', 'example'])

export const topicAnalysisSchema = z.object({
  refinedTopic: z.string(),
  industry: z.string(),
  topicScope: z.enum(['narrow', 'medium', 'broad']),
  complexityLevel: z.enum(['basic', 'intermediate', 'advanced']),
  targetAudience: z.string(),
  contentAngle: z.string(),
  keyConcepts: z.array(z.string()),
  relatedTopics: z.array(z.string()),
  recommendedSections: z.number().int().describe('5 to 10'),
  researchDepth: z.enum(['light', 'moderate', 'deep', 'comprehensive']),
  estimatedSourcesNeeded: z.number().int().describe('20 to 500'),
  potentialStatisticsTopics: z.array(z.string()),
  industrySpecificConsiderations: z.array(z.string()),
})

export const keywordResearchSchema = z.object({
  primaryKeywords: z.array(keyword),
  secondaryKeywords: z.array(keyword),
  longTailKeywords: z.array(z.string()),
  questionKeywords: z.array(z.string()),
  industryTerms: z.array(z.string()),
  trendingTerms: z.array(z.string()),
  searchQueries: z.array(z.string()).describe('5 to 25 complete queries'),
})

export const researchExtractionSchema = z.object({
  insights: z.array(z.object({ text: z.string(), sourceIds: z.array(z.string()).describe('ids such as S3') })),
  statistics: z.array(
    z.object({
      value: z.string().describe('the figure with its unit, exactly as the passage writes it'),
      label: z.string(),
      type: statisticType,
      context: z.string(),
      passageId: z.string().describe('id such as S3.P12 of the passage that holds the figure'),
    }),
  ),
  quotes: z.array(
    z.object({
      text: z.string().describe('the words exactly as the passage writes them'),
      attribution: z.string(),
      title: z.string().nullable(),
      passageId: z.string(),
    }),
  ),
})

export const researchSynthesisSchema = z.object({ synthesis: z.string() })

export const industryAnalysisSchema = z.object({
  industryOverview: z.string(),
  currentTrends: z.array(z.string()),
  challenges: z.array(z.string()),
  opportunities: z.array(z.string()),
  benchmarks: z.array(z.object({ metric: z.string(), value: z.string(), source: z.string() })),
  competitiveLandscape: z.string(),
  futureOutlook: z.string(),
  keyPlayers: z.array(z.string()),
  regulatoryConsiderations: z.array(z.string()),
})

export const outlineSectionSchema = z.object({
  number: z.number().int(),
  label: z.string().nullable(),
  title: z.string(),
  keyPoint: z.string(),
  subsections: z.array(z.string()),
  statisticsToInclude: z.array(z.string()).describe('statistic ids'),
  includeChart: z.boolean(),
  chartType: z.enum(['bar', 'line', 'donut', 'comparison']).nullable(),
  includeCallout: z.boolean(),
  calloutType: calloutType.nullable(),
  includeTable: z.boolean(),
  estimatedWordCount: z.number().int().describe('300 to 500'),
})

export const outlineCreationSchema = z.object({
  title: z.string(),
  subtitle: z.string(),
  executiveSummaryPoints: z.array(z.string()),
  sections: z.array(outlineSectionSchema),
  conclusion: z.object({ title: z.string(), keyTakeaways: z.array(z.string()), callToAction: z.string() }),
  statisticsPlacement: z.array(
    z.object({ statId: z.string(), section: z.number().int(), displayType: z.enum(['callout', 'inline', 'chart']) }),
  ),
  quotesPlacement: z.array(z.object({ quoteId: z.string(), section: z.number().int() })),
})

export const executiveSummarySchema = z.object({ paragraphs: z.array(z.string()) })

export const sectionWritingSchema = z.object({
  leadParagraph: z.string(),
  bodyParagraphs: z.array(z.string()),
  subsections: z.array(z.object({ title: z.string(), content: z.string() })),
  callout: z.object({ type: calloutType, content: z.string() }).nullable(),
  table: z
    .object({
      title: z.string(),
      columns: z.array(z.string()),
      rows: z.array(z.array(z.string())),
      sourceId: z.string().describe('id such as S3'),
    })
    .nullable(),
  statisticsUsed: z.array(z.string()).describe('statistic ids'),
  sourcesCited: z.array(z.string()).describe('ids such as S3'),
})

export const conclusionWritingSchema = z.object({
  lead: z.string(),
  content: z.string(),
  keyTakeaways: z.array(z.string()),
  cta: z.string(),
})

export const rewriteSentencesSchema = z.object({
  sentences: z.array(z.object({ id: z.string(), text: z.string() })),
})

export const answerSchemas = {
  topic_analysis: topicAnalysisSchema,
  keyword_research: keywordResearchSchema,
  research_extraction: researchExtractionSchema,
  research_synthesis: researchSynthesisSchema,
  industry_analysis: industryAnalysisSchema,
  outline_creation: outlineCreationSchema,
  executive_summary: executiveSummarySchema,
  section_writing: sectionWritingSchema,
  conclusion_writing: conclusionWritingSchema,
  rewrite_sentences: rewriteSentencesSchema,
} as const

export type Task = keyof typeof answerSchemas
export type Answer<T extends Task> = z.infer<(typeof answerSchemas)[T]>
