import type { PayloadRequest } from 'payload'
import { sqlOf } from '@/src/engine/database'
import { as } from '@/src/engine/doors'
import { recordEvent } from '@/src/engine/events'
import { idOf } from '@/src/engine/idOf'
import { asUuid } from '@/src/engine/ids'

type Row = { id: string; title: string; agency: unknown; client: unknown }

/** A document as the caller reads it, deleted or not, its row locked until the transaction ends. Throws RES_001. */
export const lockedDocument = async <T extends Row>(req: PayloadRequest, id: string): Promise<T> => {
  await sqlOf(req).query('select id from documents where id = $1 for update', [asUuid(id)])
  return (await as(req).findByID('documents', id)) as unknown as T
}

/** Notes what was done with a document: `documents.<verb>`. */
export const recordOn = (req: PayloadRequest, row: Row, verb: string, metadata?: Record<string, unknown>): Promise<unknown> =>
  recordEvent(req, { type: `documents.${verb}`, resourceType: 'documents', resourceId: row.id, resourceName: row.title.slice(0, 255), agency: idOf(row.agency), client: idOf(row.client), metadata })
