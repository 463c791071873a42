import { checkUsage as check } from '@/src/domain/platform/usage/warn'
import { poolOf, systemRequest } from '@/src/engine/database'
import { job } from '../job'
import { EventData } from '../subscriptions'

/** After a document has cost something: the agency's sum, and the warning that may be due. */
export const checkUsage = job({
  schema: EventData,
  handler: async ({ resourceId }, { payload }) => {
    const [row] = await poolOf(payload).query<{ agency: string }>('select agency_id as agency from documents where id = $1', [resourceId])
    if (row) await check(await systemRequest(payload, 'check-usage'), row.agency)
  },
})
