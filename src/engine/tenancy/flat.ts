import type { CollectionConfig } from 'payload'

/** A collection that machines write by SQL: readable through Payload as the table allows, writable by nobody there. */
export const machineWritten = (collection: CollectionConfig): CollectionConfig => ({
  ...collection,
  disableDuplicate: true,
  lockDocuments: false,
  custom: { ...collection.custom, machineWritten: true },
  fields: [
    { name: 'agency', type: 'relationship', relationTo: 'agencies', index: true, maxDepth: 1 },
    { name: 'client', type: 'relationship', relationTo: 'clients', index: true, maxDepth: 1 },
    ...collection.fields,
  ],
  indexes: [{ fields: ['agency', 'createdAt'] }, ...(collection.indexes ?? [])],
})
