import { handOver as pass } from '@/src/domain/platform/messages/direct/handOver'
import { inTransaction, poolOf, systemRequest } from '@/src/engine/database'
import { job } from '../job'
import { EventData } from '../subscriptions'

/** After an assignment changed: conversations go to who looks after the client now. */
export const handOver = job({
  schema: EventData,
  handler: async ({ eventId }, { payload }) => {
    const [place] = await poolOf(payload).query<{ agency: string; client: string }>('select agency_id as agency, client_id as client from events where id = $1', [eventId])
    if (place?.client) await inTransaction(await systemRequest(payload, 'hand-over'), (req) => pass(req, place))
  },
})
