import { multiTenantPlugin } from '@payloadcms/plugin-multi-tenant'
import type { ArrayField, Config, Plugin } from 'payload'
import { memberRoles } from '@/access/roles'
import { ownMembershipsOnly } from '@/hooks/platform/people'
import { isSuperAdmin } from '@/src/engine/tenancy/membership'
import { bySystem, choice, flag, moment, text, to } from './fields'

const plugin = multiTenantPlugin({
  collections: {},
  tenantsSlug: 'agencies',
  tenantField: { name: 'agency' },
  tenantsArrayField: {
    arrayFieldName: 'memberships',
    arrayTenantFieldName: 'agency',
    arrayFieldAccess: { create: ({ req }) => Boolean(req.user), update: ({ req }) => Boolean(req.user) },
    tenantFieldAccess: { create: ({ req }) => Boolean(req.user), update: ({ req }) => Boolean(req.user) },
    rowFields: [
      choice('role', memberRoles, { required: true, index: true }),
      to('client', 'clients', { index: true, admin: { condition: (_, sibling) => sibling?.role === 'client' } }),
      flag('isActive', true),
      bySystem(moment('joinedAt')),
      bySystem(to('invitedBy', 'users', { maxDepth: 0, admin: { hidden: true } })),
      bySystem(moment('deactivatedAt', { admin: { hidden: true } })),
      bySystem(to('deactivatedBy', 'users', { maxDepth: 0, admin: { hidden: true } })),
      text('deactivationReason', 500, { admin: { hidden: true } }),
    ],
  },
  userHasAccessToAllTenants: (user) => isSuperAdmin(user),
  useTenantsCollectionAccess: false,
  useTenantsListFilter: false,
  useUsersTenantFilter: false,
  cleanupAfterTenantDelete: false,
  i18n: { translations: { en: { 'nav-tenantSelector-label': 'Agency' } } },
})

/**
 * The multi-tenant plugin, for the agency selector of the admin and the memberships on users, and for nothing else:
 * the access it puts on users is taken off again, because the permission table alone decides.
 */
export const agencySelector: Plugin = async (config) => {
  const users = config.collections?.find(({ slug }) => slug === 'users')
  const access = users?.access
  const withSelector = await plugin(config)
  if (users) users.access = access
  const memberships = users?.fields.find((field) => 'name' in field && field.name === 'memberships') as ArrayField | undefined
  if (memberships) {
    memberships.hooks = { ...memberships.hooks, afterRead: [ownMembershipsOnly] }
    memberships.admin = { ...memberships.admin, components: { ...memberships.admin?.components, Field: '@/src/admin/account/Memberships#Memberships' } }
  }
  const components = withSelector.admin?.components
  if (components?.providers) components.providers = components.providers.map(forStaff)
  return withSelector
}

type Provider = NonNullable<NonNullable<NonNullable<Config['admin']>['components']>['providers']>[number]

const forStaff = (provider: Provider): Provider =>
  typeof provider === 'object' && provider.path.endsWith('#TenantSelectionProvider') ? { ...provider, path: '@/src/admin/agency/AgencyProvider#AgencyProvider' } : provider
