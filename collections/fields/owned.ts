import type { CollectionConfig } from 'payload'
import { accessFor, fieldReadOf, scopeOf } from '@/access/accessFor'
import { permissionOf } from '@/access/permissions'
import { machineWritten } from '@/src/engine/tenancy/flat'
import { tenantOwned } from '@/src/engine/tenancy/tenantOwned'

/** A collection of the whole platform, with the access of the permission table. */
export const shared = (collection: CollectionConfig): CollectionConfig => {
  const { slug } = collection
  const fields = collection.fields.map((field) => {
    const read = 'name' in field && field.name ? fieldReadOf(slug, field.name) : undefined
    return read ? { ...field, access: { ...('access' in field ? field.access : {}), read } } : field
  })
  return { defaultSort: '-createdAt', disableDuplicate: true, lockDocuments: false, ...collection, fields: fields as CollectionConfig['fields'], access: accessFor(slug) }
}

/** A collection whose rows belong to an agency and, where it says so, to one of its clients. */
export const owned = (collection: CollectionConfig, client: 'required' | 'optional' | 'none', edited = true): CollectionConfig => {
  const permission = permissionOf(collection.slug)
  return shared(tenantOwned(collection, { client, edited, mayCreate: ({ role }) => scopeOf(permission, role, 'create') !== 'none' }))
}

/** A collection that machines write and people only read. */
export const ledger = (collection: CollectionConfig): CollectionConfig => shared(machineWritten(collection))
