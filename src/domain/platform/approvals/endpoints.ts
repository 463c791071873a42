import type { Endpoint, PayloadRequest } from 'payload'
import { z } from 'zod'
import { as } from '@/src/engine/doors'
import { defineEndpoint } from '@/src/engine/endpoint'
import { agencyAdmins, agencyStaff as staff } from '@/src/engine/tenancy/who'
import { decide, type Given } from './deciding/decide'
import { revokeLinksOf } from './links/revoke'
import { proofSheet } from './proof/sheet'
import { versionsOf } from './proof/versions'
import { approvalOf } from './round/state'
import { decisionPaths, subjectOf, type Decision, type SubjectRef } from './subjects'
import { undo } from './deciding/undo'

const deciding = [...agencyAdmins, 'client'] as const
const reading = [...staff, 'client', 'key'] as const

const version = z.number().int().min(1).optional()
const override = z.strictObject({ reason: z.string().max(500) }).optional()
const words = (most: string) => z.string().trim().min(1, most).max(2000)

const bodies = {
  approve: z.strictObject({ version, override, comment: z.string().max(2000).optional() }).transform(({ comment, ...rest }) => ({ ...rest, note: comment })),
  reject: z.strictObject({ version, override, reason: words('Say why, so that it can be done better.') }).transform(({ reason, ...rest }) => ({ ...rest, note: reason })),
  request_changes: z.strictObject({ version, override, text: words('Say what to change.').optional(), note: words('Say what to change.').optional(), attachments: z.array(z.uuid()).max(5).optional() })
    .transform(({ text, note, ...rest }) => ({ ...rest, note: text ?? note })),
}

/** What a decision endpoint answers: what the subject shows, with where its approval stands. */
const answer = async (req: PayloadRequest, slug: SubjectRef['slug'], id: string): Promise<Record<string, unknown>> => {
  const { show, transitions } = subjectOf(slug)
  if (show) return { ...((await show(req, id)) as object), approval: await approvalOf(req, { slug, id }) }
  const row = (await as(req).findByID(slug, id)) as unknown as Record<string, unknown>
  const { field } = transitions.workflow
  return { id, [field]: row[field], version: row.version, approval: await approvalOf(req, { slug, id }) }
}

/**
 * The endpoints of decisions for a registered collection: one per decision it knows, `/:id/<undo>` to take it back, `/:id/approval` for
 * where it stands, `/:id/versions`, `/:id/proof-sheet` and `/:id/revoke-links`. Mounted in the collection's own `endpoints`; `decisions` are given there because the registration comes later.
 */
export const decisionEndpoints = (slug: SubjectRef['slug'], decisions: readonly Decision[], { undoPath, scope }: { undoPath: string; scope: string }): Endpoint[] => [
  ...decisions.map((decision) =>
    defineEndpoint<Omit<Given, 'decision' | 'via'>>({
      method: 'post', path: `/:id/${decisionPaths[decision]}`, auth: 'person', who: deciding, body: bodies[decision],
      handler: async ({ req, body, params }) => {
        await decide(req, { slug, id: params.id! }, { ...body, decision, via: 'portal' })
        return { body: await answer(req, slug, params.id!) }
      },
    })),
  defineEndpoint({
    method: 'post', path: `/:id/${undoPath}`, auth: 'person', who: deciding, body: z.strictObject({}),
    handler: async ({ req, params }) => {
      await undo(req, { slug, id: params.id! })
      return { body: await answer(req, slug, params.id!) }
    },
  }),
  defineEndpoint({
    method: 'post', path: '/:id/revoke-links', auth: 'person', who: staff, body: z.strictObject({ user: z.uuid().optional() }),
    handler: async ({ req, params, body }) => ({ body: { revoked: await revokeLinksOf(req, { slug, id: params.id! }, body.user) } }),
  }),
  defineEndpoint({ method: 'get', path: '/:id/versions', auth: 'person', who: reading, scope, handler: async ({ req, params }) => ({ body: await versionsOf(req, { slug, id: params.id! }) }) }),
  defineEndpoint({ method: 'get', path: '/:id/proof-sheet', auth: 'person', who: reading, scope, limit: 'export', handler: ({ req, params }) => proofSheet(req, { slug, id: params.id! }) }),
  defineEndpoint({ method: 'get', path: '/:id/approval', auth: 'person', who: reading, scope, handler: async ({ req, params }) => ({ body: { approval: await approvalOf(req, { slug, id: params.id! }) } }) }),
]
