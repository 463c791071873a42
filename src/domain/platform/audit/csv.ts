import type { Db } from '@/src/engine/database'
import { cell } from '@/src/domain/platform/exports/cells'
import type { Conditions, Place } from './filters'
import { entriesBefore, placeOf, type Entry } from './page'

/** A table of the log holds so many rows at most; a longer span is asked for in parts. */
export const mostRows = 50_000
const batch = 1000

const columns = [
  'createdAt', 'user', 'userLabel', 'apiKey', 'onBehalfOf', 'agency', 'client', 'action', 'actionCategory', 'type', 'resourceType', 'resourceId', 'resourceName',
  'fromState', 'toState', 'note', 'changes', 'metadata', 'status', 'errorMessage', 'ipAddress', 'userAgent', 'requestId', 'id',
] as const satisfies readonly (keyof Entry)[]

/** The log as CSV, read batch by batch as fast as the caller takes it, so that a long one is never held in memory. */
export const csvOf = (db: Db, conditions: Conditions, most = mostRows): ReadableStream<Uint8Array> => {
  let [before, left]: [Place | null, number] = [null, most]
  const encoder = new TextEncoder()
  return new ReadableStream({
    start: (stream) => stream.enqueue(encoder.encode(`${columns.join(',')}\r\n`)),
    pull: async (stream) => {
      const rows: Entry[] = await entriesBefore(db, conditions, before, Math.min(batch, left))
      if (rows.length) stream.enqueue(encoder.encode(rows.map(lineOf).join('')))
      left -= rows.length
      before = rows.length ? placeOf(rows.at(-1)!) : before
      if (rows.length < batch || left <= 0) stream.close()
    },
  })
}

const lineOf = (entry: Entry): string => `${columns.map((name) => cell(entry[name])).join(',')}\r\n`
