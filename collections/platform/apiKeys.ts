import type { CollectionConfig } from 'payload'
import { keyScopes } from '@/access/scopes'
import { keepKeyBounds } from '@/hooks/platform/keepKeyBounds'
import { recordChange } from '@/hooks/recordChange'
import { apiKeyEndpoints } from '@/src/domain/platform/apiKeys/endpoints'
import { area, bySystem, choice, flag, moment, text, to, whole, words } from '../fields'
import { networksOnly } from '../fields/networks'
import { owned } from '../fields/owned'

const scopesOnly = (values: unknown): string | true => {
  const odd = ((values ?? []) as string[]).find((value) => !keyScopes.has(value))
  return odd ? `There is no scope ${odd}. Scopes are: ${[...keyScopes].join(', ')}.` : true
}

/** What integrators sign in with (spec 06-platform §5). The key itself is shown once, by the endpoint that makes it; its hash is kept. */
export const apiKeys: CollectionConfig = owned(
  {
    slug: 'api-keys',
    labels: { singular: 'API key', plural: 'API keys' },
    admin: { useAsTitle: 'name', group: false, defaultColumns: ['name', 'keyPrefix', 'scopes', 'lastUsedAt', 'expiresAt', 'isActive'] },
    graphQL: { disableMutations: true },
    fields: [
      text('name', 100, { required: true }),
      area('description', 2000),
      bySystem(to('createdBy', 'users')),
      { ...bySystem(text('keyHash', 64, { unique: true })), hidden: true },
      bySystem(text('keyPrefix', 12, { index: true })),
      bySystem(choice('mode', ['live', 'test'], { required: true, defaultValue: 'live' })),
      bySystem(words('scopes', 100, { validate: scopesOnly })),
      words('allowedIps', 50, { validate: networksOnly, admin: { description: 'Networks the key may be used from, e.g. 203.0.113.0/24; empty: from anywhere.' } }),
      whole('rateLimitPerMinute', { required: true, min: 1 }),
      whole('rateLimitPerDay', { required: true, min: 1 }),
      moment('expiresAt', { index: true }),
      bySystem(flag('isActive', true)),
      bySystem(moment('lastUsedAt')),
      bySystem(text('lastUsedIp', 45)),
      bySystem(whole('totalRequests', { defaultValue: 0 })),
      bySystem(moment('revokedAt')),
      bySystem(to('revokedBy', 'users')),
      bySystem(to('replacedBy', 'api-keys')),
      bySystem(flag('isUnused', false, { admin: { description: 'Not used for 90 days.' } })),
      { ...bySystem(moment('expiryWarnedAt')), hidden: true },
      bySystem(moment('makerLeftAt', { admin: { description: 'Since when who made the key no longer administers the agency.' } })),
    ],
    hooks: { beforeChange: [keepKeyBounds], afterChange: [recordChange] },
    endpoints: apiKeyEndpoints,
  },
  'none',
)
