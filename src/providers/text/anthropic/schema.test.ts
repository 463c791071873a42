import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { outputSchema, readAnswer } from '@/src/providers/text/anthropic/schema'

const schema = z.object({
  title: z.string().max(80).describe('The headline'),
  score: z.number().int().min(1),
  subtitle: z.string().optional(),
  tone: z.enum(['plain', 'bold']).default('plain'),
  note: z.string().nullable(),
  table: z.object({ rows: z.array(z.array(z.string())) }).nullable(),
  parts: z.array(z.object({ heading: z.string(), lead: z.string().optional() })).min(2).max(3),
})
const answer = { title: 'T', score: 3, subtitle: null, tone: null, note: null, table: null, parts: [{ heading: 'a', lead: null }, { heading: 'b', lead: 'l' }] }

type Json = { [key: string]: unknown }

const everyObject = (node: unknown): Json[] => {
  if (Array.isArray(node)) return node.flatMap(everyObject)
  if (typeof node !== 'object' || node === null) return []
  const own = node as Json
  return [...(own.type === 'object' ? [own] : []), ...Object.values(own).flatMap(everyObject)]
}

describe('the schema sent to the model', () => {
  it('makes every field required and closes every object', () => {
    const objects = everyObject(outputSchema(schema))
    expect(objects).toHaveLength(3)
    for (const { properties, required, additionalProperties } of objects) {
      expect(additionalProperties).toBe(false)
      expect(required).toEqual(Object.keys(properties as Json))
    }
  })

  it('says bounds in words only, without the noise of integers and defaults', () => {
    const text = JSON.stringify(outputSchema(schema))
    expect(outputSchema(schema)).toMatchObject({ properties: { title: { type: 'string', description: 'The headline\n\n{maxLength: 80}' }, score: { type: 'integer', description: '{minimum: 1}' } } })
    expect(text).not.toMatch(/"(maxLength|minimum|maximum|minItems|maxItems|pattern|default|\$ref|\$schema)":|9007199254740991/)
    expect(text).toContain('{maxItems: 3, minItems: 2}')
  })

  it('lets optional fields be null, objects too', () => {
    const { properties } = outputSchema(schema) as { properties: Record<string, Json> }
    expect(properties.subtitle).toEqual({ anyOf: [{ type: 'string' }, { type: 'null' }] })
    expect(JSON.stringify(properties.table)).toContain('"rows"')
  })

  it('refuses what the vendor cannot express', () => {
    expect(() => outputSchema(z.object({ free: z.record(z.string(), z.string()) }))).toThrow('list of pairs')
    type Tree = { children: Tree[] }
    const tree: z.ZodType<Tree> = z.lazy(() => z.object({ children: z.array(tree) }))
    expect(() => outputSchema(z.object({ tree }))).toThrow()
  })
})

describe('an answer of the model', () => {
  it('is read with its nulls for optional fields taken as absent', () => {
    expect(readAnswer(schema, JSON.stringify(answer))).toEqual({
      ok: true,
      value: { title: 'T', score: 3, tone: 'plain', note: null, table: null, parts: [{ heading: 'a' }, { heading: 'b', lead: 'l' }] },
    })
  })

  it('that breaks our own bounds is refused with sentences that name the place', () => {
    const read = readAnswer(schema, JSON.stringify({ ...answer, score: 0, parts: [{ heading: null }] }))
    expect(read.ok).toBe(false)
    expect(!read.ok && read.faults.join('\n')).toMatch(/^score: .*>=1[\s\S]*parts: .*>=2/)
  })

  it('that is no JSON is refused', () => expect(readAnswer(schema, '{"title":"T')).toEqual({ ok: false, faults: ['answer: is not valid JSON'] }))
})
