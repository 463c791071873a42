import type { CollectionConfig } from 'payload'
import { recordChange, recordDelete } from '@/hooks/recordChange'
import { capabilities, providers } from '@/src/domain/platform/entitlements/capabilities'
import { atCreation, choice, data, flag, to } from '../fields'
import { owned } from '../fields/owned'

const counts = (value: unknown): string | true => {
  if (value === null || value === undefined) return true
  const entries = typeof value === 'object' && !Array.isArray(value) ? Object.entries(value) : null
  const isPlain = entries && entries.length <= 20 && entries.every(([name, limit]) => /^[a-zA-Z]{1,50}$/.test(name) && Number.isInteger(limit) && (limit as number) >= 0 && (limit as number) <= 1_000_000)
  return isPlain ? true : 'Limits are names with whole numbers up to 1,000,000, for example {"documentsPerMonth": 20}.'
}

/**
 * What an agency, or one of its clients, may use, and what serves it (spec 06-platform §7). People are shown capabilities; what
 * stands behind one is the operator's alone to see and to choose.
 */
export const entitlements: CollectionConfig = owned(
  {
    slug: 'entitlements',
    labels: { singular: 'Entitlement', plural: 'Entitlements' },
    admin: { useAsTitle: 'capability', group: 'Platform', defaultColumns: ['capability', 'agency', 'client', 'enabled', 'updatedAt'] },
    fields: [
      atCreation(choice('capability', capabilities, { required: true })),
      flag('enabled', true, { admin: { description: 'Switched off, it is off for all clients of the agency, or for this one.' } }),
      data('limits', { validate: counts }),
      choice('provider', providers),
      to('connection', 'connections', { admin: { description: 'The key to use; empty: the agency’s own where its plan asks for one, else the platform’s.' } }),
    ],
    indexes: [{ fields: ['agency', 'client', 'capability'], unique: true }],
    hooks: { afterChange: [recordChange], afterDelete: [recordDelete] },
  },
  'optional',
)
