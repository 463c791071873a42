import { createHash } from 'node:crypto'
import type { Payload, PayloadRequest } from 'payload'
import { inTransaction, sqlOf } from '@/src/engine/database'
import { limiterOf, refuseFull } from '@/src/engine/limits'
import { endSession } from './store'
import { claimsOf } from './token'

/** `early`: another tab has just used the same token, so an access token is due but no second refresh token. */
type Refreshed =
  | { outcome: 'rotated' | 'early'; user: string; sid: string; expiresAt: Date }
  | { outcome: 'reused'; user: string; sid: string }
  | { outcome: 'none' }

type State = { current: boolean; early: boolean; expiresAt: Date; life: number }

const graceSeconds = 10

const look = `select s.refresh_hash = $3 as current, s.previous_hash = $3 and s.rotated_at > now() - interval '${graceSeconds} seconds' as early,
    u.expires_at as "expiresAt", least(s.idle_seconds, extract(epoch from s.absolute_until - now()))::int as life
  from session_states s join users_sessions u on u.id = s.id join users p on p.id = s.user_id
  where s.id = $1 and s.user_id = $2 and s.refresh_hash is not null and u.expires_at > now() and s.absolute_until > now() and p.is_active is not false
  for update of s`
const rotate = `update session_states set previous_hash = refresh_hash, refresh_hash = $2, rotated_at = now(), last_used_at = now() where id = $1`
const prolong = `update users_sessions set expires_at = now() + make_interval(secs => $2) where id = $1 returning expires_at as "expiresAt"`

/** The refresh token's mark as it is kept: a hash of its own id. */
export const refreshHashOf = (jti: string): Buffer => createHash('sha256').update(jti).digest()

/** Counts a wish to prolong a session: 30 an hour each. Throws RATE_001; the token is not used up by that. */
export const limitRefresh = async (payload: Payload, token: string): Promise<void> => {
  const claims = claimsOf(token, payload.secret, 'refresh')
  const verdict = claims && (await limiterOf(payload).take([{ bucket: `refresh:${claims.sid}`, limit: 30, seconds: 3600 }]))
  refuseFull(verdict)
}

/**
 * Takes a refresh token: it is used once, and then `next` is the one that counts. One that was used before ends its session,
 * because one of its two holders has no right to it; 10 seconds' grace are for two tabs that ask at once.
 */
export const refreshSession = async (req: PayloadRequest, token: string, next: string): Promise<Refreshed> => {
  const claims = claimsOf(token, req.payload.secret, 'refresh')
  if (!claims?.jti) return { outcome: 'none' }
  const { id: user, sid, jti } = claims
  return inTransaction(req, async () => {
    const [state] = await sqlOf(req).query<State>(look, [sid, user, refreshHashOf(jti)])
    if (!state) return { outcome: 'none' }
    if (state.early && !state.current) return { outcome: 'early', user, sid, expiresAt: state.expiresAt }
    if (!state.current) {
      await endSession(req, user, sid)
      return { outcome: 'reused', user, sid }
    }
    await sqlOf(req).query(rotate, [sid, refreshHashOf(next)])
    const [row] = await sqlOf(req).query<{ expiresAt: Date }>(prolong, [sid, state.life])
    return { outcome: 'rotated', user, sid, expiresAt: row!.expiresAt }
  })
}
