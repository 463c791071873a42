import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { env } from '@/src/env'

/** Where the instructions of all tasks lie, one Markdown file each. */
const folder = path.join(env.root, 'templates', 'prompts')
const texts = new Map<string, string>()

/** The instructions of one file. */
export const fileText = (name: string): string => {
  const known = texts.get(name) ?? readFileSync(path.join(folder, `${name}.md`), 'utf8').trim()
  texts.set(name, known)
  return known
}

// Eight words in a row are nobody's chance: shorter runs are common speech.
const run = 8

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

const runsOf = (text: string): string[] => {
  const words = wordsOf(text)
  return words.slice(0, Math.max(0, words.length - run + 1)).map((_, at) => words.slice(at, at + run).join(' '))
}

let known: ReadonlySet<string> | null = null

/**
 * Whether a text repeats eight words in a row of our own instructions to the text model: what it read may have told it to
 * reveal them. Case, punctuation and markup count for nothing.
 */
export const repeatsInstructions = (text: string): boolean => {
  known ??= new Set(readdirSync(folder).filter((name) => name.endsWith('.md')).flatMap((name) => runsOf(fileText(name.slice(0, -'.md'.length)))))
  return runsOf(text).some((words) => known!.has(words))
}
