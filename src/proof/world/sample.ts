import { z } from 'zod'

type Schema = { type?: string | string[]; properties?: Record<string, Schema>; required?: string[]; items?: Schema; enum?: unknown[]; const?: unknown; anyOf?: Schema[]; oneOf?: Schema[]; allOf?: Schema[]; format?: string; minLength?: number; minimum?: number; minItems?: number; pattern?: string }

/** A body that a schema takes, with `id` wherever it wants one; for reaching what an endpoint does behind its checks. */
export const sampleOf = (schema: unknown, id: string): unknown => (schema ? fitting(z.toJSONSchema(schema as z.ZodType, { io: 'input', unrepresentable: 'any' }) as Schema, id) : {})

const fitting = (schema: Schema, id: string): unknown => {
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  const choice = schema.anyOf?.[0] ?? schema.oneOf?.[0] ?? schema.allOf?.[0]
  if (choice) return fitting(choice, id)
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type
  if (type === 'object' || schema.properties) return Object.fromEntries((schema.required ?? []).map((name) => [name, fitting(schema.properties?.[name] ?? {}, id)]))
  if (type === 'array') return Array.from({ length: schema.minItems ?? 0 }, () => fitting(schema.items ?? {}, id))
  if (type === 'string') return textOf(schema, id)
  if (type === 'number' || type === 'integer') return Math.max(schema.minimum ?? 1, 1)
  return type === 'boolean' ? true : {}
}

const textOf = ({ format, minLength, pattern }: Schema, id: string): string => {
  const forms: Record<string, string> = { uuid: id, email: 'somebody@example.test', 'date-time': '2030-01-01T00:00:00Z', uri: 'https://example.test/' }
  const words = 'Some words of sense'.padEnd(minLength ?? 0, 'x')
  const fits = pattern && new RegExp(pattern, 'u')
  return forms[format ?? ''] ?? (fits ? [words, '22:00'].find((text) => fits.test(text)) : undefined) ?? words
}
