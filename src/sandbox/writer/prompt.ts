import { parseJson } from '../core/exchange'
import { numbersIn } from '../language/facts/figures'

export interface Passage {
  id: string
  source: string
  title: string
  published: string
  text: string
}

export interface GivenStatistic {
  id: string
  source: string
  value: string
  text: string
  attributes: Record<string, string>
}

export interface Prompt {
  task: string
  brief: Record<string, string>
  passages: Passage[]
  statistics: GivenStatistic[]
  quotes: { id: string; source: string; text: string }[]
  sentences: { id: string; text: string; missing: string[] }[]
  outline: Record<string, unknown>
  section: Record<string, unknown>
  limits: Record<string, unknown>
  /** Text of every other block, by its name. */
  others: Record<string, string>
  /** Every number of the prompt, as digits; an answer holds no other. */
  numbers: ReadonlySet<string>
}

const entities: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&amp;': '&', '&quot;': '"', '&#39;': "'", '&apos;': "'" }
const unescape = (text: string): string => (text.includes('&') ? text.replace(/&(?:lt|gt|amp|quot|#39|apos);/g, (entity) => entities[entity] ?? entity) : text)

function attributesOf(text: string): Record<string, string> {
  return Object.fromEntries([...text.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, unescape(value)]))
}

interface Element {
  name: string
  attributes: Record<string, string>
  inner: string
}

/** The elements of one level; what they hold is escaped by the caller, so a data text cannot close one. */
function elementsOf(text: string): Element[] {
  return [...text.matchAll(/<([a-zA-Z][\w-]*)((?:\s[^>]*)?)>([\s\S]*?)<\/\1>/g)].map(([, name = '', attributes = '', inner = '']) => ({
    name, attributes: attributesOf(attributes), inner,
  }))
}

const asObject = (text: string | undefined): Record<string, unknown> => {
  const parsed = parseJson(unescape(text ?? '').trim())
  return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) ? (parsed as Record<string, unknown>) : {}
}

const known = new Set(['task', 'brief', 'passages', 'statistics', 'quotes', 'sentences', 'outline', 'section', 'limits'])

/** Reads the blocks of a user prompt; unknown ones are kept as text, missing ones are empty. */
export function readPrompt(text: string): Prompt {
  const blocks = new Map<string, string>()
  for (const { name, inner } of elementsOf(text)) blocks.set(name, (blocks.get(name) ?? '') + inner)
  const childrenOf = (name: string, child: string) => elementsOf(blocks.get(name) ?? '').filter((element) => element.name === child)
  const from = ({ attributes, inner }: Element) => ({ id: attributes.id ?? '', source: attributes.source ?? '', text: unescape(inner).trim() })
  const passages = childrenOf('passages', 'passage').map((element) => ({
    ...from(element), title: element.attributes.title ?? '', published: element.attributes.published ?? '',
  }))
  return {
    task: blocks.get('task')?.trim() ?? '',
    brief: Object.fromEntries(elementsOf(blocks.get('brief') ?? '').map(({ name, inner }) => [name, unescape(inner).trim()])),
    passages,
    statistics: childrenOf('statistics', 'statistic').map((element) => ({
      ...from(element), value: element.attributes.value ?? '', attributes: element.attributes,
    })),
    quotes: childrenOf('quotes', 'quote').map(from),
    sentences: childrenOf('sentences', 'sentence').map(({ attributes, inner }) => ({
      id: attributes.id ?? '', text: unescape(inner).trim(), missing: (attributes.missing ?? '').split('; ').filter(Boolean),
    })),
    outline: asObject(blocks.get('outline')),
    section: asObject(blocks.get('section')),
    limits: asObject(blocks.get('limits')),
    others: Object.fromEntries([...blocks].filter(([name]) => !known.has(name)).map(([name, inner]) => [name, unescape(inner).trim()])),
    numbers: new Set(numbersIn(text)),
  }
}

const nameKeys = (names: string[]) => names.map((name) => name.toLowerCase())

/** A number among the limits under one of several names, however it is capitalised. */
export function limitOf(prompt: Prompt, names: string[], fallback: number): number {
  const wanted = nameKeys(names)
  const found = Object.entries(prompt.limits).find(([name, value]) => wanted.includes(name.toLowerCase()) && typeof value === 'number')
  return typeof found?.[1] === 'number' ? found[1] : fallback
}

export function listLimit(prompt: Prompt, names: string[], fallback: string[]): string[] {
  const wanted = nameKeys(names)
  const found = Object.entries(prompt.limits).find(([name, value]) => wanted.includes(name.toLowerCase()) && Array.isArray(value))
  return Array.isArray(found?.[1]) ? found[1].filter((item): item is string => typeof item === 'string') : fallback
}

/** Written text with marks, such as "A sentence. [S3]", as passages of the sources it names. */
function markedPassages(text: string): Passage[] {
  return [...text.matchAll(/([^[\]]{20,}?)\s*\[(S\d+)(?:\.P\d+)?\]/g)].map(([, sentence = '', source = ''], at) => ({
    id: `${source}.W${at}`, source, title: '', published: '', text: sentence.replace(/^[\s"}\]-]+/, '').trim(),
  }))
}

/** Statements of two sentences come first, so that one of them alone does not stand in their way. */
const stops = (text: string): number => text.match(/[.!?]\s+\p{Lu}/gu)?.length ?? 0

/** The passages of a prompt; without any, what its statistics, insights and written parts say. */
export function passagesToUse(prompt: Prompt): Passage[] {
  if (prompt.passages.length) return prompt.passages
  const told = prompt.statistics.map(({ source, text }, at) => ({ id: `${source}.T${at}`, source, title: '', published: '', text }))
  const written = Object.values(prompt.others).flatMap(markedPassages).sort((a, b) => stops(b.text) - stops(a.text))
  return [...written, ...told]
}
