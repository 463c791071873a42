import type { KeyPhrase } from '../../language/phrases'
import type { Sentence } from '../../language/reading'
import type { Vector } from '../../language/vectors'
import { cosine } from '../../language/vectors'
import { isVerbForm } from '../../language/verbs'
import { titleCase } from '../../language/words'
import { findingOf } from './finding'
import type { Material, SourcedRun } from '../material'

export interface Titled {
  title: string
  run: SourcedRun
  worth: number
}

/** The title a run's own opening can give, or null. */
export const titleOf = (run: SourcedRun): string | null => (run.isList ? null : findingOf(run.sentences[0]?.text ?? ''))

function worthOf(material: Material, centre: Vector, phrase: KeyPhrase | null, title: string, sentence: Sentence): number {
  const vector = material.weights.vector(sentence.terms)
  const named = phrase?.key.split(' ').some((term) => sentence.terms.includes(term)) ? 0.12 : 0
  const length = title.length > 64 ? -0.12 : title.length < 26 ? -0.1 : 0
  const dry = (/^[A-Z]{2,}/.test(title) ? -0.15 : 0) + (/\b(?:Is|Are) (?:a|an|the)\b/i.test(title) ? -0.1 : 0) + (/\b(?:shall|may)\b/i.test(title) ? -0.06 : 0)
  return cosine(vector, centre) + cosine(vector, material.topic) * 0.6 + named + length + dry + sentence.quality * 0.5
}

/** Titles that the sentences of a theme can give, best first. */
export function titlesOf(material: Material, centre: Vector, runs: SourcedRun[], phrase: KeyPhrase | null): Titled[] {
  return runs
    .filter((run) => !run.isList)
    .flatMap((run) =>
      run.sentences.flatMap((sentence, place) => {
        const title = findingOf(sentence.text)
        return title ? [{ title, run, worth: worthOf(material, centre, phrase, title, sentence) + (place ? 0 : 0.08) }] : []
      }),
    )
    .sort((a, b) => b.worth - a.worth || (a.title < b.title ? -1 : 1))
}

interface Divided {
  runs: SourcedRun[]
  centre: Vector
  title: string
  keyPoint: string
  phrase: KeyPhrase | null
}

/** Up to two titles for parts of a theme: findings of its other runs, then phrases; each is used once in a document. */
export function subsectionsOf(material: Material, { runs, centre, title, phrase, keyPoint }: Divided, titles: Set<string>, taken: Set<string>): string[] {
  const findings = titlesOf(material, centre, runs, phrase).filter((entry) => !titles.has(entry.title) && !keyPoint.includes(entry.run.sentences[0]!.text) && cosine(material.vectorOf(entry.title), material.vectorOf(title)) < 0.5)
  const picked: string[] = []
  for (const entry of findings) {
    if (picked.length < 2 && !titles.has(entry.title)) picked.push(entry.title)
    titles.add(picked.at(-1) ?? title)
  }
  const covered = (key: string) => runs.filter((run) => key.split(' ').every((part) => run.terms.includes(part))).length
  const phrases = material.phrases
    .filter(({ key, text }) => key.includes(' ') && !text.split(' ').some((word) => isVerbForm(word)) && !taken.has(key) && !title.toLowerCase().includes(text.toLowerCase()) && covered(key) >= 2)
    .sort((a, b) => covered(b.key) - covered(a.key) || b.score - a.score)
  for (const { key, text } of phrases.slice(0, 2 - picked.length)) {
    taken.add(key)
    picked.push(titleCase(text))
  }
  return picked
}

const opening = ({ sentences: [first, second] }: SourcedRun): string =>
  first ? (second && first.words + second.words <= 52 ? `${first.text} ${second.text}` : first.text) : ''

function tell(run: SourcedRun, told: Set<SourcedRun>): string {
  told.add(run)
  return opening(run)
}

/** One or two sentences that say what a theme is about: those the title comes from, else the nearest to its centre. */
export function keyPointOf(material: Material, runs: SourcedRun[], centre: Vector, titled: SourcedRun | undefined, told: Set<SourcedRun>): string {
  if (titled && titled.sentences.length > 1 && !told.has(titled)) return tell(titled, told)
  const ranked = runs
    .filter((run) => !told.has(run) && !run.isList && run.words >= 12 && run.sentences[0]!.quality > -0.2 && !run.sentences[0]!.text.includes(':'))
    .map((run) => ({ run, worth: cosine(run.vector, centre) + cosine(run.vector, material.topic) * 0.4 + run.sentences[0]!.quality }))
    .sort((a, b) => b.worth - a.worth || a.run.order - b.run.order)
  const best = ranked[0]?.run ?? titled ?? runs[0]
  return best ? tell(best, told) : ''
}
