import { inboxOf } from '@/src/domain/platform/approvals/inbox'
import { unreadOf } from '@/src/domain/platform/messages/lines/marks'
import { sqlOf } from '@/src/engine/database'
import type { Inside } from '../here'
import type { Counts } from './entries'

/** The figures beside the navigation: what waits for a decision, and what is unread. */
export const countsFor = async ({ req, person, agency }: Inside): Promise<Counts> => {
  const [{ total }, { direct }, [row]] = await Promise.all([
    inboxOf(req, { limit: 1 }),
    unreadOf(req),
    sqlOf(req).query<{ n: number }>('select count(*)::int as n from notifications where user_id = $1 and (agency_id = $2 or agency_id is null) and read_at is null', [person.id, agency.id]),
  ])
  return { inbox: total, messages: direct, notifications: row?.n ?? 0 }
}
