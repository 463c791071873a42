import type { PayloadRequest } from 'payload'
import { inTransaction, sqlOf } from '@/src/engine/database'
import { uuidv7 } from '@/src/engine/ids'
import { fail } from '@/src/errors'

type Opened = { sid: string; expiresAt: Date }
type Proven = { id: string; hash: string | null; /** Whether a code was part of the proof. */ withCode: boolean }
type Life = { idleSeconds: number; maxSeconds: number }

const insertSession = `insert into users_sessions (_order, _parent_id, id, created_at, expires_at)
  select 0, u.id, $2, now(), now() + make_interval(secs => $3) from users u
   where u.id = $1 and u.is_active is not false and u.hash is not distinct from $4 for share returning expires_at as "expiresAt"`
const insertState = `insert into session_states (id, user_id, absolute_until, idle_seconds, address, user_agent, confirmed_at, refresh_hash, confirmed_with_code)
  values ($1, $2, now() + make_interval(secs => $3), $4, $5, $6, now(), $7, $8)`
const most = 10
const dropOldest = `delete from users_sessions where _parent_id = $1 and (expires_at <= now() or id not in
  (select id from users_sessions where _parent_id = $1 and expires_at > now() order by created_at desc, id desc limit ${most}))`
const dropStates = `delete from session_states s where user_id = $1 and not exists (select from users_sessions u where u.id = s.id)`

/**
 * Opens a session for a person who has just proved who they are; of more than ten, the oldest ends. Sessions are rows that
 * only this folder writes, each by one statement, so that no update of the person's row brings an ended one back. `hash` is
 * the password's as it was proved: one that is replaced meanwhile opens nothing (AUTH_001).
 */
export const openSession = (req: PayloadRequest, { id: user, hash, withCode }: Proven, life: Life, refreshHash: Buffer | null): Promise<Opened> =>
  inTransaction(req, async () => {
    const sid = uuidv7()
    const [row] = await sqlOf(req).query<{ expiresAt: Date }>(insertSession, [user, sid, Math.min(life.idleSeconds, life.maxSeconds), hash])
    if (!row) throw fail('AUTH_001')
    await sqlOf(req).query(insertState, [sid, user, life.maxSeconds, life.idleSeconds, req.context.address ?? null, agentOf(req), refreshHash, withCode])
    await sqlOf(req).query(dropOldest, [user])
    await sqlOf(req).query(dropStates, [user])
    return { sid, expiresAt: row.expiresAt }
  })

const agentOf = (req: PayloadRequest): string | null => (req.context.userAgent as string | null | undefined)?.slice(0, 500) ?? req.headers?.get('user-agent')?.slice(0, 500) ?? null

/** Ends one session of a person, with its refresh token. Answers whether there was one. */
export const endSession = async (req: PayloadRequest, user: string, sid: string): Promise<boolean> => {
  const ended = await sqlOf(req).query('delete from users_sessions where _parent_id = $1 and id = $2 returning id', [user, sid])
  await sqlOf(req).query('delete from session_states where user_id = $1 and id = $2', [user, sid])
  return ended.length > 0
}

/** Ends all sessions of a person, but for one where it is named. Answers how many. */
export const endSessionsOf = async (req: PayloadRequest, user: string, keep: string | null = null): Promise<number> => {
  const ended = await sqlOf(req).query(`delete from users_sessions where _parent_id = $1 and id <> coalesce($2, '') returning id`, [user, keep])
  await sqlOf(req).query(`delete from session_states where user_id = $1 and id <> coalesce($2, '')`, [user, keep])
  return ended.length
}

export type Listed = { id: string; createdAt: Date; lastUsedAt: Date | null; expiresAt: Date; address: string | null; userAgent: string | null }

/** The sessions of a person that still hold, the last used first. */
export const sessionsOf = (req: PayloadRequest, user: string): Promise<Listed[]> =>
  sqlOf(req).query<Listed>(
    `select u.id, u.created_at as "createdAt", s.last_used_at as "lastUsedAt", u.expires_at as "expiresAt", s.address, s.user_agent as "userAgent"
       from users_sessions u left join session_states s on s.id = u.id where u._parent_id = $1 and u.expires_at > now()
      order by s.last_used_at desc nulls last, u.created_at desc`, [user])
