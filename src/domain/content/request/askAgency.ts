import type { PayloadRequest } from 'payload'
import { tell } from '@/src/domain/platform/notify'
import { staffOnly } from '@/src/domain/platform/staffOnly'
import { inTransaction, sqlOf } from '@/src/engine/database'
import { as, asSystem } from '@/src/engine/doors'
import { recordEvent } from '@/src/engine/events'
import { transition } from '@/src/engine/workflow'
import { reviewTask } from '@/src/domain/platform/reviewTask.workflow'
import { fail } from '@/src/errors'
import type { Asked } from './body'
import type { Standing } from './standing'

export type Wished = { taskId: string; status: 'requested' }

/** Wishes count like documents, so that nobody makes a hundred of them; what was turned down does not. */
const withinMonth = async (req: PayloadRequest, { agency, client }: Standing): Promise<void> => {
  const [row] = await sqlOf(req).query<{ count: number }>(
    `select count(*)::int as count from review_tasks where client_id = $1 and kind = 'client_request' and status <> 'dismissed' and created_at >= date_trunc('month', now())`, [client.id])
  if (row && row.count >= agency.clientLimit) throw fail('BIZ_009', { details: { used: row.count, limit: agency.clientLimit } })
}

/** Keeps what a client's user asks for as a task of the agency's staff, who start it or turn it down. Throws BIZ_009. */
export const askAgency = (req: PayloadRequest, standing: Standing, asked: Asked): Promise<Wished> =>
  inTransaction(req, async () => {
    const { agency, client } = standing
    await withinMonth(req, standing)
    const title = `${client.name} asks for: ${asked.topic}`.slice(0, 255)
    const place = { agency: agency.id, client: client.id }
    const task = await asSystem(req, 'documents.request').create('review-tasks', { ...place, title, kind: 'client_request', body: asked.topic, request: asked } as never)
    const id = String(task.id)
    await recordEvent(req, { type: 'documents.request', resourceType: 'review-tasks', resourceId: id, resourceName: asked.topic.slice(0, 255), ...place })
    const told = { type: 'document.requested', title, body: asked.topic, link: `/admin/collections/review-tasks/${id}`, client: client.id }
    await tell(req, { role: 'agency_admin', agency: agency.id }, told)
    return { taskId: id, status: 'requested' }
  })

type Task = { kind: string; status: string; client: string | null; agency: unknown; request?: Asked | null }

/** A client's wish that waits, for staff to start. Throws RES_001, AUTH_004, RES_003. */
export const openWish = async (req: PayloadRequest, id: string): Promise<{ client: string; asked: Asked }> => {
  const task = (await as(req).findByID('review-tasks', id)) as unknown as Task
  staffOnly(req, task)
  if (task.kind !== 'client_request' || !task.request || !task.client) throw fail('RES_003', { message: 'This task asks for no document.' })
  if (task.status !== 'open') throw fail('RES_003', { name: 'INVALID_TRANSITION', message: 'This was settled already.', details: { state: task.status, allowed: [] } })
  return { client: task.client, asked: task.request }
}

/** Settles a wish with the document that was started for it. */
export const grantWish = async (req: PayloadRequest, id: string, document: string): Promise<void> => {
  await transition(req, reviewTask, 'complete', { id, changes: { document, closedAt: new Date().toISOString() } })
}
