import type { CollectionConfig } from 'payload'
import { keepUsedPlan } from '@/hooks/platform/keepUsedPlan'
import { recordChange, recordDelete } from '@/hooks/recordChange'
import { planEndpoints } from '@/src/domain/platform/plans/public'
import { area, atCreation, choice, flag, text, whole } from '../fields'
import { shared } from '../fields/owned'

/** What an agency may use: seats, templates, own keys or credits (spec 06-platform §1). */
export const plans: CollectionConfig = shared({
  slug: 'plans',
  admin: { useAsTitle: 'displayName', group: 'Platform', defaultColumns: ['displayName', 'priceCents', 'maxSeats', 'apiKeyMode', 'isActive'] },
  defaultSort: 'sortOrder',
  fields: [
    atCreation(text('name', 50, { required: true, unique: true })),
    text('displayName', 100, { required: true }),
    area('description', 2000),
    whole('priceCents', { required: true }),
    choice('billingPeriod', ['annual', 'monthly'], { required: true }),
    whole('maxSeats', { required: true, min: 1 }),
    whole('maxTemplates', { admin: { description: 'Empty: all templates.' } }),
    flag('customDomainAllowed'),
    flag('clientImageUploadAllowed'),
    choice('apiKeyMode', ['byok', 'included'], { required: true, defaultValue: 'byok' }),
    whole('includedApiCreditsCents', { defaultValue: 0 }),
    whole('maxRunningDocuments', { min: 1, admin: { description: 'How many documents of an agency are made at the same time, the others wait their turn; empty: as many as the installation allows.' } }),
    whole('monthlyApiRequests', { min: 1, defaultValue: 200_000, admin: { description: 'How many requests all API keys of an agency may make in a calendar month.' } }),
    whole('sortOrder', { defaultValue: 0, index: true }),
    text('badgeText', 50),
    flag('isActive', true),
    flag('isVisible', true),
  ],
  hooks: { beforeDelete: [keepUsedPlan], afterChange: [recordChange], afterDelete: [recordDelete] },
  endpoints: planEndpoints,
})
