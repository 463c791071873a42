/** The twelve steps of a generation in their order, with what they are called and their share of the bar (spec 01-content §3.1). */
export const generationSteps = [
  { id: 'topic_analysis', label: 'Analyzing topic', weight: 5 },
  { id: 'keyword_research', label: 'Researching keywords', weight: 5 },
  { id: 'web_research', label: 'Conducting research', weight: 30 },
  { id: 'industry_analysis', label: 'Analyzing industry', weight: 10 },
  { id: 'outline_creation', label: 'Creating outline', weight: 5 },
  { id: 'content_writing', label: 'Writing content', weight: 25 },
  { id: 'statistics_integration', label: 'Integrating statistics', weight: 5 },
  { id: 'chart_generation', label: 'Generating charts', weight: 5 },
  { id: 'cover_image', label: 'Preparing cover image', weight: 3 },
  { id: 'template_application', label: 'Applying design', weight: 4 },
  { id: 'pdf_rendering', label: 'Rendering PDF', weight: 2 },
  { id: 'quality_review', label: 'Final review', weight: 1 },
] as const

/** What people call a step; an unknown one shows its id in words. */
export const stepLabel = (id: string | null | undefined): string | null =>
  id ? (generationSteps.find((step) => step.id === id)?.label ?? id.replaceAll('_', ' ')) : null
