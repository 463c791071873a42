import type { PayloadRequest } from 'payload'
import { inboxOf } from '@/src/domain/platform/approvals/inbox'
import { unreadOf } from '@/src/domain/platform/messages/lines/marks'
import { sqlOf } from '@/src/engine/database'
import { defineEndpoint } from '@/src/engine/endpoint'

type Count = (req: PayloadRequest) => Promise<number>

const unreadNotifications: Count = async (req) =>
  (await sqlOf(req).query<{ count: number }>('select count(*)::int as count from notifications where user_id = $1 and read_at is null', [req.user!.id]))[0]!.count

const counts: Record<string, Count> = {
  inbox: async (req) => (await inboxOf(req, { limit: 1 })).total,
  messages: async (req) => (await unreadOf(req)).total,
  notifications: unreadNotifications,
}

/** What waits for a person, for the badges of menus; the same that `counts.changed` asks pages to fetch. */
export const countsEndpoint = defineEndpoint({
  method: 'get', path: '/counts', auth: 'person', who: 'person',
  handler: async ({ req }) => {
    const entries = await Promise.all(Object.entries(counts).map(async ([name, count]) => [name, await count(req)] as const))
    return { body: Object.fromEntries(entries) }
  },
})
