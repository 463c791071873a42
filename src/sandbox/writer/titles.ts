import type { KeyPhrase } from '../language/phrases'
import type { Sentence } from '../language/reading'
import type { Vector } from '../language/vectors'
import { cosine } from '../language/vectors'
import { titleCase } from '../language/words'
import { findingOf } from './finding'
import type { Material, SourcedRun } from './material'

export interface Titled {
  title: string
  sentence: Sentence
  worth: number
}

function worthOf(material: Material, centre: Vector, phrase: KeyPhrase | null, { title, sentence }: { title: string; sentence: Sentence }): number {
  const vector = material.weights.vector(sentence.terms)
  const named = phrase?.key.split(' ').some((term) => sentence.terms.includes(term)) ? 0.12 : 0
  const length = title.length > 64 ? -0.12 : title.length < 26 ? -0.1 : 0
  const dry = (/^[A-Z]{2,}/.test(title) ? -0.15 : 0) + (/\b(?:Is|Are) (?:a|an|the)\b/i.test(title) ? -0.1 : 0) + (/\b(?:shall|may)\b/i.test(title) ? -0.06 : 0)
  return cosine(vector, centre) + cosine(vector, material.topic) * 0.6 + named + length + dry + sentence.quality * 0.5
}

/** Titles that sentences of a theme can give, best first. */
export function titlesOf(material: Material, centre: Vector, runs: SourcedRun[], phrase: KeyPhrase | null): Titled[] {
  const sentences = runs.flatMap((run) => (run.isList ? [] : run.sentences))
  return sentences
    .flatMap((sentence) => {
      const title = findingOf(sentence.text)
      return title ? [{ title, sentence, worth: worthOf(material, centre, phrase, { title, sentence }) }] : []
    })
    .sort((a, b) => b.worth - a.worth || (a.title < b.title ? -1 : 1))
}

/** Up to two phrases of a theme that divide it further, each used once in a document. */
export function subsectionsOf(phrases: KeyPhrase[], runs: SourcedRun[], taken: Set<string>, title: string): string[] {
  const covered = (key: string) => runs.filter((run) => key.split(' ').every((part) => run.terms.includes(part))).length
  const picked = phrases
    .filter(({ key, text }) => key.includes(' ') && !taken.has(key) && !title.toLowerCase().includes(text.toLowerCase()))
    .map((phrase) => ({ phrase, runs: covered(phrase.key) }))
    .filter((entry) => entry.runs >= 2)
    .sort((a, b) => b.runs - a.runs || b.phrase.score - a.phrase.score)
    .slice(0, 2)
  for (const { phrase } of picked) taken.add(phrase.key)
  return picked.map(({ phrase }) => titleCase(phrase.text))
}

/** The sentence that says best what a theme is about and is not its title. */
export function keyPointOf(material: Material, runs: SourcedRun[], centre: Vector, unless: string): string {
  const ranked = runs
    .filter((run) => !run.isList)
    .flatMap((run) => run.sentences.slice(0, 1))
    .filter(({ text, words, quality }) => text !== unless && words >= 9 && words <= 32 && quality > -0.2 && !text.includes(':'))
    .map((sentence) => {
      const vector = material.weights.vector(sentence.terms)
      return { sentence, worth: cosine(vector, centre) + cosine(vector, material.topic) * 0.4 + sentence.quality }
    })
    .sort((a, b) => b.worth - a.worth || (a.sentence.key < b.sentence.key ? -1 : 1))
  return ranked[0]?.sentence.text ?? unless
}
