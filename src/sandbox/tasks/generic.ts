import type { Material } from '../writer/material'
import { findLead } from '../writer/lead'
import { byScore, takeWords, toParagraphs } from '../writer/paragraphs'

/** A draft with the names that most schemas use, for tasks no composer knows. */
export function genericDraft(material: Material): Record<string, unknown> {
  const ranked = byScore(material)
  const paragraphs = toParagraphs(takeWords(ranked, 200))
  const { topic = '' } = material.prompt.brief
  const lead = findLead(ranked)?.text ?? topic
  const names = material.phrases.slice(0, 8).map(({ text }) => text)
  return {
    title: topic, topic, paragraphs, summary: lead, text: paragraphs.join('\n\n') || topic, content: paragraphs.join('\n\n') || topic,
    lead, keywords: names, tags: names, keyConcepts: names,
  }
}
