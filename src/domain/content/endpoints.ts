import type { Endpoint } from 'payload'
import { z } from 'zod'
import { defineEndpoint } from '@/src/engine/endpoint'
import { agencyAdmins as admins, agencyStaff as staff } from '@/src/engine/tenancy/who'
import { estimateRequest, requestDocument, startWish } from './request/requestDocument'
import { documentClaims, unwaiveClaim, waiveClaim } from './view/claims'
import { cancelDocument, cancelRunOf, retryDocument, retryRunOf } from './view/control'
import { documentContent, patchContent } from './view/edit'
import { documentPdf } from './view/pdf'
import { deleteDocument, restoreDocument } from './view/remove'
import { ShareBody, shareDocument, unshareDocument } from './view/share'
import { clientStats } from './view/stats'
import { documentStatus } from './view/status'

const person = 'person' as const
const withKeys = [...staff, 'client', 'key'] as const
const anything = z.unknown()
const nothing = z.strictObject({})
const again = z.strictObject({ fromStep: z.string().max(50).optional() })
const reason = z.strictObject({ reason: z.string().trim().min(3, 'Say why, in a few words.').max(2000), version: z.number().int().optional() })
const idFrom = (params: Record<string, string>): string => params.id ?? ''

/** Mounted under `/api/documents`. */
export const documentEndpoints: Endpoint[] = [
  defineEndpoint({ method: 'get', path: '/:id/status', auth: person, who: withKeys, scope: 'documents:read', handler: async ({ req, params }) => ({ body: await documentStatus(req, idFrom(params)) }) }),
  defineEndpoint({
    method: 'get', path: '/:id/content', auth: person, who: withKeys, scope: 'documents:read',
    handler: async ({ req, params }) => {
      const { content, version } = await documentContent(req, idFrom(params))
      return Response.json(content, { headers: { ETag: `"${version}"` } })
    },
  }),
  defineEndpoint({
    method: 'patch', path: '/:id/content', auth: person, who: staff, body: anything,
    handler: async ({ req, params, body }) => ({ status: 202, body: await patchContent(req, idFrom(params), body) }),
  }),
  defineEndpoint({ method: 'get', path: '/:id/claims', auth: person, who: staff, handler: async ({ req, params }) => ({ body: await documentClaims(req, idFrom(params)) }) }),
  defineEndpoint({ method: 'get', path: '/:id/pdf', auth: person, who: withKeys, scope: 'documents:read', handler: ({ req, params }) => documentPdf(req, idFrom(params)) }),
  defineEndpoint({ method: 'post', path: '/:id/cancel', auth: person, who: staff, body: nothing, handler: async ({ req, params }) => ({ body: await cancelDocument(req, idFrom(params)) }) }),
  defineEndpoint({
    method: 'post', path: '/:id/retry', auth: person, who: staff, body: again,
    handler: async ({ req, params, body }) => ({ status: 202, body: await retryDocument(req, idFrom(params), body.fromStep) }),
  }),
  defineEndpoint({ method: 'post', path: '/:id/share', auth: person, who: [...staff, 'key'], scope: 'documents:distribute', body: ShareBody, handler: async ({ req, params, body }) => ({ body: await shareDocument(req, idFrom(params), body.days) }) }),
  defineEndpoint({ method: 'post', path: '/:id/unshare', auth: person, who: [...staff, 'key'], scope: 'documents:distribute', body: nothing, handler: async ({ req, params }) => ({ body: await unshareDocument(req, idFrom(params)) }) }),
  defineEndpoint({ method: 'delete', path: '/:id', auth: person, who: admins, handler: async ({ req, params }) => ({ body: await deleteDocument(req, idFrom(params)) }) }),
  defineEndpoint({ method: 'post', path: '/:id/restore', auth: person, who: admins, body: nothing, handler: async ({ req, params }) => ({ body: await restoreDocument(req, idFrom(params)) }) }),
]

/** Mounted under `/api/clients`. */
export const clientDocumentEndpoints: Endpoint[] = [
  defineEndpoint({ method: 'get', path: '/:id/stats', auth: person, who: withKeys, scope: 'clients:read', handler: async ({ req, params }) => ({ body: await clientStats(req, idFrom(params)) }) }),
  // The body is checked in its turn, after the person, the rate and the client.
  defineEndpoint({
    method: 'post', path: '/:id/documents/generate', auth: person, who: withKeys, scope: 'documents:create', limit: 'generation', body: anything,
    handler: async ({ req, params, body }) => ({ status: 202, body: await requestDocument(req, idFrom(params), body) }),
  }),
  defineEndpoint({
    method: 'post', path: '/:id/documents/estimate', auth: person, who: withKeys, scope: 'documents:create', body: anything,
    handler: async ({ req, params, body }) => ({ body: await estimateRequest(req, idFrom(params), body) }),
  }),
]

/** Mounted under `/api/pipeline-runs`. */
export const runEndpoints: Endpoint[] = [
  defineEndpoint({ method: 'post', path: '/:id/cancel', auth: person, who: staff, body: nothing, handler: async ({ req, params }) => ({ body: await cancelRunOf(req, idFrom(params)) }) }),
  defineEndpoint({
    method: 'post', path: '/:id/retry', auth: person, who: staff, body: again,
    handler: async ({ req, params, body }) => ({ status: 202, body: await retryRunOf(req, idFrom(params), body.fromStep) }),
  }),
]

/** Mounted under `/api/review-tasks`: starts the document that a client's user asked the agency for. */
export const wishEndpoints: Endpoint[] = [
  defineEndpoint({ method: 'post', path: '/:id/generate', auth: person, who: staff, body: nothing, handler: async ({ req, params }) => ({ status: 202, body: await startWish(req, idFrom(params)) }) }),
]

/** Mounted under `/api/claims`. */
export const claimEndpoints: Endpoint[] = [
  defineEndpoint({ method: 'post', path: '/:id/waive', auth: person, who: staff, body: reason, handler: async ({ req, params, body }) => ({ body: await waiveClaim(req, idFrom(params), body.reason) }) }),
  defineEndpoint({ method: 'post', path: '/:id/unwaive', auth: person, who: staff, handler: async ({ req, params }) => ({ body: await unwaiveClaim(req, idFrom(params)) }) }),
]
