export type JsonSchema = Record<string, unknown>
type Fill = (name: string, at: number) => string

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Limits which the client library moved into the description, such as `{minItems: 3, maxLength: 500}`. */
function limitsOf(schema: JsonSchema): Record<string, number> {
  const text = typeof schema.description === 'string' ? schema.description : ''
  const told = [...text.matchAll(/\b(minItems|maxItems|minLength|maxLength|minimum|maximum|exclusiveMinimum|exclusiveMaximum): (-?\d+(?:\.\d+)?)/g)]
  const own = Object.entries(schema).filter((entry): entry is [string, number] => typeof entry[1] === 'number')
  return Object.fromEntries([...own, ...told.map(([, name = '', value = '']): [string, number] => [name, Number(value)])])
}

function resolve(schema: unknown, root: JsonSchema): JsonSchema {
  if (!isObject(schema)) return {}
  const ref = typeof schema.$ref === 'string' ? schema.$ref : null
  if (!ref) return schema
  const target = ref.split('/').slice(1).reduce<unknown>((node, part) => (isObject(node) ? node[part] : undefined), root)
  return resolve(target, root)
}

const typeOf = (value: unknown): string => {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  return Number.isInteger(value) ? 'integer' : typeof value
}

function branchOf(branches: unknown[], value: unknown, root: JsonSchema): JsonSchema {
  const resolved = branches.map((branch) => resolve(branch, root))
  const wanted = typeOf(value)
  const fits = (branch: JsonSchema) =>
    branch.type === wanted || (branch.type === 'number' && wanted === 'integer') || (Array.isArray(branch.enum) && branch.enum.includes(value)) || branch.const === value
  const empty = value === undefined || value === null
  return resolved.find((branch) => (empty ? branch.type === 'null' : fits(branch))) ?? resolved.find((branch) => branch.type !== 'null') ?? {}
}

const formats: Record<string, string> = {
  'date-time': '2026-01-01T00:00:00Z', date: '2026-01-01', time: '00:00:00Z', duration: 'P1D', email: 'nobody@example.com', hostname: 'example.com',
  uri: 'https://example.com/', ipv4: '192.0.2.1', ipv6: '2001:db8::1', uuid: '00000000-0000-4000-8000-000000000000',
}

function stringFor(schema: JsonSchema, value: unknown, name: string, at: number, fill: Fill): string {
  const { minLength = 0, maxLength = Infinity } = limitsOf(schema)
  const format = typeof schema.format === 'string' ? formats[schema.format] : undefined
  let text = typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : (format ?? fill(name, at))
  if (text.length > maxLength) text = text.slice(0, maxLength).replace(/\s+\S*$/, '')
  return text.length < minLength ? text.padEnd(minLength, '.') : text
}

function numberFor(schema: JsonSchema, value: unknown): number {
  const { minimum = 0, maximum = Number.MAX_SAFE_INTEGER } = limitsOf(schema)
  const given = typeof value === 'number' ? value : minimum
  const within = Math.min(maximum, Math.max(minimum, given))
  return schema.type === 'integer' ? Math.round(within) : within
}

function arrayFor(schema: JsonSchema, value: unknown, name: string, root: JsonSchema, fill: Fill): unknown[] {
  const { minItems = 0, maxItems = Infinity } = limitsOf(schema)
  const items = Array.isArray(value) ? value.slice(0, maxItems) : value === undefined || value === null ? [] : [value]
  const wanted = Math.max(items.length, minItems)
  return Array.from({ length: wanted }, (_, at) => conform(schema.items, items[at], { name, at, root, fill }))
}

function objectFor(schema: JsonSchema, value: unknown, root: JsonSchema, fill: Fill): Record<string, unknown> {
  const given = isObject(value) ? value : {}
  const properties = isObject(schema.properties) ? schema.properties : {}
  const required = Array.isArray(schema.required) ? schema.required : []
  const wanted = Object.entries(properties).filter(([name]) => required.includes(name) || given[name] !== undefined)
  return Object.fromEntries(wanted.map(([name, child]) => [name, conform(child, given[name], { name, at: 0, root, fill })]))
}

/** Brings a value into the form of a JSON schema: what is missing is filled, what does not belong is left out. */
export function conform(given: unknown, value: unknown, context: { name?: string; at?: number; root?: JsonSchema; fill: Fill }): unknown {
  const { name = '', at = 0, fill } = context
  const root = context.root ?? (isObject(given) ? given : {})
  const schema = resolve(given, root)
  const branches = schema.anyOf ?? schema.oneOf
  if (Array.isArray(branches)) return conform(branchOf(branches, value, root), value, { name, at, root, fill })
  if (Array.isArray(schema.allOf)) return Object.assign({}, ...schema.allOf.map((part) => conform(part, value, { name, at, root, fill })))
  if (schema.const !== undefined) return schema.const
  if (Array.isArray(schema.enum)) return schema.enum.includes(value) ? value : schema.enum[0]
  if (schema.type === 'object') return objectFor(schema, value, root, fill)
  if (schema.type === 'array') return arrayFor(schema, value, name, root, fill)
  if (schema.type === 'string') return stringFor(schema, value, name, at, fill)
  if (schema.type === 'number' || schema.type === 'integer') return numberFor(schema, value)
  if (schema.type === 'boolean') return value === true
  return schema.type === 'null' ? null : (value ?? null)
}
