import { conform } from '../schema/conform'
import type { JsonSchema } from '../schema/conform'
import { onlyProven } from '../schema/proven'
import { composers } from '../tasks'
import { genericDraft } from '../tasks/generic'
import { titleCase } from '../language/words'
import type { Material } from './material'
import { gatherMaterial, marked } from './material'
import { byScore } from './paragraphs'
import { readPrompt } from './prompt'

/** Fills a property no composer knows: short names get a phrase, others a sentence of the material. */
function filler(material: Material): (name: string, at: number) => string {
  const sentences = byScore(material).map((run) => marked(run.sentences[0]!, run.passage))
  const { topic = '' } = material.prompt.brief
  return (name, at) => {
    if (/^(?:id|.*Id|url|.*Url)$/.test(name)) return ''
    const phrase = titleCase(material.phrases[at]?.text ?? topic)
    return /title|name|label|term|keyword|phrase/i.test(name) ? phrase : (sentences[at] ?? topic)
  }
}

/**
 * The sandbox's text model: writes the answer to a prompt out of its passages and nothing else.
 * With a schema the answer is JSON of that schema, otherwise plain text. The same prompt gives the same answer.
 */
export function composeAnswer(text: string, schema: JsonSchema | null): string {
  const prompt = readPrompt(text)
  const material = gatherMaterial(prompt)
  if (!schema) return byScore(material).slice(0, 6).map((run) => run.sentences.map((sentence) => marked(sentence, run.passage)).join(' ')).join('\n\n') || prompt.brief.topic || 'Understood.'
  const compose = composers[prompt.task]
  const draft = compose ? compose(material) : genericDraft(material)
  const answer = conform(schema, onlyProven(draft, prompt.numbers), { fill: filler(material) })
  return JSON.stringify(answer)
}
