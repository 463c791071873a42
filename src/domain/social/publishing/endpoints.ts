import type { Endpoint } from 'payload'
import { z } from 'zod'
import { showPost } from '@/src/domain/social/posts/show'
import { defineEndpoint } from '@/src/engine/endpoint'
import { agencyStaff } from '@/src/engine/tenancy/who'
import { publishNow } from './queue'
import { resolvePost } from './resolve'

const staff = { auth: 'person', who: [...agencyStaff, 'key'], scope: 'social:write', method: 'post' } as const
const Verdict = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('live'), postUrl: z.string().trim().min(1, 'Paste the link of the post.').max(2048) }),
  z.strictObject({ outcome: z.literal('not_live'), retry: z.boolean(), despiteQuietHours: z.boolean().optional() }),
])

/** Mounted under `/api/posts` (spec 02-social §6.2). */
export const publishingEndpoints: Endpoint[] = [
  defineEndpoint({
    ...staff, path: '/:id/publish', body: z.strictObject({ despiteQuietHours: z.boolean().optional() }),
    handler: async ({ req, params, body }) => {
      await publishNow(req, params.id!, body.despiteQuietHours)
      return { status: 202, body: await showPost(req, params.id!) }
    },
  }),
  defineEndpoint({
    ...staff, path: '/:id/publish/resolve', body: Verdict,
    handler: async ({ req, params, body }) => {
      await resolvePost(req, params.id!, body)
      return { body: await showPost(req, params.id!) }
    },
  }),
]
