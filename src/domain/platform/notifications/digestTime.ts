import type { PayloadRequest } from 'payload'
import { sqlOf } from '@/src/engine/database'

/** When an agency has the day's summary mailed to who chose no time of their own; null where it has not chosen either. */
export const digestTimeOf = async (req: PayloadRequest, agency: string | null | undefined): Promise<string | null> =>
  agency ? ((await sqlOf(req).query<{ at: string | null }>('select digest_at as at from agencies where id = $1', [agency]))[0]?.at ?? null) : null
