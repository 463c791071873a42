import type { CollectionConfig } from 'payload'
import { mayChangePerson, onlyOperator, ownMemberships } from '@/hooks/platform/memberships'
import { recordChange, recordDelete } from '@/hooks/recordChange'
import { env } from '@/src/env'
import { data, flag, picture, text } from '../fields'
import { shared } from '../fields/owned'

/** One row per person with one login; what the person may do stands in the memberships (spec 06-platform §3). */
export const users: CollectionConfig = shared({
  slug: 'users',
  admin: { useAsTitle: 'displayName', group: 'Platform', defaultColumns: ['displayName', 'email', 'isActive'] },
  auth: {
    tokenExpiration: 7200,
    maxLoginAttempts: 5,
    lockTime: 15 * 60 * 1000,
    useSessions: true,
    cookies: { sameSite: 'Lax', secure: env.isProduction && env.appUrl.startsWith('https:') },
    depth: 0,
  },
  fields: [
    { type: 'row', fields: [text('firstName', 100), text('lastName', 100)] },
    text('displayName', 255, { access: { create: () => false, update: () => false }, admin: { hidden: true } }),
    { type: 'row', fields: [text('jobTitle', 100), text('phone', 50)] },
    picture('avatar'),
    text('timezone', 64, { defaultValue: 'America/New_York' }),
    text('locale', 10, { defaultValue: 'en-US' }),
    data('notificationPreferences', { defaultValue: { email: true, browser: true, generationComplete: true }, admin: { hidden: true } }),
    flag('isActive', true, { access: { create: onlyOperator, update: onlyOperator }, admin: { position: 'sidebar' } }),
    flag('isSuperAdmin', false, { access: { create: onlyOperator, update: onlyOperator }, admin: { position: 'sidebar', condition: (_, __, { user }) => Boolean(user?.isSuperAdmin) } }),
  ],
  hooks: {
    beforeValidate: [ownMemberships],
    beforeChange: [
      mayChangePerson,
      ({ data: person, originalDoc }) => ({
        ...person,
        displayName: [person.firstName ?? originalDoc?.firstName, person.lastName ?? originalDoc?.lastName].filter(Boolean).join(' ') || (person.email ?? originalDoc?.email),
      }),
    ],
    afterChange: [recordChange],
    afterDelete: [recordDelete],
  },
})
