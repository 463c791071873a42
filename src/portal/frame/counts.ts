import { sqlOf } from '@/src/engine/database'
import type { Inside } from '../here'
import type { Counts } from './entries'

/** The figures beside the navigation: what waits for a decision, and what is unread. */
export const countsFor = async ({ req, person, agency }: Inside): Promise<Counts> => {
  const [row] = await sqlOf(req).query<{ n: number }>('select count(*)::int as n from notifications where user_id = $1 and (agency_id = $2 or agency_id is null) and read_at is null', [person.id, agency.id])
  return { inbox: 0, messages: 0, notifications: row?.n ?? 0 }
}
