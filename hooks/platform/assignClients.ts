import type { CollectionAfterChangeHook, CollectionAfterDeleteHook, PayloadRequest } from 'payload'
import { sqlOf } from '@/src/engine/database'
import { systemReason } from '@/src/engine/doors'
import { idOf } from '@/src/engine/idOf'
import { fail } from '@/src/errors'

type Whose = { user: string } | { agency: string }
type Row = Record<string, unknown>

// The person's row carries the result, so that no request has to ask for it.
const assignSql = (who: string): string => `update users u set assigned_clients = coalesce((
    select jsonb_object_agg(m.agency_id, coalesce((select jsonb_agg(t.client_id) from team_assignments t where t.user_id = u.id and t.agency_id = m.agency_id), '[]'::jsonb))
    from users_memberships m join agencies a on a.id = m.agency_id
    where m._parent_id = u.id and m.role::text = 'agency_member' and a.restrict_members_to_assigned_clients is true), '{}'::jsonb)
  where ${who}`

/** Notes with each person to which clients an agency that restricts its members lets them. */
const note = (req: PayloadRequest, whose: Whose): Promise<unknown> =>
  'user' in whose
    ? sqlOf(req).query(assignSql('u.id = $1'), [whose.user])
    : sqlOf(req).query(assignSql('u.id in (select _parent_id from users_memberships where agency_id = $1)'), [whose.agency])

/** After an assignment was made. */
export const noteAssignment: CollectionAfterChangeHook = async ({ doc, req }) => {
  await note(req, { user: idOf((doc as Row).user)! })
  return doc
}

/** After an assignment was taken away. */
export const noteRelease: CollectionAfterDeleteHook = async ({ doc, req }) => {
  await note(req, { user: idOf((doc as Row).user)! })
  return doc
}

/** After the agency's setting changed. */
export const noteRestriction: CollectionAfterChangeHook = async ({ doc, operation, previousDoc, req }) => {
  const restricts = (row: Row | undefined) => row?.restrictMembersToAssignedClients === true
  if (operation === 'update' && restricts(doc as Row) !== restricts(previousDoc as Row)) await note(req, { agency: String(doc.id) })
  return doc
}

/** After somebody's memberships changed. */
export const noteMember: CollectionAfterChangeHook = async ({ doc, operation, req }) => {
  if (operation === 'create' || 'memberships' in (req.data ?? {}) || systemReason() !== undefined) await note(req, { user: String(doc.id) })
  return doc
}

/** Only a member of the agency is assigned to its clients. Throws VAL_001. */
export const onlyMembers: CollectionAfterChangeHook = async ({ doc, req }) => {
  const [member] = await sqlOf(req).query(
    `select 1 from users_memberships where _parent_id = $1 and agency_id = $2 and role::text in ('agency_admin', 'agency_member', 'seller', 'producer')`,
    [idOf((doc as Row).user), idOf((doc as Row).agency)])
  if (!member) throw fail('VAL_001', { field: 'user', message: 'Only people who work for the agency can be assigned to its clients.' })
  return doc
}
