import { hashOfText, keepEvidence, linkable, type KeptSource } from '@/src/domain/content/evidence/store'
import { publisherOf } from '@/src/domain/content/research/publisher'
import { passagesOf } from '@/src/domain/content/research/passages'
import { type Bearing, relevantPassages } from '@/src/domain/content/research/relevance'
import { poolOf } from '@/src/engine/database'
import type { Context } from '../outputs'

export type Material = { mark: string; kind: KeptSource['kind']; sourceId: string | null; url: string; title: string; siteName: string | null; domain: string; publishedAt: string | null; score: number; text: string }

const mostPassages = { web: 40, source: 400, brief: 40 } as const
const fewRelevant = 12

const spansOf = ({ kind, text, title }: Material, bearing: Bearing): [number, number][] => {
  const all = passagesOf(text)
  const relevant = kind === 'brief' ? all : relevantPassages(all, bearing, mostPassages[kind], title)
  // The client chose its own material: what is short or says it in other words counts too.
  const kept = kind === 'source' && relevant.length < fewRelevant ? all.slice(0, mostPassages.source) : relevant
  return kept.map(({ start, end }) => [start, end])
}

/** Stores a source's text with the document and answers it with its passages; null when nothing in it bears on the topic. */
export const keepSource = async (context: Context, material: Material, bearing: Bearing): Promise<KeptSource | null> => {
  const passages = spansOf(material, bearing)
  if (passages.length === 0) return null
  const { run, payload } = context
  const { text, siteName, ...facts } = material
  const source = { ...facts, url: linkable(facts.url), title: facts.title.slice(0, 300), publisher: publisherOf(material), hash: hashOfText(text), accessedAt: new Date().toISOString() }
  const owner = { document: run.input.documentId, agency: run.agency, client: run.client }
  const evidenceId = await keepEvidence(poolOf(payload), owner, source, text)
  return { ...source, evidenceId, passages }
}
