import type { PayloadRequest } from 'payload'
import { sqlOf } from '@/src/engine/database'
import { uuidv7 } from '@/src/engine/ids'
import type { DocumentRun } from './outputs'

type Told = { type: string; title: string; body: string }

/** Notifies whoever started the run; a run that nobody started is told to the agency's admins. */
export const tellStaff = async (req: PayloadRequest, run: DocumentRun, told: Told): Promise<void> => {
  const people = run.createdBy
    ? [{ id: run.createdBy }]
    : await sqlOf(req).query<{ id: string }>(
        `select distinct m._parent_id as id from users_memberships m join users u on u.id = m._parent_id
         where m.agency_id = $1 and m.role = 'agency_admin' and u.is_active is not false limit 20`, [run.agency])
  for (const { id } of people) {
    await sqlOf(req).query(
      `insert into notifications (id, agency_id, client_id, user_id, type, title, body, link, created_at, updated_at) values ($1, $2, $3, $4, $5, $6, $7, $8, now(), now())`,
      [uuidv7(), run.agency, run.client, id, told.type, told.title.slice(0, 255), told.body.slice(0, 2000), `/admin/collections/documents/${run.input.documentId}`])
  }
}
