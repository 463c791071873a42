import type { CollectionBeforeChangeHook } from 'payload'
import { systemReason } from '@/src/engine/doors'
import { isStaffOn } from '@/src/engine/tenancy/membership'

/** What staff upload stays theirs: a picture until its post is submitted. What a message is to carry is its writer's, whoever that is, and read through the message. */
export const withholdPictures: CollectionBeforeChangeHook = ({ data, operation, req }) => {
  const isWithheld = data.purpose === 'message' || (data.purpose === 'post' && isStaffOn(req.user, data))
  if (operation !== 'create' || systemReason() !== undefined || !isWithheld) return data
  return { ...data, privateAt: new Date().toISOString() }
}
