import type { Endpoint, PayloadRequest } from 'payload'
import { z } from 'zod'
import { domainEndpoints } from '@/src/domain/platform/domains/endpoints'
import { agencyHere } from '@/src/domain/platform/hosts/place'
import { setTemplates } from '@/src/domain/platform/plans/templates'
import { shownUsage } from '@/src/domain/platform/usage/show'
import { AppBody, dropKey, KeysBody, putApp, putKeys, TestBody } from '@/src/domain/platform/vendorKeys/keep'
import { testKey } from '@/src/domain/platform/vendorKeys/tryKey'
import { defineEndpoint } from '@/src/engine/endpoint'
import { agencyAdmins, agencyStaff } from '@/src/engine/tenancy/who'
import { fail } from '@/src/errors'
import { publicBrand } from './brand'
import { AgencyChange, BrandChange, editAgency } from './edit'
import { dropLogo, putLogo, servedLogo } from './logo'
import { adminAgency, ownAgency, type Own } from './own'
import { shownAgency } from './show'

const admins = { auth: 'person', who: agencyAdmins } as const
const staff = { auth: 'person', who: agencyStaff } as const
const anyone = { auth: 'public', who: 'anyone' } as const
const asAdmin = (req: PayloadRequest): Promise<Own> => ownAgency(req, ['agency_admin'])

const hostAgency = (req: PayloadRequest): string => {
  const agency = agencyHere(req)
  if (!agency) throw fail('TEN_001', { message: 'Ask this at the host of an agency.' })
  return agency.id
}

const own: Endpoint[] = [
  defineEndpoint({ ...staff, method: 'get', path: '/me', handler: async ({ req }) => ({ body: await shownAgency(req, await ownAgency(req, ['agency_admin', 'agency_member'])) }) }),
  defineEndpoint({ ...admins, method: 'patch', path: '/me', body: AgencyChange, handler: async ({ req, body }) => ({ body: await editAgency(req, await asAdmin(req), body) }) }),
  defineEndpoint({ ...admins, method: 'get', path: '/me/usage', handler: async ({ req }) => ({ body: await shownUsage(req, await adminAgency(req)) }) }),
]

const branding: Endpoint[] = [
  defineEndpoint({ ...anyone, method: 'get', path: '/me/branding/public', handler: async ({ req }) => ({ body: await publicBrand(req, hostAgency(req)) }) }),
  defineEndpoint({ ...admins, method: 'patch', path: '/me/branding', body: BrandChange, handler: async ({ req, body }) => ({ body: await editAgency(req, await asAdmin(req), body) }) }),
  defineEndpoint({ ...admins, method: 'post', path: '/me/branding/logo', limit: 'upload', handler: async ({ req }) => ({ body: await putLogo(req, await adminAgency(req)) }) }),
  defineEndpoint({ ...admins, method: 'delete', path: '/me/branding/logo/:type', handler: async ({ req, params }) => ({ body: await dropLogo(req, await adminAgency(req), params.type) }) }),
  defineEndpoint({ ...anyone, method: 'get', path: '/:id/logo/:type', handler: ({ req, params }) => servedLogo(req, params.id!, params.type) }),
]

const keys: Endpoint[] = [
  defineEndpoint({ ...admins, method: 'put', path: '/me/provider-keys', stepUp: true, body: KeysBody, handler: async ({ req, body }) => ({ body: await putKeys(req, await adminAgency(req), body) }) }),
  defineEndpoint({ ...admins, method: 'post', path: '/me/provider-keys/test', body: TestBody, handler: async ({ req, body }) => {
    const tested = await testKey(req, await adminAgency(req), body.provider, body.key)
    return { status: tested.valid === null ? 202 : 200, body: tested }
  } }),
  defineEndpoint({ ...admins, method: 'delete', path: '/me/provider-keys/:provider', stepUp: true, handler: async ({ req, params }) => ({ body: await dropKey(req, await adminAgency(req), params.provider!) }) }),
  defineEndpoint({ ...admins, method: 'put', path: '/me/oauth-apps/:provider', stepUp: true, body: AppBody, handler: async ({ req, body, params }) => ({ body: await putApp(req, await adminAgency(req), params.provider!, body) }) }),
]

const templates = z.strictObject({ templateIds: z.array(z.uuid()).max(100), notes: z.string().trim().max(255).optional() })

const operators: Endpoint[] = [
  defineEndpoint({ auth: 'person', who: 'super_admin', method: 'put', path: '/:id/templates', body: templates, handler: async ({ req, body, params }) => ({ body: await setTemplates(req, params.id!, body.templateIds, body.notes) }) }),
]

/** Mounted under `/api/agencies`, before Payload's own (spec 06-platform §24.3, §24.4, §24.6). */
export const agencyEndpoints: Endpoint[] = [...own, ...branding, ...keys, ...domainEndpoints, ...operators]
