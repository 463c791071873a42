import { z } from 'zod'
import { settleAlert } from '@/src/engine/alerts'
import { poolOf } from '@/src/engine/database'
import { defineEndpoint } from '@/src/engine/endpoint'
import { platformChain, recordEvent, verifyChain } from '@/src/engine/events'
import { asUuid } from '@/src/engine/ids'
import { agencyAdmins as readers, agencyStaff } from '@/src/engine/tenancy/who'
import { fail } from '@/src/errors'
import { addNote, readActivities } from './activities'
import { reachOf, readAudit } from './read'

const head = z.strictObject({ position: z.int().positive(), hash: z.string().regex(/^[0-9a-f]{64}$/) })
const note = z.strictObject({ resourceType: z.string().max(50), resourceId: z.string().max(64), text: z.string().trim().min(1).max(1000) })

const verified = async (req: Parameters<typeof reachOf>[0], known?: z.infer<typeof head>) => {
  const reach = await reachOf(req)
  if (reach === 'all') throw fail('VAL_002', { field: 'agency', message: 'Say whose log: ?agency=<id>, or ?agency=platform for what belongs to no agency.' })
  const verdict = await verifyChain(poolOf(req.payload), reach.agency, known)
  if (verdict.ok) await settleAlert(req.payload, { kind: 'audit.chain', subject: reach.agency ?? platformChain })
  return { body: verdict }
}

/** The audit log of an agency, under `/api/agencies`. */
export const auditEndpoints = [
  defineEndpoint({ method: 'get', path: '/me/audit', auth: 'person', who: readers, handler: ({ req }) => readAudit(req) }),
  defineEndpoint({ method: 'get', path: '/me/audit/verify', auth: 'person', who: readers, limit: 'export', handler: ({ req }) => verified(req) }),
  defineEndpoint({
    method: 'post', path: '/me/audit/verify', auth: 'person', who: readers, limit: 'export', body: z.strictObject({ head: head.optional() }),
    handler: ({ req, body }) => verified(req, body.head),
  }),
]

/** Histories and notes of rows, under `/api`. */
export const activityEndpoints = [
  defineEndpoint({ method: 'get', path: '/activities', auth: 'person', who: 'person', handler: async ({ req }) => ({ body: await readActivities(req) }) }),
  defineEndpoint({
    method: 'post', path: '/activities', auth: 'person', who: [...agencyStaff, 'seller', 'producer'], body: note,
    handler: async ({ req, body }) => ({ status: 201, body: await addNote(req, body.resourceType, body.resourceId, body.text) }),
  }),
]

const resolveSql = 'update alerts set resolved_at = now(), updated_at = now() where id = $1 and resolved_at is null returning kind, title'

/** What the operator does with an alert, under `/api/alerts`. */
export const alertEndpoints = [
  defineEndpoint({
    method: 'post', path: '/:id/resolve', auth: 'person', who: 'super_admin',
    handler: async ({ req, params }) => {
      const [alert] = await poolOf(req.payload).query<{ title: string }>(resolveSql, [asUuid(params.id)])
      if (!alert) throw fail('RES_001')
      await recordEvent(req, { type: 'alerts.resolve', resourceType: 'alerts', resourceId: params.id!, resourceName: alert.title })
      return { body: { id: params.id, resolved: true } }
    },
  }),
]
