import type { Brief } from '@/src/domain/content/brief'
import type { Block, BriefFacts } from '@/src/domain/content/generation/blocks'
import { briefBlock } from '@/src/domain/content/generation/blocks'
import { sentencesBlock, passagesBlock } from '@/src/domain/content/generation/blocks'
import type { Corpus } from '@/src/domain/content/evidence/corpus'
import { loadCorpus } from '@/src/domain/content/evidence/store'
import type { Rewrite } from '@/src/domain/content/writing/repair'
import { poolOf } from '@/src/engine/database'
import { ask, type Asking } from './ask'
import type { Outputs } from './outputs'

/** The brief as prompts show it; what earlier steps found out fills the gaps. */
export const briefOf = (brief: Brief, topic?: Outputs['topic_analysis']): Block => {
  const facts: BriefFacts = {
    topic: topic?.refinedTopic || brief.topic, tone: brief.tone, industry: brief.industry || (topic?.industry ?? ''), audience: topic?.targetAudience ?? '',
    client: [brief.client.name, brief.client.description].filter(Boolean).join('. '), services: brief.services,
    direction: [brief.direction, brief.voice].filter(Boolean).join('\n'), context: brief.context,
  }
  return briefBlock(facts)
}

const loaded = new Map<string, Promise<Corpus>>()
const keptCorpora = 6

/** The passages of a run's research; the last few runs of this process stay in memory. */
export const corpusFor = (context: Pick<Asking, 'payload' | 'run'>, research: Outputs['web_research']): Promise<Corpus> => {
  const { payload, run } = context
  const key = `${run.id} ${research.sources.map(({ hash }) => hash.slice(0, 6)).join('')}`
  const known = loaded.get(key) ?? loadCorpus(poolOf(payload), run.input.documentId, research.sources)
  loaded.delete(key)
  loaded.set(key, known)
  known.catch(() => loaded.delete(key))
  if (loaded.size > keptCorpora) loaded.delete(loaded.keys().next().value ?? '')
  return known
}

const perCall = 30

/** Asks for other words for unproven sentences, thirty in a call. */
export const rewriterFor = (context: Asking, part: string, brief: Block, corpus: Corpus): Rewrite => async (sentences) => {
  const calls = Array.from({ length: Math.ceil(sentences.length / perCall) }, (_, index) => sentences.slice(index * perCall, (index + 1) * perCall))
  const answers = await Promise.all(calls.map((some, index) => {
    const passages = [...new Set(some.flatMap((sentence) => sentence.passages))]
    return ask(context, 'rewrite_sentences', `${part}-rewrite-${index + 1}`, [passagesBlock(passages, corpus.sources), brief, sentencesBlock(some)])
  }))
  return new Map(answers.flatMap((answer) => answer.sentences.map(({ id, text }) => [id, text] as const)))
}
