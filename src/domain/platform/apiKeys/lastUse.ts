import type { Payload } from 'payload'
import { poolOf, type Db } from '@/src/engine/database'
import { log } from '@/src/log'

type Use = { requests: number; address: string; writtenAt: number; timer?: NodeJS.Timeout }

const everyMs = 60_000
const uses = new Map<string, Use>()

// Another process may have written within the minute; then the requests wait for our next turn.
const write = `update api_keys set last_used_at = now(), last_used_ip = $2, total_requests = coalesce(total_requests, 0) + $3
  where id = $1 and (last_used_at is null or last_used_at < now() - interval '55 seconds') returning id`

/** Notes that a key was used; at most once a minute it is written to the row, with the requests since. Never fails a request. */
export const noteUse = (payload: Payload, key: string, address: string): void => {
  const use = uses.get(key) ?? { requests: 0, address, writtenAt: 0 }
  uses.set(key, Object.assign(use, { requests: use.requests + 1, address }))
  use.timer ??= setTimeout(() => void settle(poolOf(payload), key, use), Math.max(0, use.writtenAt + everyMs - Date.now())).unref()
}

const settle = async (db: Db, key: string, use: Use): Promise<void> => {
  const { requests, address } = use
  Object.assign(use, { writtenAt: Date.now(), timer: undefined })
  try {
    const written = await db.query(write, [key, address, requests])
    if (written.length) use.requests -= requests
    if (use.requests > 0) use.timer ??= setTimeout(() => void settle(db, key, use), everyMs).unref()
  } catch (error) {
    log.warn({ err: error, key }, 'the last use of an API key was not written')
  }
}
