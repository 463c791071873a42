import type { Endpoint } from 'payload'
import { defineEndpoint } from '@/src/engine/endpoint'
import { agencyStaff as staff } from '@/src/engine/tenancy/who'
import { myClients } from './mine'
import { socialOverview } from './overview'

/** Mounted under `/api/clients` (spec 02-social §6.3). */
export const socialClientEndpoints: Endpoint[] = [
  defineEndpoint({ method: 'get', path: '/mine', auth: 'person', who: staff, handler: async ({ req }) => ({ body: await myClients(req, req.query) }) }),
  defineEndpoint({ method: 'get', path: '/:id/social-overview', auth: 'person', who: [...staff, 'client', 'key'], scope: 'social:read', handler: async ({ req, params }) => ({ body: await socialOverview(req, params.id!) }) }),
]
