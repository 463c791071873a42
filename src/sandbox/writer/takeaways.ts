import { endingElsewhere } from '../language/tongue'
import { pickDiverse } from '../language/vectors'
import type { Material } from './material'
import { marked, textOf } from './material'
import type { Reserve } from './share'
import { reserveOf } from './share'

/** Short statements that can stand alone, each of another matter, of the runs kept for one part where there are enough. */
export function takeaways(material: Material, count: number, reserve: Reserve, said: string[] = []): string[] {
  const fit = material.runs.filter((run) => !said.some((text) => text.includes(run.sentences[0]!.text)))
  const kept = fit.filter((run) => reserveOf(run) === reserve)
  const scored = (kept.length >= count * 2 ? kept : fit)
    .filter((run) => !run.isList)
    .flatMap((run) => {
      const sentence = run.sentences.find(({ words, quality }) => words >= 8 && words <= 24 && quality > -0.15)
      return sentence ? [{ item: marked(sentence, run.passage), vector: run.vector, score: run.score + (sentence === run.sentences[0] ? 0.05 : -0.4) }] : []
    })
    .sort((a, b) => b.score - a.score)
    .slice(0, 60)
  return pickDiverse(scored, count, 0.8)
}

const lowered = (text: string): string => (/^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text)

/** The client's name alone: a brief goes on with what the client does. */
const nameIn = (client: string): string => client.split(/(?<=[^.\s]{2})\.\s+(?=\p{Lu})/u)[0]?.replace(/(?<!\b(?:Inc|Ltd|Co|Corp|Mr|Dr))\.$/, '').trim() ?? ''

/** An invitation to act that claims nothing; none where the rest is in another language than this. */
export function callToAction(material: Material): string {
  const { brief } = material.prompt
  if (endingElsewhere(textOf(material)) !== null) return ''
  const topic = lowered((brief.topic ?? '').replace(/\s*\(.*?\)|[.?!:]+$/g, '').trim())
  const about = topic && topic.length < 110 ? ` on ${topic}` : ''
  const client = nameIn(brief.client ?? '')
  return client
    ? `Compare these findings${about} with your own situation, and talk to ${client} about the first step.`
    : `Compare these findings${about} with your own situation, and agree on the first step.`
}
