import type { PayloadRequest } from 'payload'
import { sqlOf } from '@/src/engine/database'

/** Whether the plan of an agency includes the vendors' keys, so that it takes none of the agency's own (spec 06-platform §12). */
export const includesKeys = async (req: PayloadRequest, agency: string | null): Promise<boolean> =>
  (await sqlOf(req).query(`select 1 from agencies a join plans p on p.id = a.plan_id where a.id = $1::uuid and p.api_key_mode = 'included'`, [agency])).length > 0
