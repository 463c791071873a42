import type { CollectionBeforeValidateHook } from 'payload'
import { sqlOf } from '@/src/engine/database'
import { idOf } from '@/src/engine/idOf'
import { asUuid } from '@/src/engine/ids'
import { fail } from '@/src/errors'

/** A plan may be named by its machine name as well as by its id; a new agency takes none that is retired. Throws VAL_001. */
export const planOfAgency: CollectionBeforeValidateHook = async ({ data, operation, originalDoc, req }) => {
  const given = idOf(data?.plan)
  if (!data || !given || given === idOf(originalDoc?.plan)) return data
  const [plan] = await sqlOf(req).query<{ id: string; isActive: boolean }>('select id, is_active is not false as "isActive" from plans where id = $1 or name = $2', [asUuid(given), given])
  if (!plan) throw fail('VAL_001', { field: 'plan', message: 'There is no such plan.' })
  if (operation === 'create' && !plan.isActive) throw fail('VAL_001', { field: 'plan', message: 'This plan is no longer offered.' })
  return { ...data, plan: plan.id }
}
