import type { Collection, Field, SelectType } from 'payload'

type Fields = { always: Field[]; relations: Field[] }

const known = new WeakMap<object, Fields>()

/** The collection with only those fields that reading has to pass over: secret, hidden, computed and nested ones, and relations where some are populated. */
export const leanOf = (collection: Collection, populates: boolean, select: SelectType | undefined): Collection => {
  const { config } = collection
  const fields = known.get(config) ?? sorted(config.fields)
  known.set(config, fields)
  const relations = populates ? fields.relations.filter((field) => 'name' in field && isSelected(select, field.name!)) : []
  const always = select ? fields.always.filter((field) => !('name' in field) || !field.name || isSelected(select, field.name)) : fields.always
  return { ...collection, config: { ...config, fields: [...always, ...relations] } }
}

const isSelected = (select: SelectType | undefined, name: string) =>
  !select || (Object.values(select).some((value) => value === false) ? select[name] !== false : Boolean(select[name]))

const sorted = (fields: readonly Field[]): Fields => {
  const flat = fields.flatMap(flattened)
  const [relations, others] = [flat.filter((field) => isRelation(field) && !hasWork(field)), flat.filter((field) => !isRelation(field) || hasWork(field))]
  return { relations, always: others.filter((field) => hasWork(field) || !plain.has(field.type)) }
}

/** Tabs, rows and collapsibles without a name only arrange the form; their fields stand in the row itself. */
const flattened = (field: Field): Field[] => {
  if (field.type === 'ui' || field.type === 'join') return field.type === 'join' ? [field] : []
  if (field.type === 'tabs') return field.tabs.every((tab) => !('name' in tab)) ? field.tabs.flatMap((tab) => tab.fields.flatMap(flattened)) : [field]
  return (field.type === 'row' || field.type === 'collapsible') && !('name' in field) ? field.fields.flatMap(flattened) : [field]
}

const plain = new Set(['text', 'textarea', 'email', 'code', 'number', 'checkbox', 'select', 'radio', 'date', 'json'])

const isRelation = (field: Field) => (field.type === 'relationship' || field.type === 'upload') && typeof field.relationTo === 'string' && !field.hasMany

const hasWork = (field: Field): boolean => {
  const { access, hidden, hooks, localized, virtual, hasMany } = field as { access?: { read?: unknown }; hidden?: boolean; hooks?: { afterRead?: unknown[] }; localized?: boolean; virtual?: unknown; hasMany?: boolean }
  return Boolean(access?.read || hidden || hooks?.afterRead?.length || localized || virtual || hasMany)
}
