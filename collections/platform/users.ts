import type { CollectionConfig } from 'payload'
import { noteMember } from '@/hooks/platform/assignClients'
import { onlyHere, onlyOperator, ownMemberships } from '@/hooks/platform/memberships'
import { endSessionsOfChanged, keepPrivate, keepRules, nameAndVerify } from '@/hooks/platform/people'
import { recordChange, recordDelete } from '@/hooks/recordChange'
import { userEndpoints } from '@/src/domain/platform/signIn/endpoints'
import { env } from '@/src/env'
import { bySystem, data, flag, moment, picture, text } from '../fields'
import { shared } from '../fields/owned'

/** What the platform notes about a person's sign-in; where from is told to the person and the operator alone. */
const signInFacts = () => [
  bySystem(flag('isEmailVerified', undefined, { defaultValue: undefined, admin: { position: 'sidebar' } })),
  ...['emailVerifiedAt', 'emailVerificationSentAt', 'passwordChangedAt', 'lastLoginAt'].map((name) => bySystem(moment(name, { admin: { hidden: true } }))),
  ...[text('lastLoginIp', 45, { admin: { hidden: true } }), text('lastLoginUserAgent', 500, { admin: { hidden: true } })].map((field) => keepPrivate(bySystem(field))),
]

/** One row per person with one login; what the person may do stands in the memberships (spec 06-platform §3). */
export const users: CollectionConfig = shared({
  slug: 'users',
  admin: { useAsTitle: 'displayName', group: 'Platform', defaultColumns: ['displayName', 'email', 'isActive'] },
  auth: {
    tokenExpiration: env.accessTokenMinutes * 60,
    // The lock is ours, by address and network (src/domain/platform/signIn); Payload's is by address alone.
    maxLoginAttempts: 0,
    useSessions: true,
    cookies: { sameSite: 'Lax', secure: env.secureCookies },
    depth: 0,
  },
  endpoints: userEndpoints,
  fields: [
    { type: 'row', fields: [text('firstName', 100), text('lastName', 100)] },
    text('displayName', 255, { access: { create: () => false, update: () => false }, admin: { hidden: true } }),
    { type: 'row', fields: [text('jobTitle', 100), text('phone', 50)] },
    picture('avatar'),
    {
      type: 'row',
      fields: [
        text('timezone', 64, { defaultValue: 'America/New_York', admin: { components: { Field: '@/src/admin/account/ZoneField#ZoneField' } } }),
        text('locale', 10, { defaultValue: 'en-US', admin: { components: { Field: '@/src/admin/account/LocaleField#LocaleField' } } }),
      ],
    },
    data('notificationPreferences', { defaultValue: { email: true, browser: true, generationComplete: true }, access: { update: () => false }, admin: { components: { Field: '@/src/admin/account/NotificationChoices#NotificationChoices' } } }),
    { type: 'ui', name: 'signIn', admin: { components: { Field: '@/src/admin/account/SignInSection#SignInSection' } } },
    flag('isActive', true, { access: { create: onlyOperator, update: onlyOperator }, admin: { position: 'sidebar' } }),
    keepPrivate(bySystem(data('assignedClients', { admin: { hidden: true } }))),
    flag('isSuperAdmin', false, { access: { create: onlyOperator, update: onlyOperator }, admin: { position: 'sidebar', condition: (_, __, { user }) => Boolean(user?.isSuperAdmin) } }),
    ...signInFacts(),
  ],
  hooks: {
    beforeValidate: [ownMemberships, keepRules],
    beforeChange: [nameAndVerify],
    afterChange: [noteMember, recordChange, endSessionsOfChanged],
    afterDelete: [recordDelete],
    afterOperation: [onlyHere],
  },
})
