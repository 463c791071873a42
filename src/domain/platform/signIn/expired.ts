import type { Payload } from 'payload'
import { poolOf } from '@/src/engine/database'

/** Removes what no longer counts: sessions past their time, links a month after their end, attempts of the day before yesterday. */
export const forgetExpired = async (payload: Payload): Promise<Record<string, number>> => {
  const dropped = async (text: string): Promise<number> => (await poolOf(payload).query(text)).length
  return {
    sessions: await dropped(`delete from users_sessions where expires_at < now() returning id`),
    states: await dropped(`delete from session_states s where not exists (select from users_sessions u where u.id = s.id) and created_at < now() - interval '1 hour' returning id`),
    links: await dropped(`delete from one_time_links where expires_at < now() - interval '30 days' returning id`),
    attempts: await dropped(`delete from sign_in_attempts where last_at < now() - interval '2 days' and coalesce(locked_until, last_at) < now() returning name`),
    factors: await dropped(`delete from second_factors where confirmed_at is null and created_at < now() - interval '1 day' returning user_id`),
  }
}
