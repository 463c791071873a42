import { addDataAndFileToRequest, type PayloadRequest } from 'payload'
import { as } from '@/src/engine/doors'
import { isSuperAdmin } from '@/src/engine/tenancy/membership'
import { fail } from '@/src/errors'
import { adminAgency } from '../agency/own'
import { invitation } from './endpoints'
import { invite } from './invite'

/**
 * `POST /api/users`. The operator makes people who can sign in at once, with a password and memberships; an agency's admin
 * invites into the own agency (spec 06-platform §24.5). Throws AUTH_004, VAL_001, VAL_004, RES_002.
 */
export const createPerson = async (req: PayloadRequest): Promise<{ status: number; body: object }> => {
  await addDataAndFileToRequest(req)
  const given = (req.data ?? {}) as Record<string, unknown>
  const agency = typeof given.agency === 'string' ? given.agency : null
  if (!isSuperAdmin(req.user)) return { status: 201, body: await invite(req, await adminAgency(req), invited(given)) }
  if (agency && !given.password) return { status: 201, body: await invite(req, agency, invited(given)) }
  if (typeof given.password !== 'string' || !given.password) throw fail('VAL_002', { field: 'password', message: 'Give a password, or an agency to invite this person into.' })
  return { status: 201, body: { message: 'Created.', doc: await as(req).create('users', given as never) } }
}

const invited = ({ agency: _agency, ...given }: Record<string, unknown>) => {
  const parsed = invitation.safeParse(given)
  if (!parsed.success) throw fail('VAL_001', { field: parsed.error.issues[0]?.path.join('.'), message: parsed.error.issues[0]?.message })
  return parsed.data
}
