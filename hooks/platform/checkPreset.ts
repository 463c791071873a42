import type { CollectionBeforeValidateHook } from 'payload'
import { isZone } from '@/src/domain/social/rules'
import { fail } from '@/src/errors'

/** Times are written in a zone that exists, or in each post's own. Throws VAL_001. */
export const checkPreset: CollectionBeforeValidateHook = ({ data }) => {
  if (data?.timezone && !isZone(data.timezone)) throw fail('VAL_001', { field: 'timezone', message: `“${String(data.timezone).slice(0, 64)}” is not a time zone such as Europe/Berlin.` })
  return data
}
