import type { Endpoint } from 'payload'
import { z } from 'zod'
import { adminAgency } from '@/src/domain/platform/agency/own'
import { directoryOf } from '@/src/domain/platform/hosts/directory'
import { hostName } from '@/src/domain/platform/hosts/place'
import { defineEndpoint } from '@/src/engine/endpoint'
import { fail } from '@/src/errors'
import { removeDomain, shownDomain, startDomain } from './claim'
import { verifyDomain } from './verify'

const admins = { auth: 'person', who: ['agency_admin', 'super_admin'] } as const
const path = '/me/custom-domain'
const claim = z.strictObject({ domain: z.string('Name the domain.').min(1).max(300) })

/** Mounted under `/api/agencies` (spec 06-platform §24.4). */
export const domainEndpoints: Endpoint[] = [
  defineEndpoint({ ...admins, method: 'get', path, handler: async ({ req }) => ({ body: await shownDomain(req, await adminAgency(req)) }) }),
  defineEndpoint({ ...admins, method: 'post', path, body: claim, handler: async ({ req, body }) => ({ body: await startDomain(req, await adminAgency(req), body.domain) }) }),
  defineEndpoint({ ...admins, method: 'post', path: `${path}/verify`, handler: async ({ req }) => verifyDomain(req, await adminAgency(req)) }),
  defineEndpoint({ ...admins, method: 'delete', path, handler: async ({ req }) => ({ body: await removeDomain(req, await adminAgency(req)) }) }),
]

/** Asked by the proxy before it gets a certificate: 200 for verified domains only. */
export const domainAllowed: Endpoint = defineEndpoint({
  method: 'get',
  path: '/domains/allowed',
  auth: 'public',
  who: 'anyone',
  handler: async ({ req }) => {
    const domain = hostName(typeof req.query?.domain === 'string' ? req.query.domain : '')
    if (!(await directoryOf(req.payload)).byDomain.has(domain)) throw fail('RES_001')
    return { body: { domain, allowed: true } }
  },
})
