import type { CollectionConfig } from 'payload'
import { memberRoles } from '@/access/roles'
import { isSuperAdmin } from '@/src/engine/tenancy/membership'
import { raiseVersion, versionField } from '@/src/engine/tenancy/version'
import { agencyExports } from '@/src/domain/content/export'
import { agencyStopEndpoints } from '@/src/domain/social/stops/endpoints'
import { agencyEndpoints } from '@/src/domain/platform/agency/endpoints'
import { auditEndpoints } from '@/src/domain/platform/audit/endpoints'
import { teamEndpoints } from '@/src/domain/platform/team/endpoints'
import { filterAgencies, showOverview } from '@/hooks/platform/agencyOverview'
import { noteRestriction } from '@/hooks/platform/assignClients'
import { assignTemplates } from '@/hooks/platform/assignTemplates'
import { datesOfSubscription, followAgency } from '@/hooks/platform/followAgency'
import { graceOfFactor } from '@/hooks/platform/graceOfFactor'
import { keepReminders } from '@/hooks/platform/keepReminders'
import { keepWalls } from '@/hooks/platform/keepWalls'
import { planOfAgency } from '@/hooks/platform/planOfAgency'
import { recordChange } from '@/hooks/recordChange'
import { area, bySystem, choice, colour, flag, mail, moment, picture, text, to, webAddress, whole, words } from '../fields'
import { networksOnly } from '../fields/networks'
import { shared } from '../fields/owned'

const reserved = ['www', 'api', 'app', 'admin', 'files', 'mail', 'static', 'sandbox', 'health']
const slugFault = (slug: unknown): string | true => {
  if (!/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/.test(String(slug ?? ''))) return 'Use lower-case letters, digits and hyphens.'
  return reserved.includes(String(slug)) ? 'This name is kept for the platform.' : true
}
/** A zone that the calendar of this system knows. */
const zoneFault = (zone: unknown): string | true => {
  try {
    return Boolean(zone && new Intl.DateTimeFormat('en', { timeZone: String(zone) })) || 'Choose a time zone, for example Europe/Vienna.'
  } catch {
    return 'Choose a time zone, for example Europe/Vienna.'
  }
}
const clockFault = (time: unknown): string | true => !time || /^([01]\d|2[0-3]):[0-5]\d$/.test(String(time)) || 'A time of day is written as 08:00.'
const hours = (name: string, usual: number, description: string) => whole(name, { defaultValue: usual, min: 1, max: 720, admin: { description, condition: (_, sibling) => sibling?.remindReviewers !== false } })
const byOperator = { create: isOperator, update: isOperator }
function isOperator({ req }: { req: { user: unknown } }) {
  return isSuperAdmin(req.user)
}

/** What the domain's checks remember; told by the endpoints of the own domain only. */
const domainFacts = () => [
  { ...bySystem(text('customDomainVerificationToken', 64)), hidden: true },
  { ...bySystem(moment('customDomainClaimedAt')), hidden: true },
  { ...bySystem(moment('customDomainMissingSince')), hidden: true },
  { ...bySystem(whole('customDomainMisses', { defaultValue: 0 })), hidden: true },
  { ...bySystem(moment('customDomainEndsAt')), hidden: true },
]

