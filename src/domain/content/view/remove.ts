import type { PayloadRequest } from 'payload'
import { inTransaction } from '@/src/engine/database'
import { as, asSystem } from '@/src/engine/doors'
import { rolesOn } from '@/src/engine/tenancy/membership'
import { fail } from '@/src/errors'
import { lockedDocument, recordOn } from './locked'

type Row = { id: string; title: string; status: string; agency: unknown; client: unknown; deletedAt?: string | null }

/** So long a deleted document can be brought back. */
export const daysToRestore = 30

const locked = async (req: PayloadRequest, id: string): Promise<Row> => {
  const row = await lockedDocument<Row>(req, id)
  if (!rolesOn(req.user, row).some((role) => role === 'agency_admin' || role === 'super_admin')) throw fail('AUTH_004', { details: { requiredPermission: 'documents:delete' } })
  return row
}

const mark = async (req: PayloadRequest, row: Row, verb: 'delete' | 'restore', deletedAt: string | null): Promise<void> => {
  await asSystem(req, `documents.${verb}`).update('documents', row.id, { deletedAt } as never)
  await recordOn(req, row, verb)
}

/** Deletes a document softly: lists leave it out, its address answers 410, and it can be restored. Throws RES_001, AUTH_004, RES_003 while it is under way. */
export const deleteDocument = (req: PayloadRequest, id: string): Promise<{ id: string; deletedAt: string; restorableUntil: string }> =>
  inTransaction(req, async () => {
    const row = await locked(req, id)
    if (row.status === 'pending' || row.status === 'generating') throw fail('RES_003', { message: 'This document is still being made. Cancel it first.', details: { state: row.status, allowed: ['cancel'] } })
    const deletedAt = row.deletedAt ?? new Date().toISOString()
    if (!row.deletedAt) await mark(req, row, 'delete', deletedAt)
    return { id: row.id, deletedAt, restorableUntil: new Date(Date.parse(deletedAt) + daysToRestore * 86_400_000).toISOString() }
  })

/** Brings a deleted document back within 30 days. Throws RES_001, AUTH_004, RES_003 afterwards and for one that is not deleted. */
export const restoreDocument = (req: PayloadRequest, id: string): Promise<{ id: string; status: string }> =>
  inTransaction(req, async () => {
    const row = await locked(req, id)
    if (!row.deletedAt) throw fail('RES_003', { message: 'This document is not deleted.', details: { state: row.status, allowed: [] } })
    if (Date.now() - Date.parse(row.deletedAt) > daysToRestore * 86_400_000) throw fail('RES_003', { message: `A document can be restored for ${daysToRestore} days; this one was deleted longer ago.`, details: { state: 'deleted', allowed: [] } })
    await mark(req, row, 'restore', null)
    return { id: row.id, status: row.status }
  })

/** A document that is there and not deleted. Throws RES_001, RES_004. */
export const keptDocument = async <T extends object>(req: PayloadRequest, id: string): Promise<T> => {
  const row = (await as(req).findByID('documents', id)) as unknown as T & { deletedAt?: string | null }
  if (row.deletedAt) throw fail('RES_004')
  return row
}
