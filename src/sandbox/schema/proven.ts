import { numbersIn } from '../language/facts/figures'
import { splitSentences } from '../language/sentences'

const withoutMarks = (text: string): string => text.replace(/\[S[\w.-]+\]/g, '')
const isName = (key: string): boolean => /(?:^id|ids?)$|(?:Id|Ids)$|^(?:statisticsToInclude|statisticsUsed|sourcesCited|sourceIds)$/.test(key)

function provenText(text: string, numbers: ReadonlySet<string>): string {
  const foreign = (part: string) => numbersIn(withoutMarks(part)).some((number) => !numbers.has(number))
  if (!foreign(text)) return text
  return splitSentences(text).filter((sentence) => !foreign(sentence)).join(' ')
}

/** Takes every sentence away that holds a number the prompt does not hold; names of things are left alone. */
export function onlyProven(value: unknown, numbers: ReadonlySet<string>, key = ''): unknown {
  if (typeof value === 'string') return isName(key) ? value : provenText(value, numbers)
  if (Array.isArray(value)) return value.map((item) => onlyProven(item, numbers, key))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, child]) => [name, onlyProven(child, numbers, name)]))
}
