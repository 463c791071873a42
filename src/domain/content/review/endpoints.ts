import type { Endpoint } from 'payload'
import { z } from 'zod'
import { decisionEndpoints } from '@/src/domain/platform/approvals'
import { defineEndpoint } from '@/src/engine/endpoint'
import { agencyStaff as staff } from '@/src/engine/tenancy/who'
import { requestReview } from './request'

/** The client's review of documents (spec 01-content §16.2), mounted under `/api/documents`. */
export const reviewEndpoints: Endpoint[] = [
  defineEndpoint({
    method: 'post', path: '/:id/request-review', auth: 'person', who: staff, body: z.strictObject({ message: z.string().trim().max(2000).optional() }),
    handler: async ({ req, params, body }) => ({ body: await requestReview(req, params.id!, body.message) }),
  }),
  ...decisionEndpoints('documents', ['approve', 'request_changes'], { undoPath: 'undo-review', scope: 'documents:read' }),
]
