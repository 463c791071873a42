import type { FlattenedField, Payload } from 'payload'

type Relation = { name: string; to: string; many: boolean }

const fieldsOf = (payload: Payload, slug: string): FlattenedField[] => payload.collections[slug as 'users'].config.flattenedFields

/** The fields of a collection that hold one text each. */
export const textsOf = (payload: Payload, slug: string): string[] =>
  fieldsOf(payload, slug).filter((field) => ['text', 'textarea', 'email', 'code'].includes(field.type) && !('hasMany' in field && field.hasMany) && !('virtual' in field && field.virtual)).map(({ name }) => name)

/** The relations of a collection's rows. */
export const relationsOf = (payload: Payload, slug: string): Relation[] =>
  fieldsOf(payload, slug).flatMap((field) =>
    (field.type === 'relationship' || field.type === 'upload') && typeof field.relationTo === 'string' ? [{ name: field.name, to: field.relationTo, many: Boolean(field.hasMany) }] : [],
  )

let count = 0

/** The least that a row of a collection needs to be made by a request, from its fields alone. */
export const bodyFor = (payload: Payload, slug: string, own: { client: string | null; rowOf: (slug: string) => string | null }): Record<string, unknown> => {
  const body: Record<string, unknown> = {}
  for (const field of fieldsOf(payload, slug)) {
    if (field.name === 'client' && own.client) body.client = own.client
    if (!('required' in field) || !field.required || field.name in body || field.name === 'agency') continue
    body[field.name] = special[`${slug}.${field.name}`]?.() ?? valueOf(field, own.rowOf)
  }
  return { ...body, ...always[slug]?.() }
}

const valueOf = (field: FlattenedField, rowOf: (slug: string) => string | null): unknown => {
  count += 1
  if (field.type === 'relationship' || field.type === 'upload') return typeof field.relationTo === 'string' ? rowOf(field.relationTo) : null
  if (field.type === 'select') return typeof field.options[0] === 'string' ? field.options[0] : field.options[0]?.value
  if (field.type === 'array') return [Object.fromEntries(field.flattenedFields.flatMap((part) => ('required' in part && part.required ? [[part.name, valueOf(part, rowOf)]] : [])))]
  const kinds: Record<string, unknown> = { text: `made ${count}`, textarea: `made ${count}`, code: `made ${count}`, email: `made-${count}@example.test`, number: 1, checkbox: false, date: new Date().toISOString(), json: {} }
  return kinds[field.type]
}

/** What no rule of the fields tells: forms that are checked, and what one field wants of another. */
const special: Record<string, () => unknown> = {
  'agencies.slug': () => `made-${(count += 1)}`,
  'files.purpose': () => 'source',
  'templates.code': () => `TEST_${String((count += 1) % 100).padStart(2, '0')}`,
}
const always: Record<string, () => Record<string, unknown>> = {
  sources: () => ({ kind: 'note', note: 'A note of some length that says something.' }),
  'webhook-endpoints': () => ({ direction: 'outgoing', url: 'https://receiver.example.test/hook' }),
  connections: () => ({ kind: 'social_account', platform: 'instagram', mode: 'hand', handle: `made-${(count += 1)}`, profileUrl: `https://www.instagram.com/made-${count}` }),
}
