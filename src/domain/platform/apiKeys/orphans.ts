import type { Payload, PayloadRequest } from 'payload'
import type { ApiKey as Row } from '@/src/__generated__/payload-types'
import { inTransaction, sqlOf, systemRequest } from '@/src/engine/database'
import { asSystem } from '@/src/engine/doors'
import { recordEvent } from '@/src/engine/events'
import { idOf } from '@/src/engine/idOf'
import { tell } from '../notify'
import { revokeKey } from './issue'

type Left = { id: string; name: string; prefix: string; agency: string; since: Date | null }

/** So long a key works on after who made it has left, unless an admin takes it over. */
const daysToAdopt = 14

const administers = `exists (select from users u where u.id = k.created_by_id and u.is_active is not false and (u.is_super_admin is true or exists
  (select from users_memberships m where m._parent_id = u.id and m.agency_id = k.agency_id and m.role = 'agency_admin' and m.is_active is not false)))`
const mark = `update api_keys k set maker_left_at = case when ${administers} then null else now() end
  where k.is_active is not false and k.revoked_at is null and k.replaced_by_id is null and (k.maker_left_at is null) <> ${administers}
  returning id, name, key_prefix as prefix, agency_id as agency, maker_left_at as since`
const due = `select id, name, key_prefix as prefix, agency_id as agency, maker_left_at as since from api_keys
  where maker_left_at <= now() - interval '${daysToAdopt} days' and is_active is not false and revoked_at is null for update`

const toAdmins = (req: PayloadRequest, { id, agency }: Left, title: string, body: string): Promise<number> =>
  tell(req, { role: 'agency_admin', agency }, { type: 'api_key', title, body, link: '/admin/settings/api-keys', agency }, { mail: { key: `key-orphan:${id}:${title.length}` } })

/**
 * Keys of whoever no longer administers their agency: the admins are told once, and 14 days later the key ends unless one of
 * them has taken it over or rotated it (docs/decisions). Answers how many were found and how many ended.
 */
export const careForOrphans = async (payload: Payload): Promise<{ orphaned: number; revoked: number }> =>
  inTransaction(await systemRequest(payload, 'key-care'), async (req) => {
    const left = (await sqlOf(req).query<Left>(mark)).filter(({ since }) => since)
    for (const key of left) {
      await toAdmins(req, key, 'The maker of an API key has left', `Who made the API key “${key.name}” (${key.prefix}…) no longer administers the agency, and may still know it. Rotate it, or take it over if nobody else has it; otherwise it ends in ${daysToAdopt} days.`)
    }
    const ending = await sqlOf(req).query<Left>(due)
    for (const key of ending) {
      await revokeKey(req, await asSystem(req, 'api-keys.revoke').findByID('api-keys', key.id))
      await toAdmins(req, key, 'An API key has ended', `The API key “${key.name}” (${key.prefix}…) ended, because who made it left ${daysToAdopt} days ago and nobody took it over. Make a new one where it is still needed.`)
    }
    return { orphaned: left.length, revoked: ending.length }
  })

/** Makes the caller the one who answers for a key. */
export const adoptKey = async (req: PayloadRequest, row: Row): Promise<void> => {
  await asSystem(req, 'api-keys.adopt').update('api-keys', row.id, { createdBy: req.user!.id, makerLeftAt: null })
  await recordEvent(req, { type: 'api-keys.adopt', resourceType: 'api-keys', resourceId: row.id, resourceName: row.name, agency: idOf(row.agency), metadata: { keyPrefix: row.keyPrefix, maker: idOf(row.createdBy) } })
}
