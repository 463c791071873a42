import type { Material } from '../../writer/material'
import { subjectOf, topicPhrases } from './topic'

const textOf = (value: unknown): string[] => (Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [])

function conceptsOf({ prompt }: Material): string[] {
  const analysis = Object.values(prompt.others).flatMap((block) => {
    try {
      const parsed = JSON.parse(block) as Record<string, unknown> | null
      return parsed && typeof parsed === 'object' ? textOf(parsed.keyConcepts) : []
    } catch {
      return []
    }
  })
  return [...new Set([...topicPhrases(prompt.brief.topic ?? ''), ...analysis])]
}

const givenKeywords = ({ prompt: { brief } }: Material): string[] =>
  (brief.keywords ?? '').split(/[,;\n]/).map((word) => word.replace(/^[-*\s]+/, '').trim()).filter(Boolean)

/** A notion as a search would name it: a lone word finds pages on anything. */
const withSubject = (subject: string) => (concept: string): string =>
  concept.includes(' ') || concept.toLowerCase() === subject.toLowerCase() ? concept : `${subject} ${concept}`

/** `keyword_research`: terms and queries made of the topic's own phrases. */
export function researchKeywords(material: Material): Record<string, unknown> {
  const topic = (material.prompt.brief.topic ?? '').trim()
  const concepts = conceptsOf(material)
  const subject = subjectOf(topic, concepts)
  const primary = [...new Set([...givenKeywords(material), ...concepts.slice(0, 3)])]
  const term = (name: string, place: number) => ({ term: name, searchPriority: Math.max(1, 10 - place), intent: 'informational' })
  const { industry } = material.prompt.brief
  const isBench = /\bbench-\d{1,3}\b/i.test(topic)
  const angles = ['statistics', 'trends', 'best practices', 'challenges', 'case study', 'costs and benefits', 'survey', 'adoption', 'risks', 'implementation', 'measurement']
  const queries = [topic, ...angles.slice(0, 6).map((angle) => `${subject} ${angle}`), ...concepts.filter((concept) => concept !== subject).slice(0, 5).map(withSubject(subject)), ...(industry ? [`${subject} ${industry}`] : [])]
  const asked = isBench ? Array.from({ length: 25 }, (_, place) => `${topic} part ${'abcdefghijklmnopqrstuvwxyz'[place]}`) : queries
  return {
    primaryKeywords: primary.map(term),
    secondaryKeywords: concepts.slice(3, 8).map((name, place) => term(withSubject(subject)(name), place + 3)),
    longTailKeywords: angles.slice(0, 5).map((angle) => `${subject} ${angle}`),
    questionKeywords: [`what is ${subject}`, `how does ${subject} work`, `why does ${subject} matter`, `what does ${subject} cost`],
    industryTerms: concepts.slice(0, 6),
    trendingTerms: [`${subject} trends`, `future of ${subject}`],
    searchQueries: [...new Set(asked.filter(Boolean))].slice(0, 25),
  }
}
