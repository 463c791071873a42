import type { Payload } from 'payload'
import { poolOf } from '@/src/engine/database'
import { expireDocuments } from './expire'
import { removeDocuments } from './remove'

// A job is given up after eight attempts; bytes whose rows are gone are nobody's and must go, so each day begins anew.
const again = `update effects set state = 'reserved', attempts = 0, next_attempt_at = null, updated_at = now() where kind = 'job:remove-bytes' and state = 'failed' returning id`

/** What is old expires, what was deleted 30 days ago goes for good, and what could not be taken off the store is tried again. */
export const cleanUpDocuments = async (payload: Payload): Promise<Record<string, number>> => ({
  expired: await expireDocuments(payload),
  removed: await removeDocuments(payload),
  again: (await poolOf(payload).query(again)).length,
})
