import type { CollectionBeforeChangeHook } from 'payload'
import { includesKeys } from '@/src/domain/platform/vendorKeys/included'
import { idOf } from '@/src/engine/idOf'
import { fail } from '@/src/errors'

/** A plan that includes the vendors' keys takes none of the agency's own (spec 06-platform §12). Throws BIZ_005. */
export const refuseOwnKeys: CollectionBeforeChangeHook = async ({ data, originalDoc, req }) => {
  const kind = data.kind ?? originalDoc?.kind
  if (kind !== 'vendor_key' || !data.secret) return data
  if (await includesKeys(req, idOf(data.agency) ?? idOf(originalDoc?.agency))) throw fail('BIZ_005', { field: 'secret', message: 'Your plan includes the keys of all services, so it takes none of your own. To use your own, ask the platform’s operator for another plan.' })
  return data
}
