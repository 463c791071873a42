import type { CollectionConfig, Field } from 'payload'
import { accessFor, fieldReadOf, mayCreateSuch } from '@/access/accessFor'
import { permissionOf } from '@/access/permissions'
import { machineWritten } from '@/src/engine/tenancy/flat'
import { holdRow } from '@/src/engine/tenancy/hold'
import { tenantOwned } from '@/src/engine/tenancy/tenantOwned'
import type { Counts } from '@/src/engine/tenancy/version'

/** A collection of the whole platform, with the access of the permission table; a row is held while it is changed. */
export const shared = (collection: CollectionConfig): CollectionConfig => {
  const { slug } = collection
  const fields = collection.fields.map((field) => guarded(slug, field))
  const hooks = { ...collection.hooks, beforeOperation: [holdRow, ...(collection.hooks?.beforeOperation ?? [])] }
  return { defaultSort: '-createdAt', disableDuplicate: true, lockDocuments: false, ...collection, fields, hooks, access: accessFor(slug) }
}

/** A field with the reading access that the table gives it, wherever in tabs, rows and groups it stands. */
const guarded = (slug: string, field: Field): Field => {
  if (field.type === 'tabs') return { ...field, tabs: field.tabs.map((tab) => ({ ...tab, fields: tab.fields.map((inner) => guarded(slug, inner)) })) }
  const whole = 'fields' in field && ['row', 'collapsible', 'group'].includes(field.type) ? ({ ...field, fields: field.fields.map((inner) => guarded(slug, inner)) } as Field) : field
  const read = 'name' in field && field.name ? fieldReadOf(slug, field.name) : undefined
  return read ? ({ ...whole, access: { ...('access' in field ? field.access : {}), read } } as Field) : whole
}

/** A collection whose rows belong to an agency and, where it says so, to one of its clients. */
export const owned = (collection: CollectionConfig, client: 'required' | 'optional' | 'none', edited: boolean | Counts = true): CollectionConfig => {
  const permission = permissionOf(collection.slug)
  return shared(tenantOwned(collection, { client, edited, mayCreate: (standing, row) => mayCreateSuch(permission, standing, row) }))
}

/** A collection that machines write and people only read. */
export const ledger = (collection: CollectionConfig): CollectionConfig => shared(machineWritten(collection))
