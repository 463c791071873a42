import { postgresAdapter } from '@payloadcms/db-postgres'
import { multiTenantPlugin } from '@payloadcms/plugin-multi-tenant'
import { buildConfig } from 'payload'
import { agencies, clients, documents, users } from './collections'

/** Plain Payload as its documentation sets it up: the multi-tenant plugin with its standard access, and nothing of ours. */
export default buildConfig({
  secret: process.env.PAYLOAD_SECRET ?? '',
  admin: { user: 'users' },
  collections: [agencies, clients, documents, users],
  db: postgresAdapter({ idType: 'uuid', push: process.env.TWIN_PUSH === 'yes', pool: { connectionString: process.env.DATABASE_URL, max: 20 } }),
  plugins: [
    multiTenantPlugin({
      collections: { clients: {}, documents: {} },
      tenantsSlug: 'agencies',
      tenantField: { name: 'agency' },
      tenantsArrayField: { includeDefaultField: true, rowFields: [{ name: 'role', type: 'select', options: ['agency_admin', 'agency_member'] }] },
      userHasAccessToAllTenants: (user) => Boolean((user as { isSuperAdmin?: boolean }).isSuperAdmin),
    }),
  ],
  telemetry: false,
  graphQL: { disable: true },
  typescript: { autoGenerate: false },
})
