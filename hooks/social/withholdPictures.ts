import type { CollectionBeforeChangeHook } from 'payload'
import { systemReason } from '@/src/engine/doors'
import { isStaffOn } from '@/src/engine/tenancy/membership'

/** What staff upload stays theirs: a picture until its post is submitted, what a message is to carry for good, as it is read through that. */
export const withholdPictures: CollectionBeforeChangeHook = ({ data, operation, req }) => {
  if (operation !== 'create' || !['post', 'message'].includes(data.purpose) || systemReason() !== undefined || !isStaffOn(req.user, data)) return data
  return { ...data, privateAt: new Date().toISOString() }
}
