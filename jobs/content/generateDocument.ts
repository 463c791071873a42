import type { Brief } from '@/src/domain/content/brief'
import { definePipeline } from '@/src/engine/pipeline'
import { chartGeneration } from './generate-document/chartGeneration'
import { coverImage } from './generate-document/coverImage'
import { canceled, complete, failed, retried } from './generate-document/ending'
import { industryAnalysis } from './generate-document/industryAnalysis'
import { keywordResearch } from './generate-document/keywordResearch'
import { outlineCreation } from './generate-document/outlineCreation'
import type { Outputs } from './generate-document/outputs'
import { pdfRendering } from './generate-document/pdfRendering'
import { qualityReview } from './generate-document/qualityReview'
import { webResearch } from './generate-document/research/webResearch'
import { statisticsIntegration } from './generate-document/statisticsIntegration'
import { templateApplication } from './generate-document/templateApplication'
import { topicAnalysis } from './generate-document/topicAnalysis'
import { contentWriting } from './generate-document/writing/contentWriting'

/** A topic becomes a researched, proven, designed PDF in twelve steps (content specification, the pipeline). */
export const generateDocument = definePipeline<Outputs, Brief>('generate-document', {
  subject: 'documents',
  channel: 'generation',
  steps: {
    topic_analysis: topicAnalysis,
    keyword_research: keywordResearch,
    web_research: webResearch,
    industry_analysis: industryAnalysis,
    outline_creation: outlineCreation,
    content_writing: contentWriting,
    statistics_integration: statisticsIntegration,
    chart_generation: chartGeneration,
    cover_image: coverImage,
    template_application: templateApplication,
    pdf_rendering: pdfRendering,
    quality_review: qualityReview,
  },
  onComplete: complete,
  onFail: failed,
  onCancel: canceled,
  onRetry: retried,
})
