import type { Endpoint } from 'payload'
import { z } from 'zod'
import { defineEndpoint } from '@/src/engine/endpoint'
import { agencyAdmins as admins } from '@/src/engine/tenancy/who'
import { adminAgency, ownAgency } from '../agency/own'
import { changeMember, reactivateMember, removeMember, resendInvitation, resetFactor } from './change'
import { invite } from './invite'
import { membersOf, shown, shownToColleagues } from './members'

const roles = ['agency_admin', 'agency_member', 'seller', 'producer', 'talent', 'client'] as const
const name = z.string().trim().max(100).optional()
const nothing = z.strictObject({})

/** What an invitation takes; the address is kept in lower case. */
export const invitation = z.strictObject({
  email: z.string().trim().toLowerCase().max(255).pipe(z.email()),
  firstName: name, lastName: name, role: z.enum(roles), jobTitle: name, client: z.uuid().optional(),
})
const patch = z.strictObject({ role: z.enum(roles).optional(), jobTitle: z.string().trim().max(100).nullable().optional(), client: z.uuid().nullable().optional() })
const filter = z.object({ role: z.enum(roles).optional().catch(undefined), isActive: z.enum(['true', 'false']).optional().catch(undefined), search: z.string().max(100).optional().catch(undefined) })

/** Mounted under `/api/agencies`: the people of the own agency (spec 06-platform §24.5). */
export const teamEndpoints: Endpoint[] = [
  defineEndpoint({
    method: 'get', path: '/me/team', auth: 'person', who: [...admins, 'agency_member'],
    handler: async ({ req }) => {
      const { id, isAdmin } = await ownAgency(req, ['agency_admin', 'agency_member'])
      const { isActive, ...asked } = filter.parse(req.query)
      const docs = (await membersOf(req, id, { ...asked, isActive: isActive && isActive === 'true' } as never)).map((member) => (isAdmin ? shown(member) : shownToColleagues(member)))
      return { body: { docs, totalDocs: docs.length } }
    },
  }),
  defineEndpoint({
    method: 'post', path: '/me/team', auth: 'person', who: admins, body: invitation,
    handler: async ({ req, body }) => ({ status: 201, body: await invite(req, await adminAgency(req), body) }),
  }),
  defineEndpoint({
    method: 'patch', path: '/me/team/:userId', auth: 'person', who: admins, body: patch,
    handler: async ({ req, body, params }) => ({ body: await changeMember(req, await adminAgency(req), params.userId!, body) }),
  }),
  defineEndpoint({
    method: 'delete', path: '/me/team/:userId', auth: 'person', who: admins, body: z.strictObject({ reason: z.string().trim().max(500).optional() }),
    handler: async ({ req, body, params }) => ({ body: await removeMember(req, await adminAgency(req), params.userId!, body.reason ?? null) }),
  }),
  defineEndpoint({
    method: 'post', path: '/me/team/:userId/reactivate', auth: 'person', who: admins, body: nothing,
    handler: async ({ req, params }) => ({ body: await reactivateMember(req, await adminAgency(req), params.userId!) }),
  }),
  defineEndpoint({
    method: 'post', path: '/me/team/:userId/resend-invitation', auth: 'person', who: admins, body: nothing,
    handler: async ({ req, params }) => ({ body: await resendInvitation(req, await adminAgency(req), params.userId!) }),
  }),
  defineEndpoint({
    method: 'post', path: '/me/team/:userId/reset-second-factor', auth: 'person', who: admins, stepUp: true, body: nothing,
    handler: async ({ req, params }) => ({ body: await resetFactor(req, await adminAgency(req), params.userId!) }),
  }),
]
