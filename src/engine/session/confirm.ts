import type { PayloadRequest } from 'payload'
import { sqlOf } from '@/src/engine/database'
import { fail } from '@/src/errors'
import { sidOf } from './sid'

const minutes = 10

const proof = `select 1 from session_states s where id = $1 and confirmed_at > now() - interval '${minutes} minutes'
  and (confirmed_with_code or not exists (select from second_factors f where f.user_id = s.user_id and f.confirmed_at is not null))`

/** Whether the person of this session proved who they are in the last ten minutes: by password or, where a second factor is on, by a code. */
export const isConfirmed = async (req: PayloadRequest): Promise<boolean> => {
  const sid = sidOf(req.user)
  if (!sid) return false
  return (await sqlOf(req).query(proof, [sid])).length > 0
}

/** Refuses what needs a fresh proof. Throws AUTH_008 named STEP_UP_NEEDED. */
export const needConfirmed = async (req: PayloadRequest): Promise<void> => {
  if (await isConfirmed(req)) return
  throw fail('AUTH_008', { name: 'STEP_UP_NEEDED', message: 'Confirm that it is you, with your password or, where you have a second factor, a code, and try again.', details: { confirm: '/api/users/me/confirm' } })
}

/** Notes that the person of this session has just proved who they are, and whether by a code. */
export const confirmSession = async (req: PayloadRequest, withCode: boolean): Promise<void> => {
  await sqlOf(req).query('update session_states set confirmed_at = now(), confirmed_with_code = $2 where id = $1', [sidOf(req.user), withCode])
}
