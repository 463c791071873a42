import type { PayloadRequest } from 'payload'
import { sqlOf } from '@/src/engine/database'

const endSql = `update decision_links set revoked_at = now(), revoked_for = 'person' where user_id = $1 and used_at is null and revoked_at is null and ($2::uuid is null or agency_id = $2) returning id`

/**
 * Ends a person's unused decision links, in one agency or in all, together with their sessions: a new password, another address or
 * the end of a membership shuts out whoever holds an old mail. Answers how many ended.
 */
export const endLinksOf = async (req: PayloadRequest, user: string, agency: string | null = null): Promise<number> =>
  (await sqlOf(req).query(endSql, [user, agency])).length
