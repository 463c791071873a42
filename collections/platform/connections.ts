import type { CollectionConfig } from 'payload'
import { confirmDelete } from '@/hooks/platform/keepWalls'
import { refuseOwnKeys } from '@/hooks/platform/refuseOwnKeys'
import { keepSecret, sealSecret } from '@/hooks/platform/sealSecret'
import { recordChange, recordDelete } from '@/hooks/recordChange'
import { atCreation, bySystem, choice, data, moment, text } from '../fields'
import { owned } from '../fields/owned'

/** A linked account or a vendor's key, encrypted; what was typed is never shown again (spec 06-platform §7, §12). */
export const connections: CollectionConfig = owned(
  {
    slug: 'connections',
    admin: { useAsTitle: 'label', group: 'Platform', defaultColumns: ['label', 'kind', 'vendor', 'secretHint', 'status', 'lastCheckedAt'] },
    fields: [
      atCreation(choice('kind', ['vendor_key', 'social_account', 'oauth_app'], { required: true, defaultValue: 'vendor_key' })),
      atCreation(choice('vendor', ['anthropic', 'tavily', 'freepik', 'linkedin', 'facebook', 'x', 'google_business'], { required: true })),
      text('label', 100, { required: true }),
      text('secret', 4000, {
        virtual: true,
        hooks: { afterRead: [() => undefined] },
        admin: { description: 'Kept encrypted and never shown again.', components: { Field: '@/src/admin/connection/SecretField#SecretField' } },
      }),
      bySystem(text('secretHint', 8)),
      bySystem(choice('status', ['unchecked', 'ok', 'expiring', 'expired', 'needs_attention', 'revoked'], { defaultValue: 'unchecked' })),
      bySystem(moment('connectedAt')),
      moment('expiresAt'),
      bySystem(moment('lastCheckedAt')),
      bySystem(text('lastError', 500)),
      text('accountId', 255),
      text('accountName', 255),
      data('scopes', { admin: { hidden: true } }),
    ],
    indexes: [{ fields: ['agency', 'client', 'kind', 'vendor', 'label'], unique: true }],
    hooks: { beforeChange: [refuseOwnKeys, sealSecret], afterChange: [keepSecret, recordChange], beforeDelete: [confirmDelete], afterDelete: [recordDelete] },
  },
  'optional',
)
