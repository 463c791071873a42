import type { Material } from '../writer/material'
import { writeConclusion } from './conclusion'
import { extractResearch } from './extraction'
import { analyseIndustry } from './industry'
import { researchKeywords } from './planning/keywords'
import { planOutline } from './planning/outline'
import { rewriteSentences } from './rewrite'
import { writeSection } from './section'
import { writeSummary, writeSynthesis } from './summary'
import { analyseTopic } from './planning/topic'

/** What the text model can be asked for by `<task>`, each giving a draft that is then brought into the asked schema. */
export const composers: Record<string, (material: Material) => Record<string, unknown>> = {
  topic_analysis: analyseTopic,
  keyword_research: researchKeywords,
  research_extraction: extractResearch,
  research_synthesis: writeSynthesis,
  industry_analysis: analyseIndustry,
  outline_creation: planOutline,
  executive_summary: writeSummary,
  section_writing: writeSection,
  conclusion_writing: writeConclusion,
  rewrite_sentences: rewriteSentences,
}
