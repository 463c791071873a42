import type { Payload } from 'payload'
import { addressHeader } from '@/src/engine/address'
import { poolOf } from '@/src/engine/database'

const minute = 60_000
const noted = new Map<string, number>()

const write = `update session_states set last_used_at = now(), address = coalesce($2, address), user_agent = coalesce($3, user_agent)
  where id = $1 and last_used_at < now() - interval '55 seconds'`

/** Writes when and from where a session was last used, at most once a minute, beside the request rather than in it. */
export const noteUse = (payload: Payload, sid: string, headers: Headers): void => {
  const now = Date.now()
  if ((noted.get(sid) ?? 0) > now - minute) return
  if (noted.size > 10_000) noted.clear()
  noted.set(sid, now)
  const values = [sid, headers.get(addressHeader), headers.get('user-agent')?.slice(0, 500) ?? null]
  // A lost note is no reason to refuse the request that it was about.
  poolOf(payload).query(write, values).catch(() => noted.delete(sid))
}
