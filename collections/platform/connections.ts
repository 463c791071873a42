import type { CollectionConfig, Field } from 'payload'
import { asAccount, confirmLeaving, guardAccount } from '@/hooks/social/account'
import { refuseOwnKeys } from '@/hooks/platform/refuseOwnKeys'
import { keepSecret, sealSecret } from '@/hooks/platform/sealSecret'
import { recordChange, recordDelete } from '@/hooks/recordChange'
import { connectionEndpoints } from '@/src/domain/social/connections/endpoints'
import { platformKeys } from '@/src/domain/social/rules/platforms'
import { atCreation, bySystem, choice, data, moment, text, webAddress } from '../fields'
import { owned } from '../fields/owned'

const isKey = (row: { kind?: string }): boolean => row.kind !== 'social_account'
const ofAccount = { admin: { condition: (row: { kind?: string }): boolean => !isKey(row) } }

/** What only a client's account on a network has (spec 02-social §4.4). */
const accountFields: Field[] = [
  atCreation(choice('platform', platformKeys, ofAccount)),
  atCreation(choice('mode', ['channel', 'hand'], ofAccount)),
  text('handle', 100, ofAccount),
  text('displayName', 100, ofAccount),
  webAddress('avatar', ofAccount),
  webAddress('profileUrl', ofAccount),
  bySystem(text('externalAccountId', 200, ofAccount)),
  bySystem(moment('lastPublishedAt', ofAccount)),
  // When the tokens are renewed next; hidden, because it says nothing that a person could act on.
  bySystem(moment('nextRefreshAt', { admin: { hidden: true } })),
  // Wall-clock times of a zone, set by their own endpoint: nothing goes out by itself between them.
  ...[text('quietFrom', 5, ofAccount), text('quietTo', 5, ofAccount), text('quietTimezone', 64, ofAccount)].map(bySystem),
]

/** A linked account or a vendor's key, encrypted; what was typed is never shown again (spec 06-platform §7, §12). */
export const connections: CollectionConfig = owned(
  {
    slug: 'connections',
    admin: { useAsTitle: 'label', group: 'Platform', defaultColumns: ['label', 'kind', 'vendor', 'secretHint', 'status', 'lastCheckedAt'] },
    fields: [
      atCreation(choice('kind', ['vendor_key', 'social_account', 'oauth_app'], { required: true, defaultValue: 'vendor_key' })),
      atCreation(choice('vendor', ['anthropic', 'tavily', 'freepik', 'linkedin', 'facebook', 'x', 'google_business'], { admin: { condition: isKey } })),
      text('label', 100, { required: true }),
      ...accountFields,
      text('secret', 4000, {
        virtual: true,
        hooks: { afterRead: [() => undefined] },
        admin: { description: 'Kept encrypted and never shown again.', condition: isKey, components: { Field: '@/src/admin/connection/SecretField#SecretField' } },
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
    endpoints: connectionEndpoints,
    hooks: { beforeOperation: [asAccount], beforeValidate: [guardAccount], beforeChange: [refuseOwnKeys, sealSecret], afterChange: [keepSecret, recordChange], beforeDelete: [confirmLeaving], afterDelete: [recordDelete] },
  },
  'optional',
)
