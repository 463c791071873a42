import { withoutCitations } from '../evidence/citations'
import type { Corpus, CorpusPassage } from '../evidence/corpus'
import type { DocumentContent } from '../document'
import { contentStems } from '../text/words'
import { checkSentence, wellCited } from './check'
import { mapSentences, sentencesIn } from './sentences'
import { type Slot, textsOf, tidied, visitTexts } from './texts'

export type Unproven = { id: string; text: string; missing: string[]; passages: CorpusPassage[] }

/** Asks for other words for sentences that are not proven: the answer maps ids to new sentences. */
export type Rewrite = (sentences: Unproven[]) => Promise<ReadonlyMap<string, string>>

export type Repaired = { content: DocumentContent; rewritten: number; removed: number }

const nearest = (sentence: string, corpus: Corpus, most: number): CorpusPassage[] => {
  const stems = new Set(contentStems(withoutCitations(sentence)))
  const ranked = corpus.passages.map((passage) => ({ passage, shared: [...stems].filter((stem) => corpus.stems(passage).has(stem)).length }))
  return ranked.filter(({ shared }) => shared > 0).sort((a, b) => b.shared - a.shared).slice(0, most).map(({ passage }) => passage)
}

const sound = (sentence: string, slot: Slot, corpus: Corpus): boolean =>
  sentencesIn(sentence).every((part) => checkSentence(part, corpus, slot.context).proven)

const badSentences = (content: DocumentContent, corpus: Corpus): Map<string, Unproven> => {
  const found = new Map<string, Unproven>()
  for (const slot of textsOf(content)) {
    if (slot.kind === 'cell') continue
    for (const sentence of sentencesIn(slot.text)) {
      const { proven, missing } = checkSentence(sentence, corpus, slot.context)
      if (proven || found.has(sentence)) continue
      found.set(sentence, { id: String(found.size + 1), text: sentence, missing, passages: nearest(sentence, corpus, 4) })
    }
  }
  return found
}

const wholeTables = (content: DocumentContent, corpus: Corpus): DocumentContent => {
  const broken = new Set<string>()
  visitTexts(content, (slot) => {
    if (slot.kind === 'cell' && !sound(slot.text, slot, corpus)) broken.add(slot.place)
    return slot.text
  })
  const sections = content.sections.map((section) => (broken.has(`section ${section.number}`) ? { ...section, table: null } : section))
  return { ...content, sections }
}

type Titles = { title: string; section: (number: number) => string }

const inTheirStead = (slot: Slot, titles: Titles): string => {
  if (slot.place === 'title') return titles.title
  if (slot.field === 'title' && slot.place.startsWith('section')) return titles.section(Number(slot.place.slice(8)))
  if (slot.field === 'title') return 'Conclusion'
  return ''
}

/**
 * Brings a document to the point where every figure, quotation and cited statement rests on a stored passage: each
 * sentence that does not is rewritten once and, if that does not help, left out; a table with such a cell goes whole.
 * Sentences name exactly the sources that they rest on. Titles fall back to `titles`, which must themselves be sound.
 */
export const repair = async (draft: DocumentContent, corpus: Corpus, rewrite: Rewrite, titles: Titles): Promise<Repaired> => {
  const content = wholeTables(draft, corpus)
  const bad = badSentences(content, corpus)
  const answers = bad.size > 0 ? await rewrite([...bad.values()]) : new Map<string, string>()
  const [rewritten, removed] = [new Set<string>(), new Set<string>()]
  const mended = visitTexts(content, (slot) => {
    if (slot.kind === 'cell') return slot.text
    const text = mapSentences(slot.text, (sentence) => {
      const unproven = bad.get(sentence)
      const other = unproven ? (answers.get(unproven.id)?.trim() ?? '') : sentence
      const kept = other !== '' && sound(other, slot, corpus) ? other : ''
      if (unproven) (kept ? rewritten : removed).add(sentence)
      return mapSentences(kept, (part) => (slot.kind === 'title' ? withoutCitations(part) : wellCited(part, checkSentence(part, corpus, slot.context))))
    })
    return slot.kind === 'title' && text === '' && slot.text !== '' ? inTheirStead(slot, titles) : text
  })
  return { content: tidied(mended), rewritten: rewritten.size, removed: removed.size }
}
