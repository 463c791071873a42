import type { CollectionConfig } from 'payload'
import { isSuperAdmin } from '@/src/engine/tenancy/membership'
import { raiseVersion, versionField } from '@/src/engine/tenancy/version'
import { assignTemplates } from '@/hooks/platform/assignTemplates'
import { recordChange } from '@/hooks/recordChange'
import { area, bySystem, choice, colour, flag, mail, moment, picture, text, to, webAddress, whole } from '../fields'
import { shared } from '../fields/owned'

const reserved = ['www', 'api', 'app', 'admin', 'files', 'mail', 'static', 'sandbox', 'health']
const slugFault = (slug: unknown): string | true => {
  if (!/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/.test(String(slug ?? ''))) return 'Use lower-case letters, digits and hyphens.'
  return reserved.includes(String(slug)) ? 'This name is kept for the platform.' : true
}
const byOperator = { create: isOperator, update: isOperator }
function isOperator({ req }: { req: { user: unknown } }) {
  return isSuperAdmin(req.user)
}

/** The tenant (spec 06-platform §2). Vendor keys are connections; the plan and the subscription are the operator's. */
export const agencies: CollectionConfig = shared({
  slug: 'agencies',
  admin: { useAsTitle: 'name', group: 'Platform', defaultColumns: ['name', 'slug', 'plan', 'subscriptionStatus', 'isActive'] },
  defaultSort: 'name',
  fields: [
    {
      type: 'tabs',
      tabs: [
        {
          label: 'Identity',
          fields: [
            text('name', 255, { required: true }),
            text('slug', 100, { required: true, unique: true, validate: slugFault, access: byOperator }),
            to('plan', 'plans', { required: true, access: byOperator, index: true }),
            flag('isActive', true, { access: byOperator }),
            area('notes', 10_000, { access: { ...byOperator, read: isOperator } }),
            webAddress('companyWebsite'),
            mail('companyEmail'),
            text('companyPhone', 50),
            area('companyAddress', 1000),
          ],
        },
        {
          label: 'Brand',
          fields: [
            choice('colorMode', ['light', 'dark'], { defaultValue: 'light' }),
            colour('colorAccent1', '#1A1A1A'),
            colour('colorAccent2', '#6B7280'),
            colour('colorAccent3', '#3B82F6'),
            picture('logoHorizontal'),
            picture('logoVertical'),
            picture('logoRound'),
            picture('logoFavicon'),
            area('footerText', 500),
          ],
        },
        {
          label: 'Settings',
          fields: [
            text('defaultTimezone', 64, { defaultValue: 'America/New_York' }),
            choice('pageSize', ['letter', 'a4'], { defaultValue: 'letter' }),
            mail('notificationEmail'),
            to('defaultTemplate', 'templates'),
            choice('clientGenerationMode', ['off', 'request', 'direct'], { defaultValue: 'direct' }),
            whole('clientGenerationMonthlyLimit', { defaultValue: 4 }),
            whole('monthlyBudgetCents'),
            whole('maxDocumentCostCents'),
            { name: 'assignedTemplates', type: 'array', access: byOperator, fields: [to('template', 'templates', { required: true }), bySystem(moment('assignedAt'))] },
          ],
        },
        {
          label: 'Subscription',
          fields: [
            choice('subscriptionStatus', ['trial', 'active', 'past_due', 'canceled', 'suspended'], { defaultValue: 'active', access: byOperator, index: true }),
            moment('subscriptionStartedAt', { access: byOperator }),
            moment('subscriptionCurrentPeriodEnd', { access: byOperator }),
            text('billingCustomerId', 255, { access: { ...byOperator, read: isOperator } }),
            text('billingSubscriptionId', 255, { access: { ...byOperator, read: isOperator } }),
            bySystem(whole('apiUsageCentsCurrentPeriod', { defaultValue: 0 })),
            bySystem(moment('apiUsagePeriodStart')),
            bySystem(moment('apiUsagePeriodEnd')),
          ],
        },
      ],
    },
    versionField(),
  ],
  hooks: { beforeChange: [raiseVersion, assignTemplates], afterChange: [recordChange] },
})
