import type { CollectionBeforeDeleteHook } from 'payload'
import { sqlOf } from '@/src/engine/database'
import { asUuid } from '@/src/engine/ids'
import { fail } from '@/src/errors'

/** A plan that agencies have is retired, never deleted. Throws RES_003. */
export const keepUsedPlan: CollectionBeforeDeleteHook = async ({ id, req }) => {
  const [row] = await sqlOf(req).query<{ count: number }>('select count(*)::int as count from agencies where plan_id = $1', [asUuid(id)])
  if (row && row.count > 0) throw fail('RES_003', { message: `${row.count} ${row.count === 1 ? 'agency has' : 'agencies have'} this plan. Switch it off instead, so that no new ones can choose it.`, details: { agencies: row.count } })
}
