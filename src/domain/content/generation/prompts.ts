import { type Block, element, jsonElement } from './blocks'
import { fileText } from './instructions'
import type { Task } from './schemas'

/** The instructions of a task: the rules that all share, then its own. */
export const systemPrompt = (task: Task): string => `${fileText('rules')}\n\n${fileText(task)}`

/** The data of a task: what calls share first (it can be cached), the task and its limits last. */
export const taskPrompt = (task: Task, blocks: readonly (Block | null)[], limits?: Record<string, unknown>): Block[] => {
  const given = blocks.filter((block): block is Block => block !== null && block.text !== '')
  const ending = [element('task', task), ...(limits ? [jsonElement('limits', limits)] : [])].join('\n')
  return [...given.filter(({ cache }) => cache), ...given.filter(({ cache }) => !cache), { text: ending }]
}

/** Tokens that an answer may have. */
export const answerTokens: Readonly<Record<Task, number>> = {
  topic_analysis: 2000, keyword_research: 2000, research_extraction: 4000, research_synthesis: 2000, industry_analysis: 3000, outline_creation: 4000,
  executive_summary: 1500, section_writing: 3000, conclusion_writing: 1500, rewrite_sentences: 3000,
}
