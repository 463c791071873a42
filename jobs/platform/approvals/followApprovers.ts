import { followApprovers as follow } from '@/src/domain/platform/approvals/round/follow'
import { poolOf } from '@/src/engine/database'
import { job } from '../../job'
import { EventData } from '../../subscriptions'

/** After people or a client's wishes changed: open rounds wait for those who decide now. */
export const followApprovers = job({
  schema: EventData,
  handler: async ({ eventId }, { payload }) => {
    const [event] = await poolOf(payload).query<{ agency: string | null }>('select agency_id as agency from events where id = $1', [eventId])
    await follow(payload, event?.agency ?? null)
  },
})
