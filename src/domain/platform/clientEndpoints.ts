import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { as, asSystem } from '@/src/engine/doors'
import { defineEndpoint } from '@/src/engine/endpoint'
import { rolesOn } from '@/src/engine/tenancy/membership'
import { agencyAdmins as who } from '@/src/engine/tenancy/who'
import { fail } from '@/src/errors'
import { agentPicture } from './team/picture'

const deactivation = z.strictObject({ reason: z.string().max(1000).optional() })

const switchClient = async (req: PayloadRequest, id: string, change: { isActive: boolean; deactivatedAt: string | null; deactivationReason: string | null }) => {
  const client = await as(req).findByID('clients', id)
  const roles = rolesOn(req.user, { agency: client.agency })
  if (!roles.includes('agency_admin') && !roles.includes('super_admin')) throw fail('AUTH_004')
  const changed = await asSystem(req, 'client-seat').update('clients', id, change)
  return { body: { id: changed.id, isActive: changed.isActive } }
}

const switchOff = (req: PayloadRequest, id: string, reason?: string) =>
  switchClient(req, id, { isActive: false, deactivatedAt: new Date().toISOString(), deactivationReason: reason ?? null })

/** The face of whoever looks after a client. Deactivating frees the client's seat and keeps all its rows; reactivating needs a free seat (spec 06-platform §9). */
export const clientEndpoints = [
  defineEndpoint({ method: 'get', path: '/:id/agents/:user/picture', auth: 'person', who: [...who, 'agency_member', 'client'], handler: ({ req, params }) => agentPicture(req, params.id!, params.user!) }),
  defineEndpoint({ method: 'post', path: '/:id/deactivate', auth: 'person', who, body: deactivation, handler: ({ req, body, params }) => switchOff(req, params.id!, body.reason) }),
  defineEndpoint({ method: 'delete', path: '/:id', auth: 'person', who, handler: ({ req, params }) => switchOff(req, params.id!) }),
  defineEndpoint({
    method: 'post',
    path: '/:id/reactivate',
    auth: 'person',
    who,
    handler: ({ req, params }) => switchClient(req, params.id!, { isActive: true, deactivatedAt: null, deactivationReason: null }),
  }),
]
