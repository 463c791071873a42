import type { Field } from 'payload'

/** One relationship of a collection: where it stands in a row and which collection it points at. */
export type Relation = { path: string; to: string }

/** Every relationship and upload in these fields, tabs, rows, groups and collapsibles; arrays are left to their own hooks. */
export const relationsIn = (fields: readonly Field[], prefix = ''): Relation[] =>
  fields.flatMap((field): Relation[] => {
    if ((field.type === 'relationship' || field.type === 'upload') && typeof field.relationTo === 'string') return [{ path: `${prefix}${field.name}`, to: field.relationTo }]
    if (field.type === 'tabs') return field.tabs.flatMap((tab) => relationsIn(tab.fields, 'name' in tab && tab.name ? `${prefix}${tab.name}.` : prefix))
    if (field.type === 'group' && 'name' in field && field.name) return relationsIn(field.fields, `${prefix}${field.name}.`)
    if (field.type === 'row' || field.type === 'collapsible' || field.type === 'group') return relationsIn(field.fields, prefix)
    return []
  })

/** The value at a dotted path, or undefined. */
export const valueAt = (row: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((part, key) => (part && typeof part === 'object' ? (part as Record<string, unknown>)[key] : undefined), row)

