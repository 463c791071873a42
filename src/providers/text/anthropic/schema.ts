import { transformJSONSchema } from '@anthropic-ai/sdk/lib/transform-json-schema'
import { z } from 'zod'

type Node = { [key: string]: unknown }

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value)

const orNull = (node: Node): Node => ({ anyOf: [...(Array.isArray(node.anyOf) ? node.anyOf : [node]), { type: 'null' }] })

// Bounds that every integer has say nothing and would only fill the description.
const isNoise = (key: string, value: unknown): boolean =>
  (key === 'maximum' && value === Number.MAX_SAFE_INTEGER) || (key === 'minimum' && value === Number.MIN_SAFE_INTEGER) || key === 'default'

const objectPart = (node: Node): Node => {
  if (isNode(node.additionalProperties)) throw new Error('Free keys (z.record) cannot be asked of the text model: use a list of pairs.')
  if (!isNode(node.properties)) return {}
  const required = Array.isArray(node.required) ? node.required : []
  const entries = Object.entries(node.properties).filter((entry): entry is [string, Node] => isNode(entry[1]))
  const properties = Object.fromEntries(entries.map(([name, child]) => [name, required.includes(name) ? strict(child) : orNull(strict(child))]))
  return { properties, required: Object.keys(properties) }
}

// The vendor takes few optional fields, so each becomes required and nullable; `readAnswer` turns those nulls back.
const strict = (node: Node): Node => {
  const kept = Object.fromEntries(Object.entries(node).filter(([key, value]) => !isNoise(key, value)))
  const nested = (key: string) => (Array.isArray(node[key]) ? { [key]: node[key].filter(isNode).map(strict) } : {})
  return { ...kept, ...nested('anyOf'), ...nested('oneOf'), ...nested('allOf'), ...(isNode(node.items) ? { items: strict(node.items) } : {}), ...objectPart(node) }
}

const known = new WeakMap<z.ZodType, Node>()

/**
 * The JSON schema sent for a zod schema: every field required (optional ones nullable), no further fields, no references,
 * bounds and patterns moved into the descriptions. Throws for what the vendor cannot express: records, recursion, transforms' inputs.
 */
export const outputSchema = (schema: z.ZodType): Node => {
  const made = known.get(schema) ?? (transformJSONSchema(strict(z.toJSONSchema(schema, { io: 'input', reused: 'inline', cycles: 'throw' }) as Node)) as Node)
  known.set(schema, made)
  return made
}

export type Read<T> = { ok: true; value: T } | { ok: false; faults: string[] }

const holderOf = (root: unknown, path: PropertyKey[]): Node | null => {
  const holder = path.slice(0, -1).reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown> | null)?.[key], root)
  return isNode(holder) ? holder : null
}

const withoutNulls = (value: unknown, issues: z.core.$ZodIssue[]): boolean => {
  const nulls = issues.filter(({ path }) => holderOf(value, path)?.[String(path.at(-1))] === null)
  for (const { path } of nulls) delete holderOf(value, path)?.[String(path.at(-1))]
  return nulls.length > 0
}

const faultsOf = (issues: z.core.$ZodIssue[]): string[] =>
  issues.slice(0, 20).map(({ path, message }) => `${path.map(String).join('.') || 'answer'}: ${message}`)

const parsed = (text: string): { value: unknown } | null => {
  try {
    return { value: JSON.parse(text) as unknown }
  } catch {
    return null
  }
}

/** Reads the model's text as JSON and validates it with our own schema; `faults` are sentences for the repair. */
export const readAnswer = <S extends z.ZodType>(schema: S, text: string): Read<z.infer<S>> => {
  const json = parsed(text)
  if (!json) return { ok: false, faults: ['answer: is not valid JSON'] }
  const first = schema.safeParse(json.value)
  if (first.success) return { ok: true, value: first.data }
  const again = withoutNulls(json.value, first.error.issues) ? schema.safeParse(json.value) : first
  return again.success ? { ok: true, value: again.data } : { ok: false, faults: faultsOf(again.error.issues) }
}
