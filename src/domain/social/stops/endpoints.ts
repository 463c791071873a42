import type { Endpoint, PayloadRequest } from 'payload'
import { z } from 'zod'
import { defineEndpoint } from '@/src/engine/endpoint'
import { agencyAdmins, agencyStaff } from '@/src/engine/tenancy/who'
import { agencyPlace, clientPlace, type Place } from './place'
import { standingStops } from './standing'
import { resumePublishing, stopPublishing } from './stop'

const staff = { auth: 'person', who: agencyStaff } as const
const admins = { auth: 'person', who: agencyAdmins } as const
const Why = z.strictObject({ reason: z.string('Say why, for those who find it stopped.').trim().min(3, 'Say why, for those who find it stopped.').max(500) })

type Found = (req: PayloadRequest, id?: string) => Promise<Place>

const switches = (who: typeof staff | typeof admins, at: string, place: Found): Endpoint[] => [
  defineEndpoint({ ...who, method: 'post', path: `${at}/stop-publishing`, body: Why, handler: async ({ req, params, body }) => ({ body: await stopPublishing(req, await place(req, params.id), body.reason) }) }),
  defineEndpoint({ ...who, method: 'post', path: `${at}/resume-publishing`, body: z.strictObject({}), handler: async ({ req, params }) => ({ body: { resumed: await resumePublishing(req, await place(req, params.id)) } }) }),
]

/** Mounted under `/api/clients`: by whoever works for the client. */
export const clientStopEndpoints: Endpoint[] = switches(staff, '/:id', (req, id) => clientPlace(req, id!))

/** Mounted under `/api/agencies`: by the agency's administrators. */
export const agencyStopEndpoints: Endpoint[] = switches(admins, '/me', agencyPlace)

/** Mounted under `/api/posts`: what is stopped just now. */
export const stopEndpoints: Endpoint[] = [
  defineEndpoint({
    auth: 'person', who: [...staff.who, 'key'], scope: 'social:read', method: 'get', path: '/publishing-stops',
    handler: async ({ req }) => ({ body: { stops: await standingStops(req, typeof req.query.client === 'string' ? req.query.client : undefined) } }),
  }),
]
