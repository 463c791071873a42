import type { Material } from '../writer/material'
import { byScore, takeWords, toParagraphs } from '../writer/paragraphs'
import { limitOf } from '../writer/prompt'
import { keptFor } from '../writer/share'

const draft = (material: Material, words: number): string[] => toParagraphs(takeWords(keptFor(material, 'summary'), words, [], 0.4))

/** `executive_summary`: two or three paragraphs of what bears most on the topic. */
export function writeSummary(material: Material): Record<string, unknown> {
  const paragraphs = draft(material, limitOf(material.prompt, ['words', 'summaryWords', 'wordCount'], 170))
  return { paragraphs, summary: paragraphs.join('\n\n') }
}

/** `research_synthesis`: the same over the whole material, somewhat longer. */
export function writeSynthesis(material: Material): Record<string, unknown> {
  const ranked = byScore(material).filter((run) => !run.isList)
  const words = limitOf(material.prompt, ['words', 'synthesisWords'], 260)
  return { synthesis: toParagraphs(takeWords(ranked.length ? ranked : byScore(material), words)).join('\n\n') }
}
