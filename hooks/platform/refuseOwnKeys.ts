import type { CollectionBeforeChangeHook } from 'payload'
import { sqlOf } from '@/src/engine/database'
import { idOf } from '@/src/engine/idOf'
import { fail } from '@/src/errors'

const planSql = 'select p.api_key_mode::text as mode from agencies a join plans p on p.id = a.plan_id where a.id = $1::uuid'

/** A plan that includes the vendors' keys takes none of the agency's own (spec 06-platform §12). Throws BIZ_005. */
export const refuseOwnKeys: CollectionBeforeChangeHook = async ({ data, originalDoc, req }) => {
  const kind = data.kind ?? originalDoc?.kind
  if (kind !== 'vendor_key' || !data.secret) return data
  const [plan] = await sqlOf(req).query<{ mode: string }>(planSql, [idOf(data.agency) ?? idOf(originalDoc?.agency)])
  if (plan?.mode === 'included') throw fail('BIZ_005', { field: 'secret', message: 'Your plan includes the keys of all services, so it takes none of your own. To use your own, ask the platform’s operator for another plan.' })
  return data
}
