import type { PayloadRequest } from 'payload'
import { sqlOf } from '@/src/engine/database'
import { fail } from '@/src/errors'

const minutes = 10

const sidOf = (req: PayloadRequest): string | null => (req.user as { _sid?: string } | null)?._sid ?? null

/** Whether the person of this session proved who they are, by password or code, in the last ten minutes. */
export const isConfirmed = async (req: PayloadRequest): Promise<boolean> => {
  const sid = sidOf(req)
  if (!sid) return false
  return (await sqlOf(req).query(`select 1 from session_states where id = $1 and confirmed_at > now() - interval '${minutes} minutes'`, [sid])).length > 0
}

/** Refuses what needs a fresh proof. Throws AUTH_008 named STEP_UP_NEEDED. */
export const needConfirmed = async (req: PayloadRequest): Promise<void> => {
  if (await isConfirmed(req)) return
  throw fail('AUTH_008', { name: 'STEP_UP_NEEDED', message: 'Confirm that it is you, with your password or a code, and try again.', details: { confirm: '/api/users/me/confirm' } })
}

/** Notes that the person of this session has just proved who they are. */
export const confirmSession = async (req: PayloadRequest): Promise<void> => {
  await sqlOf(req).query('update session_states set confirmed_at = now() where id = $1', [sidOf(req)])
}
