import type { Material } from '../writer/material'
import { findLead } from '../writer/lead'
import { takeWords, toParagraphs } from '../writer/paragraphs'
import { keptFor } from '../writer/share'
import { callToAction, takeaways } from '../writer/takeaways'

const strings = (value: unknown): string[] => (Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string' && item !== '') : [])

/** `conclusion_writing`: what was kept for the end, the outline's takeaways, and a call to act. */
export function writeConclusion(material: Material): Record<string, unknown> {
  const { outline } = material.prompt
  const planned = (typeof outline.conclusion === 'object' && outline.conclusion ? outline.conclusion : {}) as Record<string, unknown>
  const ranked = keptFor(material, 'conclusion')
  const lead = findLead(ranked)
  const runs = takeWords(ranked.filter((run) => run !== lead?.run), 120, lead ? [lead.run] : [], 0.4)
  const points = strings(planned.keyTakeaways)
  return {
    title: typeof planned.title === 'string' ? planned.title : 'Conclusion',
    lead: lead?.text ?? '',
    content: toParagraphs(runs).join('\n\n'),
    keyTakeaways: points.length >= 3 ? points : takeaways(material, 3, 'conclusion'),
    cta: typeof planned.callToAction === 'string' && planned.callToAction ? planned.callToAction : callToAction(material),
  }
}
