import type { PayloadRequest } from 'payload'
import { recordEvent } from '@/src/engine/events'
import { idOf } from '@/src/engine/idOf'

type Row = Record<string, unknown>

/**
 * Takes what concerns a person's rights out of `changes` and records it: what was given or taken in an agency, in that
 * agency's log alone; being the operator of the platform, or the whole account's switch, in the platform's.
 */
export const recordRoles = async (req: PayloadRequest, before: Row, after: Row, changes: Row): Promise<void> => {
  const person = { resourceType: 'users', resourceId: String(after.id), resourceName: String(after.displayName ?? after.email ?? '').slice(0, 255), type: 'users.role_change' }
  if (changes.isSuperAdmin) await recordEvent(req, { ...person, agency: null, changes: { isSuperAdmin: changes.isSuperAdmin } })
  const [old, now] = [standings(before), standings(after)]
  for (const agency of new Set([...old.keys(), ...now.keys()])) {
    const [was, is] = [old.get(agency) ?? null, now.get(agency) ?? null]
    if (JSON.stringify(was) !== JSON.stringify(is)) await recordEvent(req, { ...person, agency, changes: { membership: { old: was, new: is } } })
  }
  delete changes.isSuperAdmin
  delete changes.memberships
}

const standings = ({ memberships }: Row = {}): Map<string, Row> =>
  new Map(((memberships ?? []) as Row[]).flatMap(({ agency, role, client, isActive }) => {
    const id = idOf(agency)
    return id ? [[id, { role, client: idOf(client), isActive: isActive !== false }] as const] : []
  }))
