import type { Endpoint } from 'payload'
import { z } from 'zod'
import { decisionEndpoints } from '@/src/domain/platform/approvals'
import { calendarOf } from '@/src/domain/social/calendar/calendar'
import { exportPosts } from '@/src/domain/social/export'
import { signedImage } from '@/src/domain/social/export/images'
import { rulesTable } from '@/src/domain/social/figures/table'
import { postFigures } from '@/src/domain/social/overview/figures'
import { adminAgency } from '@/src/domain/platform/agency/own'
import { defineEndpoint } from '@/src/engine/endpoint'
import { agencyAdmins, agencyStaff } from '@/src/engine/tenancy/who'
import { countPosts } from './list/counts'
import { recallPost, withdrawPost } from './moves/back'
import { bulkPosted, bulkPosts, BulkBody, mostRows } from './moves/bulk'
import { deletePost, duplicatePost } from './moves/copy'
import { markPosted } from './moves/posted'
import { reschedulePost } from './moves/reschedule'
import { submitPost } from './moves/submit'
import { showPost } from './show'
import { validateSent, validateStored } from './validate'

const person = 'person' as const
const staff = [...agencyStaff, 'key'] as const
const readers = [...staff, 'client'] as const
const [read, write] = ['social:read', 'social:write']

const version = z.number().int().min(1).optional()
const Submission = z.strictObject({ version, note: z.string().max(2000).optional() })
const Reason = z.strictObject({ reason: z.string().trim().max(2000).optional(), version })
const Plan = z.strictObject({ scheduledAt: z.string().max(40).nullable(), scheduledTimezone: z.string().max(64).optional(), autoPublish: z.boolean().optional(), version })
const Posted = z.strictObject({ postUrl: z.string().trim().min(1, 'Paste the link of the post.').max(2048), postedAt: z.iso.datetime({ offset: true }).optional(), version })
const Copy = z.strictObject({ connection: z.uuid().optional(), withImages: z.boolean().optional() })
const Links = z.strictObject({ items: z.array(z.strictObject({ id: z.string().max(64), postUrl: z.string().trim().max(2048), postedAt: z.iso.datetime({ offset: true }).optional() })).min(1).max(mostRows, `At most ${mostRows} posts at once.`) })

/** Words that stand where an id would: these come before the routes of single posts. */
const ofAll: Endpoint[] = [
  defineEndpoint({ method: 'get', path: '/counts', auth: person, who: readers, scope: read, handler: async ({ req }) => ({ body: await countPosts(req, req.query) }) }),
  defineEndpoint({ method: 'get', path: '/figures', auth: person, who: agencyAdmins, handler: async ({ req }) => ({ body: await postFigures(req, await adminAgency(req)) }) }),
  defineEndpoint({ method: 'get', path: '/calendar', auth: person, who: readers, scope: read, handler: async ({ req }) => ({ body: await calendarOf(req, req.query) }) }),
  defineEndpoint({ method: 'get', path: '/export', auth: person, who: staff, scope: read, limit: 'export', handler: ({ req }) => exportPosts(req, req.query) }),
  defineEndpoint({ method: 'get', path: '/images/:file', auth: 'public', who: 'anyone', handler: ({ req, params }) => signedImage(req, params.file!) }),
  defineEndpoint({ method: 'get', path: '/platform-rules', auth: person, who: readers, scope: read, handler: ({ req }) => rulesTable(req) }),
  defineEndpoint({ method: 'post', path: '/validate', auth: person, who: staff, scope: read, body: z.unknown(), handler: async ({ req, body }) => ({ body: await validateSent(req, body) }) }),
  defineEndpoint({ method: 'post', path: '/bulk', auth: person, who: staff, scope: write, limit: 'bulk', body: BulkBody, handler: async ({ req, body }) => ({ body: await bulkPosts(req, body) }) }),
  defineEndpoint({ method: 'post', path: '/bulk/mark-posted', auth: person, who: staff, scope: write, limit: 'bulk', body: Links, handler: async ({ req, body }) => ({ body: await bulkPosted(req, body.items) }) }),
]

const action = <B>(path: string, body: z.ZodType<B>, work: (req: Parameters<typeof showPost>[0], id: string, body: B) => Promise<void>): Endpoint =>
  defineEndpoint<B>({
    method: 'post', path: `/:id/${path}`, auth: person, who: staff, scope: write, body,
    handler: async ({ req, params, body: given }) => {
      await work(req, params.id!, given)
      return { body: await showPost(req, params.id!) }
    },
  })

const ofOne: Endpoint[] = [
  defineEndpoint({ method: 'post', path: '/:id/validate', auth: person, who: staff, scope: read, body: z.unknown(), handler: async ({ req, params, body }) => ({ body: await validateStored(req, params.id!, body) }) }),
  action('submit', Submission, submitPost),
  action('resubmit', Submission, (req, id, body) => submitPost(req, id, body, 'resubmit')),
  action('recall', Reason, (req, id, { reason }) => recallPost(req, id, reason)),
  action('withdraw', Reason, (req, id, { reason }) => withdrawPost(req, id, reason)),
  action('reschedule', Plan, reschedulePost),
  action('mark-posted', Posted, markPosted),
  defineEndpoint({
    method: 'post', path: '/:id/duplicate', auth: person, who: staff, scope: write, body: Copy,
    handler: async ({ req, params, body }) => ({ status: 201, body: await showPost(req, await duplicatePost(req, params.id!, body)) }),
  }),
  defineEndpoint({ method: 'delete', path: '/:id', auth: person, who: staff, scope: write, handler: async ({ req, params }) => ({ body: await deletePost(req, params.id!) }) }),
]

/** Mounted under `/api/posts` (spec 02-social §6.2). */
export const postEndpoints: Endpoint[] = [...ofAll, ...ofOne, ...decisionEndpoints('posts', ['approve', 'reject', 'request_changes'], { undoPath: 'undo', scope: read })]
