import { citedIn, citing, withoutCitations } from '../evidence/citations'
import type { Corpus, CorpusPassage } from '../evidence/corpus'
import { type Located, prove, supportFor } from '../evidence/prove'
import { quotedIn, verbatim } from '../evidence/quotes'
import type { Figure } from '../evidence/figure'

/**
 * What a sentence claims and what it rests on. `claim` is null for a sentence that states nothing to be proven (no
 * figure, no quotation, no cited source). `marks` are the sources it should name.
 */
export type Checked = {
  claim: 'statement' | 'quote' | null
  proven: boolean
  figures: Figure[]
  located: Located[]
  passage: CorpusPassage | null
  marks: string[]
  missing: string[]
}

const quotation = (words: string, cited: readonly string[], corpus: Corpus): CorpusPassage | null => {
  const first = cited.flatMap((mark) => corpus.passagesOf(mark)).find((passage) => verbatim(words, passage.text))
  return first ?? corpus.passages.find((passage) => verbatim(words, passage.text)) ?? null
}

const onPaper = (passages: (CorpusPassage | null)[], corpus: Corpus): string[] => [
  ...new Set(passages.flatMap((passage) => (passage && corpus.sources.get(passage.source)?.kind !== 'brief' ? [passage.source] : []))),
]

/** Checks one sentence against the stored passages. `context` are words around it that say what its figures count. */
export const checkSentence = (sentence: string, corpus: Corpus, context = ''): Checked => {
  const cited = citedIn(sentence, corpus)
  const proof = prove(sentence, corpus, { context })
  const quoted = quotedIn(withoutCitations(sentence)).map((words) => ({ words, passage: quotation(words, cited, corpus) }))
  const missing = [...proof.missing.map(({ text }) => text), ...quoted.filter(({ passage }) => !passage).map(({ words }) => words)]
  const rests = [...proof.located.map(({ passage }) => passage), ...quoted.map(({ passage }) => passage)]
  const { figures, located } = proof
  if (figures.length === 0 && quoted.length === 0) return citedStatement(sentence, cited, corpus)
  return {
    claim: quoted.length > 0 ? 'quote' : 'statement', proven: missing.length === 0, figures, located, missing,
    passage: quoted[0]?.passage ?? proof.located[0]?.passage ?? null,
    marks: onPaper(rests, corpus),
  }
}

const citedStatement = (sentence: string, cited: string[], corpus: Corpus): Checked => {
  const empty = { figures: [], located: [], missing: [] }
  if (cited.length === 0) return { ...empty, claim: null, proven: true, passage: null, marks: [] }
  const supported = cited.map((mark) => supportFor(sentence, [mark], corpus))
  const passage = supported.find((found) => found !== null) ?? null
  return { ...empty, claim: 'statement', proven: passage !== null, passage, marks: onPaper(supported, corpus) }
}

/** The sentence naming the sources that it truly rests on, no others. */
export const wellCited = (sentence: string, checked: Checked): string => (checked.claim === null ? sentence : citing(sentence, checked.marks))