/** The tenant (spec 06-platform §2). Vendor keys are connections; the plan and the subscription are the operator's. */
export const agencies: CollectionConfig = shared({
  slug: 'agencies',
  admin: { useAsTitle: 'name', group: 'Platform', defaultColumns: ['name', 'slug', 'plan', 'subscriptionStatus', 'isActive'] },
  defaultSort: 'name',
  custom: { filters: ['search', 'plan', 'status'] },
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
            webAddress('socialLinkedinUrl'),
            webAddress('socialFacebookUrl'),
            webAddress('socialXUrl'),
            webAddress('socialInstagramUrl'),
            bySystem(moment('onboardedAt')),
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
            text('defaultTimezone', 64, { defaultValue: 'America/New_York', validate: zoneFault }),
            choice('pageSize', ['letter', 'a4'], { defaultValue: 'letter' }),
            mail('notificationEmail'),
            to('defaultTemplate', 'templates'),
            choice('clientGenerationMode', ['off', 'request', 'direct'], { defaultValue: 'direct' }),
            whole('clientGenerationMonthlyLimit', { defaultValue: 4 }),
            whole('monthlyBudgetCents'),
            whole('maxDocumentCostCents'),
            whole('activityDays', { defaultValue: 90, min: 90, max: 730, admin: { description: 'How long addresses and browsers are kept in the activity log, in days.' } }),
            flag('allowApprovalOverride', true, { admin: { description: 'Administrators may decide in a client’s place, with a reason that the client reads.' } }),
            flag('remindReviewers', true, { admin: { description: 'Clients who have not decided are reminded twice; then the agency is told.' } }),
            hours('remindFirstHours', 24, 'First reminder after so many hours.'),
            hours('remindSecondHours', 48, 'Second reminder after so many hours.'),
            hours('escalateHours', 72, 'The agency is told after so many hours.'),
            text('digestAt', 5, { defaultValue: '08:00', validate: clockFault, admin: { description: 'When the summary of the day is mailed to who chose no time of their own, e.g. 08:00.' } }),
            flag('membersMaySchedule'),
            flag('restrictMembersToAssignedClients'),
            flag('require2fa'),
            choice('require2faRoles', memberRoles, { hasMany: true, admin: { condition: (_, sibling) => Boolean(sibling?.require2fa), description: 'Who must have a second factor; empty: everybody.' } }),
            { ...bySystem(moment('require2faSince')), hidden: true },
            whole('sessionDays', { defaultValue: 7, min: 1, max: 30 }),
            words('allowedIps', 50, { validate: networksOnly, admin: { description: 'Staff sign in from these networks only, e.g. 203.0.113.0/24; empty: from anywhere.' } }),
            {
              name: 'assignedTemplates',
              type: 'array',
              access: byOperator,
              fields: [to('template', 'templates', { required: true }), bySystem(moment('assignedAt')), bySystem(to('assignedBy', 'users')), text('notes', 255)],
            },
          ],
        },
        {
          label: 'Subscription',
          fields: [
            choice('subscriptionStatus', ['trial', 'active', 'past_due', 'canceled', 'suspended'], { defaultValue: 'active', access: byOperator, index: true }),
            moment('subscriptionStartedAt', { access: byOperator }),
            moment('subscriptionCurrentPeriodStart', { access: byOperator }),
            moment('subscriptionCurrentPeriodEnd', { access: byOperator }),
            moment('subscriptionCanceledAt', { access: byOperator }),
            flag('subscriptionCancelAtPeriodEnd', false, { access: byOperator }),
            bySystem(moment('subscriptionPastDueSince', { admin: { hidden: true } })),
            text('billingCustomerId', 255, { access: { ...byOperator, read: isOperator } }),
            text('billingSubscriptionId', 255, { access: { ...byOperator, read: isOperator } }),
            bySystem(whole('apiUsageCentsCurrentPeriod', { defaultValue: 0 })),
            bySystem(moment('apiUsagePeriodStart')),
            bySystem(moment('apiUsagePeriodEnd')),
            bySystem(moment('apiUsageWarningSentAt', { admin: { hidden: true } })),
          ],
        },
        {
          label: 'Domain',
          fields: [
            bySystem(text('customDomain', 255, { unique: true })),
            bySystem(flag('customDomainVerified')),
            bySystem(moment('customDomainVerifiedAt')),
            bySystem(choice('customDomainSslStatus', ['none', 'provisioning', 'ready', 'failed'], { defaultValue: 'none' })),
            ...domainFacts(),
          ],
        },
      ],
    },
    versionField(),
  ],
  hooks: {
    beforeOperation: [filterAgencies],
    beforeValidate: [planOfAgency, keepReminders],
    beforeChange: [keepWalls, raiseVersion, datesOfSubscription, graceOfFactor, assignTemplates],
    afterChange: [recordChange, followAgency, noteRestriction],
    afterOperation: [showOverview],
  },
  endpoints: [...agencyExports, ...agencyEndpoints, ...agencyStopEndpoints, ...teamEndpoints, ...auditEndpoints],
})
