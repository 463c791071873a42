import type { PayloadRequest } from 'payload'
import { addressOf } from '@/src/engine/address'
import { recordRefusal } from '@/src/engine/events'
import { fail } from '@/src/errors'
import { attempt, forgive, networkOf } from '../signIn/attempts'
import { takeCode, takeRecoveryCode } from './store'

/**
 * Checks a person's code, of the authenticator or a recovery code; five wrong ones in a row from a network wait 15 minutes.
 * Throws AUTH_005, and AUTH_008 for a code that is wrong or was used before.
 */
export const checkCode = async (req: PayloadRequest, user: { id: string; email: string }, code: string): Promise<void> => {
  const counted = { name: `code|${user.id}`, network: networkOf(addressOf(req)), isKnown: false }
  await attempt(req.payload, counted)
  if ((await takeCode(req, user.id, code, true)) || (await takeRecoveryCode(req, user.id, code))) return forgive(req.payload, counted)
  await recordRefusal(req.payload, req, { type: 'users.second_factor_failed', resourceType: 'users', resourceId: user.id, resourceName: user.email, errorMessage: 'AUTH_008' })
  throw fail('AUTH_008', { name: 'SECOND_FACTOR_WRONG', message: 'This code is wrong or was used already. Wait for the next one.' })
}
