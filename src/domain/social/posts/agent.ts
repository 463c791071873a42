import type { PayloadRequest } from 'payload'
import { sqlOf } from '@/src/engine/database'
import { idOf } from '@/src/engine/idOf'

const assigned = `select t.user_id as id from team_assignments t join users u on u.id = t.user_id and u.is_active is not false
  where t.client_id = $1 order by (to_jsonb(t)->>'is_primary')::boolean desc nulls last, t.created_at limit 1`

/** Who looks after a new post: the client's assigned person, else who writes it (spec 02-social §1). */
export const agentFor = async (req: PayloadRequest, row: Record<string, unknown>): Promise<string | null> => {
  const client = idOf(row.client)
  const [person] = client ? await sqlOf(req).query<{ id: string }>(assigned, [client]) : []
  return person?.id ?? req.user?.id ?? null
}
