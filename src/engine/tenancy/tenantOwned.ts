import type { CollectionConfig, Field, RelationshipField } from 'payload'
import { relationsIn } from './relations'
import { sameAgency } from './sameAgency'
import { stampAgency } from './stamp'
import type { Standing } from './membership'
import { raiseVersion, raiseVersionWhen, versionField, type Counts } from './version'

type Client = 'required' | 'optional' | 'none'
type Owning = { client: Client; edited?: boolean | Counts; mayCreate: (standing: Standing, row: Record<string, unknown>) => boolean }

/**
 * Makes a collection belong to an agency (and to a client): adds the fields, stamps them on create, keeps them for
 * ever, refuses relations to other agencies' rows, adds the index that every list of an agency is served by, and, for
 * what people edit, the version.
 */
export const tenantOwned = (collection: CollectionConfig, { client, edited = true, mayCreate }: Owning): CollectionConfig => {
  const fields = [...ownerFields(client), ...collection.fields, ...(edited ? [versionField()] : [])]
  const hooks = collection.hooks ?? {}
  return {
    ...collection,
    fields,
    indexes: [{ fields: ['agency', 'createdAt'] }, ...(collection.indexes ?? [])],
    custom: { ...collection.custom, tenantOwned: true, client },
    hooks: {
      ...hooks,
      beforeValidate: [stampAgency(mayCreate), ...(hooks.beforeValidate ?? []), sameAgency(relationsIn(collection.fields))],
      beforeChange: [...(edited ? [typeof edited === 'function' ? raiseVersionWhen(edited) : raiseVersion] : []), ...(hooks.beforeChange ?? [])],
    },
  }
}

const ownerFields = (client: Client): Field[] => [owner('agency', 'agencies', true), ...(client === 'none' ? [] : [owner('client', 'clients', client === 'required')])]

const owner = (name: string, relationTo: 'agencies' | 'clients', required: boolean): RelationshipField => ({
  name,
  type: 'relationship',
  relationTo,
  required,
  index: true,
  maxDepth: 1,
  access: { update: () => false },
  admin: { position: 'sidebar', ...(name === 'agency' ? { hidden: true } : {}) },
})
