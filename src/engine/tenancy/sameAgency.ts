import type { CollectionBeforeValidateHook, PayloadRequest } from 'payload'
import { sqlOf } from '@/src/engine/database'
import { systemReason } from '@/src/engine/doors'
import { idOf } from '@/src/engine/idOf'
import { asUuid } from '@/src/engine/ids'
import { fail } from '@/src/errors'
import { valueAt, type Relation } from './relations'

type Owned = { agency_id: string | null; client_id?: string | null }

/** Where the agency of a related row stands: in its own table, or nowhere because every agency may point at it. */
const shared = new Set(['agencies', 'plans', 'clients'])

/**
 * Refuses a row that points at a row of another agency, or of another client of the same one, as if the other did not
 * exist (RES_001). Only relations that this write sets are looked up; the client itself was settled by the stamp.
 */
export const sameAgency =
  (relations: readonly Relation[]): CollectionBeforeValidateHook =>
  async ({ data, originalDoc, req }) => {
    const agency = idOf(data?.agency) ?? idOf(originalDoc?.agency)
    const client = idOf(data?.client) ?? idOf(originalDoc?.client)
    for (const relation of relations.filter(({ to }) => !shared.has(to))) {
      for (const id of changedIds(relation, data, originalDoc)) await check(req, relation, id, agency, client)
    }
    return data
  }

const changedIds = ({ path }: Relation, data: unknown, original: unknown): string[] => {
  const given = valueAt(data, path)
  const before = valueAt(original, path)
  const ids = (value: unknown) => (Array.isArray(value) ? value : [value]).map(idOf).filter((id) => id !== null)
  const known = new Set(ids(before))
  return ids(given).filter((id) => !known.has(id))
}

const check = async (req: PayloadRequest, relation: Relation, id: string, agency: string | null, client: string | null): Promise<void> => {
  if (relation.to === 'users') return checkPerson(req, relation, id, agency)
  const [row] = await sqlOf(req).query<Owned>(`select * from (select id, to_jsonb(t)->>'agency_id' as agency_id, to_jsonb(t)->>'client_id' as client_id from ${relation.to.replaceAll('-', '_')} t where t.id = $1) o`, [asUuid(id)])
  const foreign = row?.agency_id && row.agency_id !== agency
  const otherClient = row?.client_id && client && row.client_id !== client
  if (!row || foreign || otherClient) throw unknown(req, relation, Boolean(row))
}

/** A person belongs to no agency, but is named only where he works; the operator may be named anywhere, and by the platform anybody. */
const checkPerson = async (req: PayloadRequest, relation: Relation, id: string, agency: string | null): Promise<void> => {
  if (systemReason() !== undefined || !req.user) return
  const works = `select from users u where u.id = $1 and (u.is_super_admin or exists (select from users_memberships m where m._parent_id = u.id and m.agency_id = $2))`
  if ((await sqlOf(req).query(works, [asUuid(id), agency])).length === 0) throw unknown(req, relation, true)
}

const unknown = (req: PayloadRequest, { path }: Relation, isThere: boolean) => {
  req.context.deniedRelation = isThere
  return fail('RES_001', { field: path, message: `What ${path} points at was not found.` })
}
