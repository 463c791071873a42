import type { CollectionBeforeChangeHook } from 'payload'
import { sqlOf } from '@/src/engine/database'
import { idOf } from '@/src/engine/idOf'
import { fail } from '@/src/errors'

const strangersSql = `select id from unnest($1::uuid[]) as named (id) where not exists (
  select from users_memberships m where m._parent_id = named.id and m.client_id = $2 and m.role = 'client' and m.is_active is not false)`

/** Who approves for a client is one of its own users. Looked at when somebody is added, so that who has left does not stand in the way. Throws VAL_001. */
export const keepApprovers: CollectionBeforeChangeHook = async ({ data, originalDoc, req }) => {
  const before = new Set(((originalDoc?.approvers ?? []) as unknown[]).map(idOf))
  const added = ((data.approvers ?? []) as unknown[]).map(idOf).filter((id) => id !== null && !before.has(id))
  if (added.length === 0) return data
  const strangers = originalDoc?.id ? await sqlOf(req).query(strangersSql, [added, originalDoc.id]) : added
  if (strangers.length > 0) throw fail('VAL_001', { field: 'approvers', message: 'An approver is one of the client’s own users.' })
  return data
}
