import type { CollectionBeforeChangeHook } from 'payload'
import { systemReason } from '@/src/engine/doors'
import { isStaffOn } from '@/src/engine/tenancy/membership'

/** A picture that staff upload for a post stays theirs until the post is submitted. */
export const withholdPictures: CollectionBeforeChangeHook = ({ data, operation, req }) => {
  if (operation !== 'create' || data.purpose !== 'post' || systemReason() !== undefined || !isStaffOn(req.user, data)) return data
  return { ...data, privateAt: new Date().toISOString() }
}
