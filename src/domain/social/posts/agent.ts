import type { PayloadRequest } from 'payload'
import { agentsOf } from '@/src/domain/platform/team/agents'
import { idOf } from '@/src/engine/idOf'

/** Who looks after a new post: the client's assigned person, else who writes it (spec 02-social §1). */
export const agentFor = async (req: PayloadRequest, row: Record<string, unknown>): Promise<string | null> => {
  const client = idOf(row.client)
  const [first] = client ? await agentsOf(req, client) : []
  return first?.assigned ? first.id : (req.user?.id ?? first?.id ?? null)
}
