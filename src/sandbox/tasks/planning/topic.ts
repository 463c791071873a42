import { phraseCandidates } from '../../language/phrases'
import { capitalise, countWords, stopWords, termsOf, wordsOf } from '../../language/words'
import { genericTerms } from '../../language/generic'
import type { Material } from '../../writer/material'
import { associated } from './associations'

const benchMark = /\bbench-(\d{1,3})\b/i
const wide = /\b(?:comprehensive|global|worldwide|complete guide|landscape|state of|future of|entire|across industries)\b/i
const expert = /\b(?:architecture|regulat|compliance|protocol|implementation|framework|algorithm|cryptograph|standard|governance|migration)/i

/** Phrases of the topic itself, longest first, single words after them. */
export function topicPhrases(topic: string): string[] {
  const candidates = [...new Set(phraseCandidates(topic).map((phrase) => phrase.toLowerCase()))].sort((a, b) => countWords(b) - countWords(a) || b.length - a.length)
  const words = wordsOf(topic.toLowerCase()).filter((word) => word.length > 3 && !stopWords.has(word))
  const kept: string[] = []
  for (const phrase of [...candidates, ...words]) if (!kept.some((other) => other.includes(phrase))) kept.push(phrase)
  return kept.slice(0, 8)
}

/** What a topic is about: the phrase that it names first, whom or where it concerns comes after. */
export function subjectOf(topic: string, phrases: string[]): string {
  const text = topic.toLowerCase()
  const named = phrases.filter((phrase) => text.includes(phrase.toLowerCase()) && termsOf(phrase).some((term) => !genericTerms.has(term)))
  return named.sort((a, b) => text.indexOf(a.toLowerCase()) - text.indexOf(b.toLowerCase()) || b.length - a.length)[0] ?? phrases[0] ?? text
}

function depthOf(topic: string): { sources: number; depth: string; scope: string; sections: number } {
  const asked = Number(benchMark.exec(topic)?.[1] ?? 0)
  if (asked) return { sources: Math.min(500, Math.max(20, asked)), depth: asked >= 150 ? 'comprehensive' : asked >= 75 ? 'deep' : asked >= 41 ? 'moderate' : 'light', scope: 'broad', sections: 7 }
  if (wide.test(topic)) return { sources: 42, depth: 'moderate', scope: 'broad', sections: 8 }
  return countWords(topic) <= 3 ? { sources: 22, depth: 'light', scope: 'medium', sections: 6 } : { sources: 22, depth: 'light', scope: 'medium', sections: 7 }
}

/** `topic_analysis`: everything comes from the words of the brief. */
export function analyseTopic({ prompt: { brief } }: Material): Record<string, unknown> {
  const topic = (brief.topic ?? '').trim()
  const { sources, depth, scope, sections } = depthOf(topic)
  const phrases = topicPhrases(topic)
  const concepts = [...new Set([...phrases, ...associated(topic).filter((notion) => !phrases.some((phrase) => phrase.split(' ').includes(notion.toLowerCase())))])].slice(0, 14)
  const subject = subjectOf(topic, concepts)
  const audience = brief.audience || (brief.industry ? `Decision makers in ${brief.industry}` : 'Decision makers who have to plan, fund and carry out the change')
  return {
    refinedTopic: capitalise(topic.replace(/\s+/g, ' ').replace(/[.?!]+$/, '')),
    industry: brief.industry || 'General business',
    topicScope: scope,
    complexityLevel: expert.test(topic) ? 'advanced' : countWords(topic) <= 3 ? 'basic' : 'intermediate',
    targetAudience: audience,
    contentAngle: brief.direction || `What the evidence says about ${subject}, and what follows from it in practice`,
    keyConcepts: concepts,
    relatedTopics: [`${subject} adoption`, `${subject} costs`, `${subject} risks`, `${subject} measurement`],
    recommendedSections: sections,
    researchDepth: depth,
    estimatedSourcesNeeded: sources,
    potentialStatisticsTopics: [`adoption of ${subject}`, `cost of ${subject}`, `effect of ${subject}`],
    industrySpecificConsiderations: brief.industry ? [`How ${subject} is regulated in ${brief.industry}`, `What customers of ${brief.industry} expect`] : [],
  }
}
